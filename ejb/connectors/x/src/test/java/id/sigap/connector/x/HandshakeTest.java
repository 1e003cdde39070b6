package id.sigap.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Secret;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.Signatures;
import id.sigap.connector.tck.TestChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static final String KEY = "rahasia-konsumen-uji";
    private static final String TOO_LONG = "0123456789012345678901234567890123456789"
            + "0123456789012345678901234567890123456789" + "012345678901234567890";

    private final TestChannel channel = TestChannel.of(new XConnector()).secret("consumer-secret", KEY);

    private HandshakeReply asked(String token) {
        return Handshake.answer(
                channel.open().secrets(),
                new InboundRequest(
                        "GET", Map.of(), Map.of("crc_token", List.of(token)), Bytes.empty(), TestChannel.NOW));
    }

    private ReceiveVerdict judged(String body, String key) {
        return judgedWith(body, "sha256=" + Signatures.base64(Secret.of(key), Bytes.utf8(body)));
    }

    private ReceiveVerdict judgedWith(String body, String signature) {
        Bytes bytes = Bytes.utf8(body);
        InboundRequest request = new InboundRequest(
                "POST",
                Map.of("content-type", List.of("application/json"), "x-twitter-webhooks-signature", List.of(signature)),
                Map.of(),
                bytes,
                TestChannel.NOW);
        return Handshake.judge(channel.open().secrets(), request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":", " \r\n\t{\"data\": 1"})
    void keepsWhatXSignedAndNobodyCanRead(String body) {
        assertThat(judged(body, KEY))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Unreadable.class,
                        kept -> assertThat(kept.code()).isEqualTo("bad-json"));
    }

    /** Whoever sends these as a challenge would have them signed, were they signed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{}}",
                " {}",
                "{}",
                "[1]",
                "\"a\"",
                "dua kata",
                "ekor\n",
                "t\u00E9st",
                "",
                "a.b",
                "%7B%7D",
                TOO_LONG
            })
    void signsNothingButAChallenge(String token) {
        HandshakeReply reply = asked(token);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(new String(reply.body().toArray(), StandardCharsets.UTF_8)).doesNotContain("sha256=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MzA0ZmZkYjItNDJl+/_-OTc3==", "0", "9b4507b3-9040-4669-9ca3-6b94edb50553"})
    void neverTakesWhatItSignedForADelivery(String token) {
        HandshakeReply reply = asked(token);
        String answer = new String(reply.body().toArray(), StandardCharsets.UTF_8);
        String signature = Json.text(Json.object(reply.body()).orElseThrow(), "response_token")
                .orElseThrow();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(answer).contains("sha256=" + Signatures.base64(Secret.of(KEY), Bytes.utf8(token)));
        assertThat(judgedWith(token, signature))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("signature-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "halo", "  ", "\uFEFF{}"})
    void keepsNothingThatNoDeliveryBeginsWithHoweverItIsSigned(String body) {
        assertThat(judged(body, KEY)).isInstanceOf(ReceiveVerdict.Refused.class);
    }

    @Test
    void keepsNothingThatXDidNotSign() {
        assertThat(judged("{\"data\":", "kunci-lain")).isInstanceOf(ReceiveVerdict.Refused.class);
    }
}
