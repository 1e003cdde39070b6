/**
 * The connector for Messenger: a page's private messages, answered within the windows that Meta sets.
 */
@NullMarked
package id.sigap.connector.messenger;

import org.jspecify.annotations.NullMarked;
