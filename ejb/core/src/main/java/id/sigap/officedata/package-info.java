/**
 * The tables that administrators keep (agencies, topics, holidays, clocks), as far as they are alike: an edit that names what
 * is wrong and refuses a stale one, the log of who changed what from what to what, the counter by which every server notices
 * a change, and CSV in (with a preview) and out. What a row means and which rows are right decides the feature that owns it.
 */
package id.sigap.officedata;
