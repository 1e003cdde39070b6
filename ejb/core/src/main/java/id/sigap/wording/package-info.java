/**
 * What the office is going to say: versions of a wording, their checks and their approvals. An approval binds a SHA-256 over
 * the complete list of parts as the citizen will get them, for one channel and target; any edit makes a new version, which
 * needs its own. Two different people stand behind every wording; the database refuses an approval by the author.
 */
package id.sigap.wording;
