package id.sigap.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Secret;
import id.sigap.connector.http.Signatures;
import id.sigap.connector.tck.TestChannel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphWebhookTest {
    private static final Bytes BODY = Bytes.utf8("{\"text\":\"\\u00e9\\ud83d\\ude00\"}");

    private final TestChannel channel = AnyConnector.channel()
            .secret(GraphSettings.APP_SECRET, "old")
            .secret(GraphSettings.APP_SECRET, "new")
            .secret(GraphSettings.VERIFY_TOKEN, "kata-lama")
            .secret(GraphSettings.VERIFY_TOKEN, "kata-baru");

    private HandshakeReply ask(Map<String, List<String>> query) {
        return GraphWebhook.handshake(
                channel.open(), new InboundRequest("GET", Map.of(), query, Bytes.empty(), TestChannel.NOW));
    }

    private ReceiveVerdict post(String signature, String type, Bytes body) {
        return GraphWebhook.receive(
                channel.open(),
                InboundRequest.post(
                        Map.of(GraphWebhook.SIGNATURE, signature, "Content-Type", type), body, TestChannel.NOW));
    }

    private static String sign(String key) {
        return "sha256=" + Signatures.hex(Secret.of(key), BODY);
    }

    @Test
    void repeatsTheChallengeForEveryValidToken() {
        for (String token : List.of("kata-lama", "kata-baru")) {
            HandshakeReply reply = ask(Map.of(
                    "hub.mode", List.of("subscribe"),
                    "hub.challenge", List.of("1158201444"),
                    "hub.verify_token", List.of(token)));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().utf8()).isEqualTo("1158201444");
        }
    }

    @Test
    void refusesAHandshakeWithAnotherTokenOrNone() {
        assertThat(ask(Map.of(
                                "hub.mode", List.of("subscribe"),
                                "hub.challenge", List.of("1"),
                                "hub.verify_token", List.of("salah")))
                        .status())
                .isEqualTo(403);
        assertThat(ask(Map.of()).status()).isEqualTo(403);
    }

    @Test
    void letsInWhatIsSignedWithAnySecretValidNow() {
        for (String key : List.of("old", "new")) {
            assertThat(post(sign(key), "application/json; charset=utf-8", BODY))
                    .isEqualTo(ReceiveVerdict.accepted(BODY.sha256()));
        }
    }

    @Test
    void refusesWhatIsForgedAlteredOrOfAnotherType() {
        assertThat(post(sign("other"), "application/json", BODY))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Refused.class,
                        r -> assertThat(r.status()).isEqualTo(401));
        assertThat(post(sign("new"), "application/json", Bytes.utf8("{\"text\":\"\u00e9\"}")))
                .isInstanceOf(ReceiveVerdict.Refused.class);
        assertThat(post("sha1=abc", "application/json", BODY)).isInstanceOf(ReceiveVerdict.Refused.class);
        assertThat(post(sign("new"), "text/plain", BODY))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Refused.class,
                        r -> assertThat(r.status()).isEqualTo(415));
        assertThat(post(sign("new"), "application/json", Bytes.of(new byte[5_000_000])))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Refused.class,
                        r -> assertThat(r.status()).isEqualTo(413));
    }
}
