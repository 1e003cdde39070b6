/** The connector for Messenger. */
@NullMarked
package id.sigap.connector.messenger;

import org.jspecify.annotations.NullMarked;
