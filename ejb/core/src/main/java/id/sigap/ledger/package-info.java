/**
 * The history that cannot be rewritten: one row for every change of business state, every human act, every sent byte (as a
 * keyed hash) and every recorded read, written in the act's own transaction. Rows are never updated and carry no text that
 * a person wrote, no name and no address of a citizen.
 */
package id.sigap.ledger;
