/**
 * Seals the ledger: every entry becomes a leaf of a Merkle log whose head is signed at an interval, by one sealer in the whole
 * installation. It also proves, verifies and exports what was sealed. It decides nothing about what is recorded, and works on
 * plain SQL so that a batch is one transaction of few statements.
 */
package id.sigap.ledger.seal;
