package id.sigap.connector.email;

import id.sigap.connector.api.UnicodeText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** The header of a mail or of one of its parts: unfolded values, in order. */
final class MailHeaders {

    /** More than any honest header has. */
    private static final int LONGEST_VALUE = 100_000;

    /** Encoded words are looked for in no longer ones: the search is quadratic. */
    private static final int LONGEST_READABLE = 8_000;

    /**
     * What the decoder may take for an encoded word, with character set and language (RFC 2047 and 2231): it looks for the
     * character set before it judges the encoding. The end is taken along: behind a text that ends with an equals sign it
     * would look like the beginning of another.
     */
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?*]*+)[^?]*+\\?[^?]*+\\?(?:[^?]*+\\?=)?");

    /** Names and aliases in lower case. */
    private static final Set<String> CHARSETS = Charset.availableCharsets().values().stream()
            .flatMap(charset -> Stream.concat(Stream.of(charset.name()), charset.aliases().stream()))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final List<Header> headers = new ArrayList<>();

    private record Header(String name, String value) {}

    /** Adds a field as it stands in the mail, {@code Name: value} with its line ends. */
    void add(byte[] field) {
        String line = decoded(field);
        int colon = line.indexOf(':');
        if (colon > 0) {
            String value = line.substring(colon + 1, Math.min(line.length(), colon + 1 + LONGEST_VALUE));
            headers.add(new Header(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    UnicodeText.storable(value.replaceAll("\\r?\\n|\\r", "").strip())));
        }
    }

    /** Raw 8-bit headers are mostly UTF-8; what is not is some Latin. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    boolean isEmpty() {
        return headers.isEmpty();
    }

    /** The first value, as it stands there. */
    Optional<String> first(String name) {
        return headers.stream()
                .filter(h -> h.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    /** Every value, as it stands there. */
    List<String> all(String name) {
        return headers.stream()
                .filter(h -> h.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /** The first value for people: encoded words are decoded. */
    Optional<String> readable(String name) {
        return first(name).map(MailHeaders::withoutEncodedWords);
    }

    static String withoutEncodedWords(String value) {
        if (value.length() > LONGEST_READABLE || namesUnknownCharset(value)) {
            return value;
        }
        try {
            return UnicodeText.storable(
                    DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            return value;
        }
    }

    /**
     * Whether something that looks like an encoded word names a character set that is not there. The decoder looks for
     * one through every jar, at each word anew: a header of nothing else would cost seconds.
     */
    static boolean namesUnknownCharset(String value) {
        Matcher words = ENCODED_WORD.matcher(value);
        while (words.find()) {
            if (!CHARSETS.contains(words.group(1).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
