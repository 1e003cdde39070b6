package id.sigap.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.youtube.StudioAccount;
import id.sigap.standin.youtube.YouTubePlatform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An office with a channel at a stand-in of YouTube; keeps the cursor and the deliveries as Sigap would. */
final class Studio implements AutoCloseable {
    static final StudioAccount ACCOUNT =
            new StudioAccount("UCkantor", "Pemkot Contoh", "klien-1", "rahasia-klien", "1//segar", 10_000);

    final YouTubeConnector connector = new YouTubeConnector();
    final TestClock clock = new TestClock();
    final YouTubePlatform youtube = new YouTubePlatform(0, ACCOUNT, clock);
    final TestChannel channel =
            channel(connector, youtube.api().toString(), youtube.tokenServer().toString());
    private final Map<String, RawDelivery> stored = new LinkedHashMap<>();
    private Optional<String> cursor = Optional.empty();
    private boolean more;

    Studio() {
        channel.clock(clock);
        youtube.start();
    }

    static TestChannel channel(YouTubeConnector connector, String api, String token) {
        return TestChannel.of(connector)
                .setting("api-url", api)
                .setting("token-url", token)
                .setting("channel-id", ACCOUNT.channel())
                .setting("client-id", ACCOUNT.clientId())
                .secret("client-secret", ACCOUNT.clientSecret())
                .secret("refresh-token", ACCOUNT.refreshToken());
    }

    ChannelContext open() {
        return channel.open();
    }

    PollResult ask() {
        return connector.poll(open(), cursor, Duration.ZERO);
    }

    /** Polls once, an hour after the last time at most; the number of new deliveries. */
    int poll() {
        PollResult result = ask();
        assertThat(result).isInstanceOf(PollResult.Polled.class);
        PollResult.Polled polled = (PollResult.Polled) result;
        cursor = Optional.of(polled.cursor());
        more = polled.more();
        assertThat(polled.deliveries()).hasSizeLessThanOrEqualTo(1000);
        assertThat(polled.cursor()).hasSizeLessThanOrEqualTo(2000);
        int before = stored.size();
        polled.deliveries().forEach(delivery -> stored.putIfAbsent(delivery.key(), delivery));
        return stored.size() - before;
    }

    /** Whether the last poll left something for the next one. */
    boolean more() {
        return more;
    }

    void goBackTo(String earlier) {
        cursor = Optional.of(earlier);
    }

    String cursor() {
        return cursor.orElse("");
    }

    List<InboundEvent> events() {
        Map<String, InboundEvent> events = new LinkedHashMap<>();
        for (RawDelivery delivery : stored.values()) {
            connector
                    .split(open(), delivery)
                    .forEach(e -> events.putIfAbsent(e.kind() + e.nativeId() + e.version(), e));
        }
        return new ArrayList<>(events.values());
    }

    InboundEvent.Message message(int index) {
        return (InboundEvent.Message) events().get(index);
    }

    static Conversation answering(InboundEvent.Message message) {
        return new Conversation(
                message.author(),
                message.visibility(),
                message.thread().conversationId(),
                List.of(message.nativeId()),
                Optional.of(message.occurredAt()),
                message.attributes());
    }

    static OutboundMessage answer(Conversation conversation, String text) {
        return new OutboundMessage(
                UUID.randomUUID(), conversation, List.of(new Part.Text(Part.Role.BODY, text)), false);
    }

    @Override
    public void close() {
        youtube.close();
    }

    /** Stands still until it is moved, unless each look at it takes time. */
    static final class TestClock extends Clock {
        private Instant now = TestChannel.NOW;
        private Duration look = Duration.ZERO;

        synchronized void looksTake(Duration time) {
            look = time;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(look);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
