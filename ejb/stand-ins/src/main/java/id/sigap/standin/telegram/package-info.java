/** A stand-in of Telegram's Bot API: one bot, its private chats and groups, webhook and polling. */
@NullMarked
package id.sigap.standin.telegram;

import org.jspecify.annotations.NullMarked;
