package id.sigap.connector.email;

import id.sigap.connector.api.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Takes a mail apart, and goes on as far as it can where the mail is broken. Never throws. */
final class MailParser {

    /** Multiparts in multiparts. */
    private static final int DEEPEST = 30;

    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(1_000_000)
            .setMaxHeaderCount(5_000)
            .setMaxContentLen(-1)
            .build();

    private MailParser() {}

    static Mail parse(Bytes raw) {
        byte[] bytes = withLineFeeds(raw.toArray());
        MailCollector collector = new MailCollector();
        MimeTokenStream tokens = new MimeTokenStream(CONFIG);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            tokens.parse(new ByteArrayInputStream(bytes));
            collect(tokens, collector);
        } catch (MimeException | IOException | RuntimeException e) {
            collector.brokenOff(restOf(bytes));
        }
        return collector.mail();
    }

    /** The header alone. */
    static MailHeaders headers(Bytes raw) {
        MailHeaders headers = new MailHeaders();
        MimeTokenStream tokens = new MimeTokenStream(CONFIG);
        try {
            tokens.parse(new ByteArrayInputStream(withLineFeeds(raw.toArray())));
            for (EntityState state = tokens.getState(); state != EntityState.T_END_HEADER; state = tokens.next()) {
                if (state == EntityState.T_FIELD) {
                    add(tokens, headers::add);
                } else if (state == EntityState.T_END_OF_STREAM) {
                    break;
                }
            }
        } catch (MimeException | IOException | RuntimeException e) {
            // What was read so far is what there is.
        }
        return headers;
    }

    private static void add(MimeTokenStream tokens, Consumer<byte[]> headers) {
        var raw = tokens.getField().getRaw();
        if (raw != null) {
            headers.accept(raw.toByteArray());
        }
    }

    private static void collect(MimeTokenStream tokens, MailCollector collector) throws MimeException, IOException {
        int depth = 0;
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> collector.startHeader();
                case T_FIELD -> add(tokens, collector::field);
                case T_START_MULTIPART -> {
                    depth++;
                    if (depth > DEEPEST) {
                        throw new MimeException("More than " + DEEPEST + " levels of parts");
                    }
                    collector.startMultipart(tokens.getBodyDescriptor().getMimeType());
                }
                case T_END_MULTIPART -> {
                    depth--;
                    collector.endMultipart();
                }
                case T_BODY -> {
                    try (InputStream content = tokens.getDecodedInputStream()) {
                        collector.body(content, tokens.getBodyDescriptor().getMimeType());
                    }
                }
                default -> {
                    // Preambles, epilogues and the ends of things.
                }
            }
        }
    }

    /** Some systems end lines with a carriage return alone. */
    private static byte[] withLineFeeds(byte[] bytes) {
        boolean anyReturn = false;
        for (byte b : bytes) {
            if (b == '\n') {
                return bytes;
            }
            anyReturn |= b == '\r';
        }
        if (anyReturn) {
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\r') {
                    bytes[i] = '\n';
                }
            }
        }
        return bytes;
    }

    /** Everything behind the header, unparsed. */
    private static Optional<String> restOf(byte[] bytes) {
        String all = new String(bytes, 0, Math.min(bytes.length, MailCollector.LONGEST_TEXT), StandardCharsets.UTF_8);
        String text = all.replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        return end < 0 ? Optional.empty() : Optional.of(text.substring(end + 2));
    }
}
