package id.sigap.connector.email;

import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * Writes a mail: the approved parts, encoded and nothing else. Read back, subject and body are what was approved, to the
 * letter.
 */
final class MailWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private MailWriter() {}

    /**
     * The whole mail.
     *
     * @param from the office's name and address
     * @param to checked by {@link Addresses#deliverable}
     */
    static byte[] write(OutboundMessage message, Addresses.Named from, String to, String messageId, Instant now) {
        MailWriter writer = new MailWriter();
        writer.mail(message, from, to, messageId, now);
        return writer.out.toByteArray();
    }

    private void mail(OutboundMessage message, Addresses.Named from, String to, String messageId, Instant now) {
        header("Date", DATE.format(now));
        header("From", EncoderUtil.encodeAddressDisplayName(from.name()) + " <" + from.address() + ">");
        header("To", "<" + to + ">");
        message.subject().ifPresent(s -> header("Subject", subject(s)));
        header("Message-ID", "<" + messageId + ">");
        List<String> thread = message.conversation().messages().stream()
                .filter(MessageIds::isReferable)
                .map(id -> "<" + id + ">")
                .toList();
        if (!thread.isEmpty()) {
            header("In-Reply-To", thread.get(thread.size() - 1));
            header("References", String.join("\r\n ", ends(thread)));
        }
        if (message.automatic()) {
            header("Auto-Submitted", "auto-replied");
            header("X-Auto-Response-Suppress", "All");
        }
        header("MIME-Version", "1.0");
        if (message.files().isEmpty()) {
            text(message.body());
        } else {
            String boundary = "sigap-" + message.outboxId();
            header("Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"");
            line("");
            line("--" + boundary);
            text(message.body());
            for (Part.File file : message.files()) {
                line("");
                line("--" + boundary);
                file(file);
            }
            line("");
            line("--" + boundary + "--");
        }
    }

    /** The first mail and the latest ones: a References header of hundreds helps nobody. */
    private static List<String> ends(List<String> thread) {
        return thread.size() <= 20
                ? thread
                : Stream.concat(thread.stream().limit(1), thread.stream().skip(thread.size() - 19L))
                        .toList();
    }

    /** Encoded also where ASCII alone would be read back as something else: lookalikes of encoded words, outer spaces. */
    private static String subject(String subject) {
        boolean asItIs = !subject.contains("=?")
                && subject.equals(subject.strip())
                && !subject.contains("  ")
                && !subject.contains("\t")
                && subject.chars().allMatch(c -> c >= 32 && c < 127);
        String encoded = asItIs ? subject : EncoderUtil.encodeEncodedWord(subject, EncoderUtil.Usage.TEXT_TOKEN);
        return MimeUtil.fold(encoded, "Subject: ".length());
    }

    private void text(String body) {
        header("Content-Type", "text/plain; charset=utf-8");
        header("Content-Transfer-Encoding", "quoted-printable");
        line("");
        try {
            QuotedPrintableOutputStream encoder = new QuotedPrintableOutputStream(out, false);
            encoder.write(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            encoder.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
    }

    private void file(Part.File file) {
        header("Content-Type", file.contentType());
        header("Content-Disposition", "attachment; filename*=UTF-8''" + percentEncoded(file.name()));
        header("Content-Transfer-Encoding", "base64");
        line("");
        out.writeBytes(LINES.encode(file.content().toArray()));
    }

    /** A parameter value of RFC 2231. */
    private static String percentEncoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    private void header(String name, String value) {
        line(name + ": " + value);
    }

    private void line(String line) {
        out.writeBytes((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
