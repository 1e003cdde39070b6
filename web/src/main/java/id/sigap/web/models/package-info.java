/**
 * Administrators redraw the office's processes and tables: drafts, checks, trials, releases, roll-backs. Decides nothing
 * itself; {@code process.release} does.
 */
package id.sigap.web.models;
