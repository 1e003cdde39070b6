/** What went wrong or found nobody, until a named person takes it. Every ladder of escalation ends here or at the head of the office. */
package id.sigap.incident;
