package id.sigap.connector.x;

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
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.x.XOptions;
import id.sigap.standin.x.XStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.CopyOnWriteArrayList;

/** An office with a channel on a stand-in of X, and the server that X calls. */
final class Office implements AutoCloseable {
    static final String ACCOUNT = "1500000000000000001";

    final XConnector connector = new XConnector();
    final MovingClock clock = new MovingClock();
    final XStandIn x;
    final TestChannel channel;
    final List<RawDelivery> deliveries = new CopyOnWriteArrayList<>();
    String cursor = "";

    private final HttpServer server;
    private final URI webhook;

    Office() {
        this(XOptions.of(0));
    }

    Office(XOptions options) {
        x = new XStandIn(options.at(clock));
        x.start();
        channel = TestChannel.of(connector)
                .setting("account-id", options.account())
                .setting("client-id", options.client())
                .setting("api-url", x.api())
                .secret("consumer-secret", options.consumerSecret())
                .secret("app-token", options.appToken())
                .secret("refresh-token", options.refreshToken())
                .clock(clock);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::called);
        server.start();
        webhook = URI.create("http://localhost:" + server.getAddress().getPort() + "/webhook");
    }

    ChannelContext context() {
        ChannelContext open = channel.open();
        return new ChannelContext(
                open.channelId(), open.settings(), open.secrets(), open.clock(), open.office(), Optional.of(webhook));
    }

    private void called(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, List<String>> query = new LinkedHashMap<>();
            String raw = exchange.getRequestURI().getRawQuery();
            if (raw != null) {
                String[] pair = raw.split("=", 2);
                query.put(pair[0], List.of(URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
            }
            InboundRequest request = new InboundRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders(),
                    query,
                    Bytes.of(exchange.getRequestBody().readAllBytes()),
                    clock.instant());
            int status;
            byte[] body = new byte[0];
            if (request.method().equals("GET")) {
                HandshakeReply reply = connector.handshake(context(), request);
                status = reply.status();
                body = reply.body().toArray();
            } else {
                ReceiveVerdict verdict = connector.receive(context(), request);
                if (verdict instanceof ReceiveVerdict.Accepted accepted) {
                    deliveries.add(request.delivery(accepted));
                    status = 200;
                } else {
                    status = ((ReceiveVerdict.Refused) verdict).status();
                }
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** All events so far, each once, as Sigap takes them. */
    List<InboundEvent> events() {
        Map<String, InboundEvent> once = new LinkedHashMap<>();
        for (RawDelivery delivery : deliveries) {
            for (InboundEvent event : connector.split(context(), delivery)) {
                once.putIfAbsent(event.kind() + " " + event.nativeId() + " " + event.version(), event);
            }
        }
        return new ArrayList<>(once.values());
    }

    List<InboundEvent.Message> messages() {
        return events().stream()
                .filter(InboundEvent.Message.class::isInstance)
                .map(InboundEvent.Message.class::cast)
                .toList();
    }

    /** Looks until nothing more is there; tells how many calls that took. */
    int look() {
        clock.advance(Duration.ofSeconds(61));
        for (int calls = 1; ; calls++) {
            PollResult result = connector.poll(context(), Optional.of(cursor), Duration.ZERO);
            if (!(result instanceof PollResult.Polled polled)) {
                throw new AssertionError("Not polled: " + result);
            }
            deliveries.addAll(polled.deliveries());
            cursor = polled.cursor();
            if (!polled.more() || calls > 200) {
                return calls;
            }
        }
    }

    OutboundMessage answering(InboundEvent.Message message, String text) {
        return new OutboundMessage(
                UUID.randomUUID(),
                new Conversation(
                        message.author(),
                        message.visibility(),
                        message.thread().conversationId(),
                        List.of(message.nativeId()),
                        Optional.of(message.occurredAt()),
                        message.attributes()),
                List.of(new Part.Text(Part.Role.BODY, text)),
                false);
    }

    @Override
    public void close() {
        x.close();
        server.stop(0);
    }

    /** The machine's time, and what the test adds to it. */
    static final class MovingClock extends Clock {
        private Duration ahead = Duration.ZERO;

        synchronized void advance(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public synchronized Instant instant() {
            return Instant.now().plus(ahead);
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
