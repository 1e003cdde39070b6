/**
 * The history as auditors use it: finds cases by what happened to them, tells one case's history as a whole ({@link
 * id.sigap.history.CaseHistory}), keeps questions, and asks for a purpose before a restricted case is read. It changes no
 * case; purposes and saved questions are all it writes.
 */
package id.sigap.history;
