/**
 * Who may do what: every endpoint with every role, foreign and restricted cases, forged tokens, skipped steps, hostile text. One
 * server for all of it ({@link id.sigap.it.access.AccessIT}); each subject has a class of its own.
 */
package id.sigap.it.access;
