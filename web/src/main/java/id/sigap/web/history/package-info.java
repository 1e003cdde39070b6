/** What auditors read: the ledger, and the diagrams that were in force. */
package id.sigap.web.history;
