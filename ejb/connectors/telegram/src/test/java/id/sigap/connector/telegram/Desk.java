package id.sigap.connector.telegram;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.telegram.BotAccount;
import id.sigap.standin.telegram.TelegramPlatform;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An office with a bot at a stand-in of Telegram; keeps what comes to its webhook as Sigap would. */
final class Desk implements AutoCloseable {
    static final BotAccount BOT = new BotAccount(
            110_201_543L,
            "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
            "pengaduan_bot",
            Duration.ofMillis(2),
            Duration.ofMillis(20));
    static final String SECRET = "rahasia_webhook-1";
    static final Duration SOON = Duration.ofSeconds(5);

    final TelegramConnector connector = new TelegramConnector();
    final TelegramPlatform telegram = new TelegramPlatform(0, BOT);
    private final Map<String, RawDelivery> stored = new LinkedHashMap<>();
    private int calls;
    private int refused;

    Desk() {
        telegram.carriedBy(this::receive);
        telegram.start();
    }

    static TestChannel channel(TelegramConnector connector, String apiUrl) {
        return TestChannel.of(connector)
                .setting("api-url", apiUrl)
                .setting("bot-username", BOT.username())
                .secret("bot-token", BOT.token())
                .secret("webhook-secret", SECRET);
    }

    ChannelContext webhook() {
        return channel(connector, telegram.address().toString())
                .clock(Clock.systemUTC())
                .open();
    }

    ChannelContext polling() {
        return channel(connector, telegram.address().toString())
                .setting("mode", "poll")
                .clock(Clock.systemUTC())
                .open();
    }

    private synchronized int receive(URI webhook, Map<String, String> headers, byte[] body) {
        calls++;
        ChannelContext context = webhook();
        InboundRequest request =
                InboundRequest.post(headers, Bytes.of(body), context.clock().instant());
        ReceiveVerdict verdict = connector.receive(context, request);
        if (verdict instanceof ReceiveVerdict.Accepted accepted) {
            stored.putIfAbsent(accepted.deliveryKey(), request.delivery(accepted));
            return 200;
        }
        refused++;
        return ((ReceiveVerdict.Refused) verdict).status();
    }

    synchronized int calls() {
        return calls;
    }

    synchronized int refused() {
        return refused;
    }

    synchronized List<RawDelivery> deliveries() {
        return List.copyOf(stored.values());
    }

    List<InboundEvent> events() {
        List<InboundEvent> events = new ArrayList<>();
        deliveries().forEach(delivery -> events.addAll(connector.split(webhook(), delivery)));
        return events;
    }

    /** The conversation in which a message is answered. */
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
        telegram.close();
    }
}
