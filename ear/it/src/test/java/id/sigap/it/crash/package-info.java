/**
 * Tries to break two promises, "nothing is lost" and "nobody answers twice": the server is killed under load, its mail is held
 * back at the worst moment, many people act on the same cases at once, transactions stay open while others commit.
 */
package id.sigap.it.crash;
