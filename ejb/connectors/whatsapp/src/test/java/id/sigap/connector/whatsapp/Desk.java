package id.sigap.connector.whatsapp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.whatsapp.WhatsAppAccount;
import id.sigap.standin.whatsapp.WhatsAppStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
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

/** An office with one WhatsApp channel at the stand-in, with a webhook that takes each event once, as Sigap does. */
final class Desk implements AutoCloseable {
    static final WhatsAppAccount ACCOUNT = WhatsAppAccount.example();

    final WhatsAppConnector connector = new WhatsAppConnector();
    final ManualClock clock = new ManualClock();
    final WhatsAppStandIn whatsApp = new WhatsAppStandIn(0, ACCOUNT, clock);

    private final HttpServer server;
    private final Map<List<String>, InboundEvent> events = new LinkedHashMap<>();
    private final List<Integer> refused = new ArrayList<>();
    private final boolean withTemplate;

    Desk() {
        this(false);
    }

    Desk(boolean withTemplate) {
        this.withTemplate = withTemplate;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
        whatsApp.start();
        whatsApp.webhook(webhook());
    }

    URI webhook() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhook");
    }

    ChannelContext channel() {
        return testChannel(whatsApp.address().toString()).open();
    }

    TestChannel testChannel(String address) {
        TestChannel channel = TestChannel.of(connector)
                .setting("phone-number-id", ACCOUNT.numberId())
                .setting("business-account-id", ACCOUNT.businessId())
                .setting("api-url", address)
                .secret("access-token", ACCOUNT.token())
                .secret("app-secret", ACCOUNT.appSecret())
                .secret("verify-token", ACCOUNT.verifyToken())
                .clock(clock);
        return withTemplate ? channel.setting("template-name", ACCOUNT.template()) : channel;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("GET")) {
                HandshakeReply reply = connector.handshake(
                        channel(),
                        new InboundRequest(
                                "GET", Map.of(), query(exchange.getRequestURI()), Bytes.empty(), clock.instant()));
                exchange.sendResponseHeaders(reply.status(), reply.body().size());
                exchange.getResponseBody().write(reply.body().toArray());
                return;
            }
            InboundRequest request = new InboundRequest(
                    "POST", Map.copyOf(exchange.getRequestHeaders()), Map.of(), Bytes.of(body), clock.instant());
            ReceiveVerdict verdict = connector.receive(channel(), request);
            if (verdict instanceof ReceiveVerdict.Accepted accepted) {
                synchronized (events) {
                    connector
                            .split(channel(), request.delivery(accepted))
                            .forEach(e -> events.putIfAbsent(List.of(e.kind().name(), e.nativeId(), e.version()), e));
                }
                exchange.sendResponseHeaders(200, -1);
            } else if (verdict instanceof ReceiveVerdict.Refused no) {
                synchronized (events) {
                    refused.add(no.status());
                }
                exchange.sendResponseHeaders(no.status(), -1);
            }
        }
    }

    private static Map<String, List<String>> query(URI uri) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : uri.getQuery().split("&")) {
            String[] both = pair.split("=", 2);
            query.put(both[0], List.of(both[1]));
        }
        return query;
    }

    /** All events so far, each once. */
    List<InboundEvent> events() {
        whatsApp.settle();
        synchronized (events) {
            return List.copyOf(events.values());
        }
    }

    <T extends InboundEvent> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<Integer> refused() {
        whatsApp.settle();
        synchronized (events) {
            return List.copyOf(refused);
        }
    }

    /** The conversation in which a citizen's message is answered, as Sigap keeps it. */
    static Conversation answering(InboundEvent.Message message) {
        return new Conversation(
                message.author(),
                Visibility.PRIVATE,
                message.thread().conversationId(),
                List.of(message.nativeId()),
                Optional.of(message.occurredAt()),
                message.attributes());
    }

    static OutboundMessage answer(InboundEvent.Message message, String... texts) {
        return new OutboundMessage(
                UUID.randomUUID(),
                answering(message),
                List.of(texts).stream()
                        .<Part>map(t -> new Part.Text(Part.Role.BODY, t))
                        .toList(),
                false);
    }

    @Override
    public void close() {
        whatsApp.close();
        server.stop(0);
    }

    /** Goes only when it is told to. */
    static final class ManualClock extends Clock {
        private Instant now = TestChannel.NOW;

        synchronized void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public synchronized Instant instant() {
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
