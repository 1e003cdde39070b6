package id.sigap.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Secret;
import id.sigap.connector.http.Signatures;
import id.sigap.connector.tck.TestChannel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static final String KEY = "rahasia-konsumen-uji";

    private final TestChannel channel = TestChannel.of(new XConnector()).secret("consumer-secret", KEY);

    private ReceiveVerdict judged(String body, String key) {
        Bytes bytes = Bytes.utf8(body);
        InboundRequest request = new InboundRequest(
                "POST",
                Map.of(
                        "content-type",
                        List.of("application/json"),
                        "x-twitter-webhooks-signature",
                        List.of("sha256=" + Signatures.base64(Secret.of(key), bytes))),
                Map.of(),
                bytes,
                TestChannel.NOW);
        return Handshake.judge(channel.open().secrets(), request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"data\":", "[1]", "halo"})
    void keepsWhatXSignedAndNobodyCanRead(String body) {
        assertThat(judged(body, KEY))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Unreadable.class,
                        kept -> assertThat(kept.code()).isEqualTo("bad-json"));
    }

    @Test
    void keepsNothingThatXDidNotSign() {
        assertThat(judged("{\"data\":", "kunci-lain")).isInstanceOf(ReceiveVerdict.Refused.class);
    }
}
