package id.sigap.connector.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text of bytes whose declared character set may be missing, unknown or wrong. */
final class TextDecoding {

    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final Pattern META =
            Pattern.compile("<meta[^>]{0,200}charset\\s*=\\s*[\"']?([A-Za-z0-9_:.-]{2,40})", Pattern.CASE_INSENSITIVE);

    private TextDecoding() {}

    /** As declared where the bytes agree; else as UTF-8 where they agree; else as declared, or Latin, with gaps. */
    static String decoded(byte[] bytes, Optional<String> declared, boolean html) {
        Optional<Charset> charset = declared.flatMap(TextDecoding::charset)
                .or(() -> html ? meta(bytes) : Optional.empty())
                .filter(c -> !c.equals(StandardCharsets.US_ASCII));
        if (charset.isPresent()) {
            Optional<String> text = strictly(bytes, charset.get());
            if (text.isPresent()) {
                return text.get();
            }
        }
        return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, charset.orElse(LATIN)));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name.strip().replace("\"", "").replace("'", "")));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> meta(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        Matcher matcher = META.matcher(head);
        return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
    }
}
