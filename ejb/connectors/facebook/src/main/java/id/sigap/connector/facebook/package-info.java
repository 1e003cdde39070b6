/**
 * The connector for Facebook Page comments: comments and visitor posts come in by webhook (and by polling, where an
 * administrator wants it), answers go out as public replies or as the one private reply that a comment allows.
 */
@NullMarked
package id.sigap.connector.facebook;

import org.jspecify.annotations.NullMarked;
