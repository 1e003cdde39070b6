/**
 * The connector for Telegram: a bot that citizens write to in private, or name in a group. Updates come by webhook or by
 * polling; answers go out as messages of the bot. The Bot API shows a bot none of its own messages, so nothing here can
 * tell afterwards whether one was sent.
 */
@NullMarked
package id.sigap.connector.telegram;

import org.jspecify.annotations.NullMarked;
