/** What is read across features: the inbox with its views and counts. It changes nothing. */
package id.sigap.report;
