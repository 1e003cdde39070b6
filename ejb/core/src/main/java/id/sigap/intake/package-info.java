/**
 * The one way in. A delivery is stored raw and committed before it is acknowledged; a worker takes it apart and takes in each
 * event in a transaction of its own: once, to exactly one complaint. What fails three times becomes a dead letter that a
 * person must take.
 */
package id.sigap.intake;
