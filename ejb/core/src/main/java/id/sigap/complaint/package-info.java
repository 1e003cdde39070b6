/**
 * The complaint itself: one for each matter a citizen brings, whatever the channel. Decides who may see a case, who holds it
 * (the claim and its lease) and in which round its answer stands. It knows the process only as {@link
 * id.sigap.complaint.CaseFlow}.
 */
package id.sigap.complaint;
