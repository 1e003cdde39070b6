/** Reports on a period, and tables to take along. */
package id.sigap.web.reports;
