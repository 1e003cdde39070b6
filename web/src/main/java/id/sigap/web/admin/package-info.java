/** The administrators' pages: what they keep, what went wrong, who is who. Auditors read along and change nothing. */
package id.sigap.web.admin;
