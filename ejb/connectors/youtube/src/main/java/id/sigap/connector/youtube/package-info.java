/**
 * The connector for YouTube: comments under the videos of the office's channel, asked for page by page within the day's
 * quota, and replies to them. There is no webhook and no private message; a deleted comment is told by nobody.
 */
@NullMarked
package id.sigap.connector.youtube;

import org.jspecify.annotations.NullMarked;
