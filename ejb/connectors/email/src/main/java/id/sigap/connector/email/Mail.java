package id.sigap.connector.email;

import id.sigap.connector.api.Attachment;
import java.util.List;
import java.util.Optional;

/**
 * A mail, taken apart.
 *
 * @param headers its own header
 * @param text all its words as plain text, quoted ones included
 * @param attachments its files; large ones left out
 * @param reportFields of a delivery or disposition report, its machine-readable part
 * @param returned of a report, what came back of the mail reported about: its header at least
 */
record Mail(
        MailHeaders headers,
        String text,
        List<Attachment> attachments,
        Optional<String> reportFields,
        Optional<String> returned) {

    Mail {
        attachments = List.copyOf(attachments);
    }
}
