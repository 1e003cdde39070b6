/**
 * Tables for a spreadsheet: written row by row while they are read, never whole in memory, with no cell that a spreadsheet would
 * run, and each export in the ledger before its first byte leaves.
 */
package id.sigap.export;
