package id.sigap.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.tck.TestChannel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String UPDATE = "{\"update_id\": 7, \"message\": {\"message_id\": 1, \"date\": 100}}";

    private final TelegramConnector connector = new TelegramConnector();
    private final ChannelContext rotating = Desk.channel(connector, "http://localhost:1")
            .secret("webhook-secret", "rahasia-baru")
            .open();

    private ReceiveVerdict judge(String secret, String body) {
        return judge(Map.of("x-telegram-bot-api-secret-token", secret, "Content-Type", "application/json"), body);
    }

    private ReceiveVerdict judge(Map<String, String> headers, String body) {
        return connector.receive(rotating, InboundRequest.post(headers, Bytes.utf8(body), TestChannel.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {Desk.SECRET, "rahasia-baru"})
    void acceptsEverySecretThatIsValidNow(String secret) {
        assertThat(judge(secret, UPDATE)).isEqualTo(ReceiveVerdict.accepted("7-100"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rahasia", "RAHASIA-BARU", "rahasia-baru "})
    void refusesAnyOther(String secret) {
        assertThat(judge(secret, UPDATE))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Refused.class,
                        r -> assertThat(r.status()).isEqualTo(401));
    }

    @Test
    void refusesWhatIsNoJsonOrTooLarge() {
        assertThat(judge("rahasia-baru", "{\"update_id\":"))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Unreadable.class,
                        r -> assertThat(r.status()).isEqualTo(400));
        assertThat(judge("rahasia-baru", " ".repeat(1024 * 1024 + 1)))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Refused.class,
                        r -> assertThat(r.status()).isEqualTo(413));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void refusesWhatDoesNotSayThatItIsJson(String type) {
        assertThat(judge(Map.of(Webhook.HEADER, Desk.SECRET, "Content-Type", type), UPDATE))
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Refused.class,
                        r -> assertThat(r.status()).isEqualTo(415));
        assertThat(judge(Map.of(Webhook.HEADER, Desk.SECRET), UPDATE)).isInstanceOf(ReceiveVerdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8", "application/json;charset=utf-8"})
    void takesJsonHoweverItIsWritten(String type) {
        assertThat(judge(Map.of(Webhook.HEADER, Desk.SECRET, "Content-Type", type), UPDATE))
                .isEqualTo(ReceiveVerdict.accepted("7-100"));
    }

    @Test
    void takesWhatIsGenuineButNoUpdate() {
        assertThat(judge("rahasia-baru", "[]")).isInstanceOf(ReceiveVerdict.Accepted.class);
    }

    @Test
    void refusesEverythingWithoutASecret() {
        ChannelContext open =
                TestChannel.of(connector).secret("bot-token", Desk.BOT.token()).open();

        assertThat(connector.receive(
                        open, InboundRequest.post(Map.of(Webhook.HEADER, ""), Bytes.utf8(UPDATE), TestChannel.NOW)))
                .isInstanceOf(ReceiveVerdict.Refused.class);
    }
}
