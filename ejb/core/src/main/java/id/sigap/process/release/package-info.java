/**
 * How diagrams and tables come into force: drafts that administrators draw, releases of the whole set, roll-backs, and what
 * an upgrade of Sigap offers.
 *
 * <p>A release is the whole set, deployed together, numbered by its row in {@code process_release}; the row and the
 * deployment are one transaction. Whoever saved content into a draft is an author of it and never releases it: the code
 * refuses, and so does the database. Releases follow each other one at a time. Nothing goes live that
 * {@link id.sigap.process.check.ReleaseCheck} finds an error in.
 *
 * <p>Texts that people wrote (notes, reasons) stand in these tables; the ledger gets ids and SHA-256 of files only.
 */
package id.sigap.process.release;
