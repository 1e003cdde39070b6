/**
 * Stands in for WhatsApp Cloud API: sends, media, the number's health, subscriptions; webhooks signed as Meta signs them. A
 * citizen writes, edits, deletes and reads; what they see is a {@link id.sigap.standin.whatsapp.Line} of their chat.
 */
@NullMarked
package id.sigap.standin.whatsapp;

import org.jspecify.annotations.NullMarked;
