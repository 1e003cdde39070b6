/**
 * Tells whether a ledger is what its signed checkpoints say, and which entry is the first that is not: for the server, which
 * reads its tables, and for anybody with an export and the public key ({@link id.sigap.ledger.verifier.Main}).
 */
package id.sigap.ledger.verifier;
