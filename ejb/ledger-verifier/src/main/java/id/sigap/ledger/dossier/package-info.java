/**
 * The dossier of one case as a file: what binds its files together, what proves that the ledger knows it, and whether a file is
 * still what was made. The server writes with these classes, the offline verifier reads with them.
 */
package id.sigap.ledger.dossier;
