/**
 * The connector for Instagram: comments and mentions, answered in public or by the one private reply that a comment
 * allows, and private messages, answered within the windows that Meta sets.
 */
@NullMarked
package id.sigap.connector.instagram;

import org.jspecify.annotations.NullMarked;
