package id.sigap.connector.graph;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Secret;
import id.sigap.connector.http.Signatures;
import java.util.Locale;

/** Meta's webhook: its question whether we are we, and its signature over the raw bytes. */
public final class GraphWebhook {
    /** Names the signature. */
    public static final String SIGNATURE = "X-Hub-Signature-256";

    /** Meta sends up to 3 MB. */
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private static final int LONGEST_CHALLENGE = 1000;

    private GraphWebhook() {}

    /** Repeats the challenge where the verify token is one of those valid now; else 403. */
    public static HandshakeReply handshake(ChannelContext context, InboundRequest request) {
        String token = request.parameter("hub.verify_token").orElse("");
        boolean known = false;
        for (Secret secret : context.secrets().all(GraphSettings.VERIFY_TOKEN)) {
            known |= secret.matches(token);
        }
        String challenge = request.parameter("hub.challenge").orElse("");
        boolean subscribes =
                request.parameter("hub.mode").filter("subscribe"::equals).isPresent();
        if (!known || !subscribes || challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE) {
            return HandshakeReply.of(403, "Forbidden");
        }
        return HandshakeReply.of(200, challenge);
    }

    /**
     * Lets in what is signed with an app secret valid now. The body is not parsed: what is signed and cannot be read is
     * stored and becomes {@link id.sigap.connector.api.InboundEvent.Unreadable}. The key of the delivery is the SHA-256 of
     * its body, as Meta repeats a delivery byte for byte.
     */
    public static ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        if (request.body().size() > LARGEST_BODY) {
            return ReceiveVerdict.refused(
                    413, "too-large", "Kiriman terlalu besar; paling besar " + LARGEST_BODY + " bita.");
        }
        String signature = request.header(SIGNATURE).orElse("");
        if (signature.isEmpty()) {
            return ReceiveVerdict.refused(401, "signature-missing", "Header " + SIGNATURE + " wajib ada.");
        }
        if (!Signatures.match(context.secrets().all(GraphSettings.APP_SECRET), request.body(), signature)) {
            return ReceiveVerdict.refused(
                    401, "signature-wrong", "Tanda tangan kiriman tidak cocok dengan rahasia aplikasi kanal ini.");
        }
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.startsWith("application/json;")) {
            return ReceiveVerdict.refused(415, "json-expected", "Kiriman harus berjenis application/json.");
        }
        return ReceiveVerdict.accepted(request.body().sha256());
    }
}
