package id.sigap.complaint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells what a file is from its first bytes, and takes out of a photo what it says about where and by whom it was taken. */
final class Photos {
    private Photos() {}

    /** The media type; {@code application/octet-stream} for what is not known to be harmless to show. */
    static String typeOf(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return "image/jpeg";
        }
        if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
            return "image/png";
        }
        if (head.length() == 12 && head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return "image/webp";
        }
        return head.startsWith("%PDF-") ? "application/pdf" : "application/octet-stream";
    }

    /** A JPEG without its application segments (EXIF, XMP, IPTC: place, device, time); anything else unchanged. */
    static byte[] withoutTraces(byte[] content) {
        if (!typeOf(content).equals("image/jpeg")) {
            return content;
        }
        ByteArrayOutputStream clean = new ByteArrayOutputStream(content.length);
        clean.write(content, 0, 2);
        int at = 2;
        while (at + 4 <= content.length && (content[at] & 0xFF) == 0xFF) {
            int marker = content[at + 1] & 0xFF;
            if (marker == 0xDA) {
                break;
            }
            int length = 2 + ((content[at + 2] & 0xFF) << 8 | content[at + 3] & 0xFF);
            if (length < 4 || at + length > content.length) {
                break;
            }
            boolean trace = marker >= 0xE1 && marker <= 0xEF && marker != 0xEE || marker == 0xFE;
            if (!trace) {
                clean.write(content, at, length);
            }
            at += length;
        }
        byte[] rest = Arrays.copyOfRange(content, at, content.length);
        clean.write(rest, 0, rest.length);
        return clean.toByteArray();
    }
}
