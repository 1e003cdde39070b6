/**
 * The connector for WhatsApp Cloud API: messages in private chats, one channel for each telephone number of the office.
 *
 * <p>Reads webhooks (messages, statuses, what was written in the office's own WhatsApp Business app), sends texts within 24
 * hours of the citizen's last message and, where an administrator named one, an approved template afterwards. What all of
 * Meta's platforms share comes from {@code id.sigap.connector.graph}.
 */
@NullMarked
package id.sigap.connector.whatsapp;

import org.jspecify.annotations.NullMarked;
