/** The connector for WhatsApp Cloud API. */
@NullMarked
package id.sigap.connector.whatsapp;

import org.jspecify.annotations.NullMarked;
