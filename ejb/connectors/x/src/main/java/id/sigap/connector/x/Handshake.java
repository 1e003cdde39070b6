package id.sigap.connector.x;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Secrets;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.Signatures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What proves X to us and us to X: the challenge (CRC) and the signature of each delivery.
 *
 * <p>X has us sign its challenge with the very key that it signs deliveries with, and anybody may send a challenge. So what
 * is signed here must never pass for a delivery: a challenge holds letters, digits and signs of Base64 only, and a body that
 * does not begin with a brace is not believed, whatever its signature.
 */
final class Handshake {
    private static final String SIGNATURE = "x-twitter-webhooks-signature";
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9+/=_-]{1,100}");
    private static final String JSON_BLANKS = " \t\r\n";
    private static final int LARGEST_DELIVERY = 4 * 1024 * 1024;

    private Handshake() {}

    /** Answers the challenge with the newest secret: X asks again after a rotation. Signs nothing but a challenge. */
    static HandshakeReply answer(Secrets secrets, InboundRequest request) {
        Optional<String> challenge = request.parameter("crc_token")
                .filter(token -> CHALLENGE.matcher(token).matches());
        Optional<Secret> secret = secrets.find(XSettings.CONSUMER_SECRET);
        if (challenge.isEmpty()) {
            return HandshakeReply.of(400, "crc_token expected");
        }
        if (secret.isEmpty()) {
            return HandshakeReply.of(503, "not configured");
        }
        String token = "sha256=" + Signatures.base64(secret.get(), Bytes.utf8(challenge.get()));
        return new HandshakeReply(
                200, "application/json; charset=utf-8", Bytes.utf8("{\"response_token\":\"" + token + "\"}"));
    }

    /** Lets in what X signed with a secret that is valid now, and what cannot be the answer to a challenge. */
    static ReceiveVerdict judge(Secrets secrets, InboundRequest request) {
        if (request.body().size() > LARGEST_DELIVERY) {
            return ReceiveVerdict.refused(
                    413, "too-large", "Kiriman terlalu besar; paling besar " + LARGEST_DELIVERY + " bita.");
        }
        List<Secret> keys = secrets.all(XSettings.CONSUMER_SECRET);
        if (!beginsAnObject(request.body())
                || !Signatures.match(
                        keys, request.body(), request.header(SIGNATURE).orElse(""))) {
            return ReceiveVerdict.refused(401, "signature-invalid", "Tanda tangan kiriman tidak cocok.");
        }
        if (!request.header("content-type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("application/json"))
                .isPresent()) {
            return ReceiveVerdict.refused(415, "json-expected", "Jenis isi kiriman harus application/json.");
        }
        if (Json.object(request.body()).isEmpty()) {
            // X signed it: a person is to see what it was
            return ReceiveVerdict.unreadable("bad-json", "Isi kiriman bukan satu objek JSON yang benar.");
        }
        return ReceiveVerdict.accepted("webhook:" + request.body().sha256());
    }

    private static boolean beginsAnObject(Bytes body) {
        byte[] bytes = body.toArray();
        int first = 0;
        while (first < bytes.length && JSON_BLANKS.indexOf(bytes[first]) >= 0) {
            first++;
        }
        return first < bytes.length && bytes[first] == '{';
    }
}
