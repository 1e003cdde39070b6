package id.sigap.connector.webform;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells a photo's kind from its first bytes; what the sender says it is counts for nothing. */
final class PhotoKind {

    private PhotoKind() {}

    static Optional<String> of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of("image/jpeg");
        }
        if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of("image/png");
        }
        if (head.length() == 12 && head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return Optional.of("image/webp");
        }
        return Optional.empty();
    }
}
