package id.sigap.demo.citizens;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The page on which anyone writes as a citizen. It is served to this machine only, asks nothing of other servers, and takes
 * orders from itself alone.
 */
final class CitizenPage implements AutoCloseable {
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int LONGEST_TEXT = 8000;
    private static final Pattern CITIZEN = Pattern.compile("[A-Za-z0-9_]{2,15}");
    private static final Map<String, String> FILES = Map.of(
            "/", "text/html; charset=utf-8",
            "/citizen.css", "text/css; charset=utf-8",
            "/citizen.js", "text/javascript; charset=utf-8",
            "/dinas", "text/html; charset=utf-8",
            "/agency.js", "text/javascript; charset=utf-8");
    private static final Map<String, String> PAGES = Map.of("/", "citizen.html", "/dinas", "agency.html");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, work -> {
        Thread thread = new Thread(work, "citizen-page");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Corner> corners = new HashMap<>();
    private final List<Corner> inOrder;
    private final AgencyDesk agency;

    /** @param port 0 = any that is free */
    CitizenPage(int port, List<Corner> corners, AgencyDesk agency) {
        this.agency = agency;
        inOrder = List.copyOf(corners);
        inOrder.forEach(corner -> this.corners.put(corner.id(), corner));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 20);
        } catch (IOException e) {
            throw new UncheckedIOException("No page on port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'self'; img-src data:; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            if (!isOwn(exchange)) {
                json(exchange, 403, problem("Halaman ini hanya untuk komputer ini."));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /", "GET /citizen.css", "GET /citizen.js", "GET /dinas", "GET /agency.js" ->
                    file(exchange, path);
                case "GET /corners" -> json(exchange, 200, corners());
                case "POST /sees" -> ordered(exchange, order -> asCitizen(order, this::sees));
                case "POST /acts" -> ordered(exchange, order -> asCitizen(order, this::acts));
                case "GET /requests" -> json(exchange, 200, agency.requests());
                case "POST /requests" -> ordered(exchange, agency::act);
                default -> json(exchange, 404, problem("Tidak ada."));
            }
        }
    }

    /** Whether the page itself asks: under its own name, and from no other site. */
    private boolean isOwn(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String here = ":" + port();
        boolean named = host != null && (host.equals("localhost" + here) || host.equals("127.0.0.1" + here));
        return named && (origin == null || origin.equals("http://" + host));
    }

    private static void file(HttpExchange exchange, String path) throws IOException {
        String name = PAGES.getOrDefault(path, path.substring(1));
        try (InputStream in = CitizenPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The page lacks " + name);
            }
            write(exchange, 200, FILES.get(path), in.readAllBytes());
        }
    }

    private JsonObject corners() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Corner corner : inOrder) {
            JsonArrayBuilder can = Json.createArrayBuilder();
            for (Corner.Can ability : Corner.Can.values()) {
                if (corner.can(ability)) {
                    can.add(ability.name().toLowerCase(Locale.ROOT));
                }
            }
            list.add(Json.createObjectBuilder()
                    .add("id", corner.id())
                    .add("label", corner.label())
                    .add("hint", corner.hint())
                    .add("can", can));
        }
        return Json.createObjectBuilder().add("corners", list).build();
    }

    private interface Order {
        JsonObject run(Corner corner, String citizen, JsonObject order);
    }

    private JsonObject asCitizen(JsonObject given, Order order) {
        Corner corner = corners.get(given.getString("corner", ""));
        String citizen = given.getString("citizen", "");
        if (corner == null || !CITIZEN.matcher(citizen).matches()) {
            throw new NotUnderstood("Nama warga: 2 sampai 15 huruf, angka, atau garis bawah.");
        }
        return order.run(corner, citizen, given);
    }

    /** An order that is none, in words for the page. */
    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotUnderstood(String message) {
            super(message);
        }
    }

    private void ordered(HttpExchange exchange, Function<JsonObject, JsonObject> order) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            json(exchange, 415, problem("JSON diharapkan."));
            return;
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            json(exchange, 200, order.apply(reader.readObject()));
        } catch (NotUnderstood e) {
            json(exchange, 400, problem(String.valueOf(e.getMessage())));
        } catch (JsonException | ClassCastException e) {
            json(exchange, 400, problem("Permintaan tidak dapat dibaca."));
        } catch (IllegalArgumentException | IllegalStateException e) {
            json(exchange, 409, problem(String.valueOf(e.getMessage())));
        }
    }

    private JsonObject sees(Corner corner, String citizen, JsonObject order) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        for (Entry entry : corner.sees(citizen)) {
            entries.add(Json.createObjectBuilder()
                    .add("id", entry.id())
                    .add("office", entry.fromOffice())
                    .add("text", entry.text())
                    .add("at", entry.at().toString())
                    .add("deleted", entry.deleted()));
        }
        return Json.createObjectBuilder().add("entries", entries).build();
    }

    private JsonObject acts(Corner corner, String citizen, JsonObject order) {
        String id = order.getString("id", "");
        String text = order.getString("text", "").strip();
        String act = order.getString("act", "");
        if (!act.equals("delete") && (text.isEmpty() || text.length() > LONGEST_TEXT)) {
            throw new IllegalArgumentException("Tulis 1 sampai " + LONGEST_TEXT + " karakter.");
        }
        switch (act) {
            case "write" -> corner.write(citizen, text);
            case "go_on" -> corner.goOn(citizen, id, text);
            case "edit" -> corner.edit(citizen, id, text);
            case "delete" -> corner.delete(citizen, id);
            default -> throw new IllegalArgumentException("Tindakan tidak dikenal.");
        }
        return sees(corner, citizen, order);
    }

    private static JsonObject problem(String message) {
        return Json.createObjectBuilder().add("message", message).build();
    }

    private static void json(HttpExchange exchange, int status, JsonObject body) throws IOException {
        write(
                exchange,
                status,
                "application/json; charset=utf-8",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
