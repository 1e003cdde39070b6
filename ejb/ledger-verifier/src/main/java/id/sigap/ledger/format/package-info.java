/**
 * What is hashed, signed and exported, byte for byte: the text of an entry, checkpoints, keys and the lines of an export.
 * {@code docs/ledger.md} describes each for whoever writes a verifier of their own.
 */
package id.sigap.ledger.format;
