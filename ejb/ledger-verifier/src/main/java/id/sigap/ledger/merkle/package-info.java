/** The Merkle tree of RFC 9162 section 2.1: hashes, appending, and proofs. It knows nothing of what the leaves are. */
package id.sigap.ledger.merkle;
