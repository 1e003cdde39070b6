/** The connector for Telegram. */
@NullMarked
package id.sigap.connector.telegram;

import org.jspecify.annotations.NullMarked;
