/**
 * Reads what a citizen wrote and proposes what it is, who is responsible and how urgent it is.
 *
 * <p>Decides nothing for good: it extracts facts from the text (topics by their keywords, signals, named agencies,
 * danger), a decision table turns them into a proposal, and a person can change it. Everything it knows of words and
 * topics is data. Every proposal can say which words led to it. It refuses no text and calls neither engine nor database;
 * {@link id.sigap.triage.Triage} is the way in.
 */
package id.sigap.triage;
