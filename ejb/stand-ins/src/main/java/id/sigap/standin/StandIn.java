package id.sigap.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on this machine that stands in for a platform. A subclass answers; this class listens and misbehaves. */
public abstract class StandIn implements AutoCloseable {
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    static {
        // else every answer waits 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16, work -> {
        Thread thread = new Thread(work, "stand-in");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Deque<Mischief>> mischief = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** @param port 0 = any that is free */
    protected StandIn(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException("No server on port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /** Begins to listen; called once the subclass is complete. */
    public void start() {
        server.start();
    }

    /** Its root, without a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** What the platform does with a request and answers. Called by several threads at a time. */
    protected abstract Answer answer(Call call);

    /**
     * The next requests whose path contains {@code part} are treated so, one each, in order.
     *
     * @param part such as {@code /messages}; with a method before it, such as {@code POST /messages}, only that one
     */
    public void next(String part, Mischief... ways) {
        mischief.computeIfAbsent(part, p -> new ConcurrentLinkedDeque<>()).addAll(List.of(ways));
    }

    /** Ends all misbehaviour that was not used up. */
    public void behave() {
        mischief.clear();
    }

    /** Every request that came, in order. */
    public List<Call> calls() {
        return new ArrayList<>(calls);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = read(exchange);
            calls.add(call);
            Optional<Mischief> way = mischiefFor(call);
            if (way.isEmpty()) {
                write(exchange, safely(call));
            } else if (way.get() instanceof Mischief.Instead instead) {
                write(exchange, instead.answer());
            } else if (way.get() instanceof Mischief.AcceptThenDrop) {
                safely(call);
            } else if (way.get() instanceof Mischief.AcceptThenSay then) {
                safely(call);
                write(exchange, then.answer());
            } else if (way.get() instanceof Mischief.Delay delay) {
                Answer answer = safely(call);
                await(delay.by().toMillis());
                write(exchange, answer);
            } else if (way.get() instanceof Mischief.Garbage) {
                Answer answer = safely(call);
                write(exchange, Answer.of(answer.status(), "application/json", new byte[] {'{', (byte) 0xFF, 0, '<'}));
            }
        }
    }

    private void await(long millis) {
        try {
            boolean ended = closed.await(millis, TimeUnit.MILLISECONDS);
            if (ended) {
                throw new IllegalStateException("Closed while a request waited");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer safely(Call call) {
        try {
            return answer(call);
        } catch (RuntimeException e) {
            return Answer.text(500, "The stand-in failed: " + e);
        }
    }

    private Optional<Mischief> mischiefFor(Call call) {
        String whole = call.method() + " " + call.path();
        return mischief.entrySet().stream()
                .filter(e -> e.getKey().contains(" ")
                        ? whole.startsWith(e.getKey().substring(0, e.getKey().indexOf(' ') + 1))
                                && whole.contains(
                                        e.getKey().substring(e.getKey().indexOf(' ') + 1))
                        : whole.contains(e.getKey()))
                .map(e -> Optional.ofNullable(e.getValue().poll()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Call read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Queries.decode(exchange.getRequestURI().getRawQuery()),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                headers,
                exchange.getRequestBody().readNBytes(LARGEST_BODY));
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
