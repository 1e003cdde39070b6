/** What is read across features: the inbox with its views and counts, and the compliance of a period. It changes nothing. */
package id.sigap.report;
