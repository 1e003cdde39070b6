/** A stand-in of a Mastodon server: one account of an office, its notifications and statuses, and the citizens who mention it. */
@NullMarked
package id.sigap.standin.mastodon;

import org.jspecify.annotations.NullMarked;
