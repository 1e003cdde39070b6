package id.sigap.connector.api;

import java.util.Objects;

/**
 * What a handshake is answered with.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body byte for byte
 */
public record HandshakeReply(int status, String contentType, Bytes body) {

    public HandshakeReply {
        Checks.filled("contentType", contentType);
        Objects.requireNonNull(body, "body");
    }

    /** A plain text. */
    public static HandshakeReply of(int status, String text) {
        return new HandshakeReply(status, "text/plain; charset=utf-8", Bytes.utf8(text));
    }
}
