package id.sigap.connector.messenger;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.meta.MetaOptions;
import id.sigap.standin.meta.MetaStandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page's Messenger at the stand-in with a channel that takes in what it delivers. */
final class ChatDesk implements AutoCloseable {
    static final MetaOptions OPTIONS = MetaOptions.demo();

    final MessengerConnector connector = new MessengerConnector();
    final Time time = new Time();
    final MetaStandIn meta = new MetaStandIn(OPTIONS.humanAgent(true).at(time));
    final List<InboundEvent> events = new CopyOnWriteArrayList<>();
    final List<ReceiveVerdict> verdicts = new CopyOnWriteArrayList<>();
    final TestChannel channel =
            channel().setting(GraphSettings.API_URL, meta.address().toString()).clock(time);

    ChatDesk() {
        meta.start();
        meta.messenger().deliveries().to((headers, body) -> {
            InboundRequest request = InboundRequest.post(headers, Bytes.of(body), time.instant());
            ReceiveVerdict verdict = connector.receive(channel.open(), request);
            verdicts.add(verdict);
            if (verdict instanceof ReceiveVerdict.Accepted accepted) {
                events.addAll(connector.split(channel.open(), request.delivery(accepted)));
                return 200;
            }
            return ((ReceiveVerdict.Refused) verdict).status();
        });
    }

    static TestChannel channel() {
        return TestChannel.of(new MessengerConnector())
                .setting(MessengerConnector.PAGE, OPTIONS.pageId())
                .secret(GraphSettings.ACCESS_TOKEN, OPTIONS.token())
                .secret(GraphSettings.APP_SECRET, OPTIONS.appSecret())
                .secret(GraphSettings.VERIFY_TOKEN, OPTIONS.verifyToken());
    }

    static RawDelivery delivery(String json) {
        Bytes body = Bytes.utf8(json);
        return new RawDelivery(body.sha256(), "application/json", Map.of(), body, TestChannel.NOW, "");
    }

    List<InboundEvent> events() {
        meta.messenger().deliveries().settle();
        return List.copyOf(events);
    }

    <T extends InboundEvent> T last(Class<T> type) {
        return events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    static OutboundMessage answer(InboundEvent.Message message, Visibility visibility, String text) {
        return answer(message, visibility, text, false);
    }

    static OutboundMessage answer(InboundEvent.Message message, Visibility visibility, String text, boolean automatic) {
        return new OutboundMessage(
                UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new Conversation(
                        message.author(),
                        visibility,
                        message.thread().conversationId(),
                        List.of(message.nativeId()),
                        Optional.of(message.occurredAt()),
                        message.attributes()),
                List.of(new Part.Text(Part.Role.BODY, text)),
                automatic);
    }

    /** The same where the citizen did later what counts as much as writing. */
    static OutboundMessage answer(InboundEvent.Message message, Instant lastInboundAt, String text) {
        OutboundMessage answer = answer(message, Visibility.PRIVATE, text);
        Conversation before = answer.conversation();
        return new OutboundMessage(
                answer.outboxId(),
                new Conversation(
                        before.recipient(),
                        before.visibility(),
                        before.conversationId(),
                        before.messages(),
                        Optional.of(lastInboundAt),
                        before.attributes()),
                answer.parts(),
                false);
    }

    static Conversation conversation() {
        return new Conversation(
                Person.of("87001"),
                Visibility.PRIVATE,
                Optional.of("87001"),
                List.of("m_1"),
                Optional.of(TestChannel.NOW.minus(Duration.ofHours(1))),
                Map.of());
    }

    SendOutcome send(OutboundMessage message) {
        return connector.send(channel.open(), message);
    }

    FindOutcome find(OutboundMessage message, Instant attemptedAt) {
        return connector.find(channel.open(), message, attemptedAt);
    }

    @Override
    public void close() {
        meta.close();
    }

    /** A clock that is moved. */
    static final class Time extends Clock {
        private volatile Instant now = TestChannel.NOW;

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
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
