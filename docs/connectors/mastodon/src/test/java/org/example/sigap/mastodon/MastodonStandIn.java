package org.example.sigap.mastodon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Mastodon server with one account, statuses, notifications and moods. */
final class MastodonStandIn implements AutoCloseable {
    static final String TOKEN = "token-of-the-office";
    static final String ACCOUNT = "14715";
    static final int LIMIT = 300;

    /** So many calls an account may make in five minutes; no test takes that long. */
    static final int CALLS = 300;

    /** What it does to the next posts. */
    enum Mood {
        /** 429 with a reset in a minute. */
        LIMITED,
        /** 503. */
        BUSY,
        /** 500 before anything was done. */
        BROKEN,
        /** Takes it and breaks the connection. */
        TAKES_AND_HANGS_UP,
        /** Takes it and answers 502, as a proxy does. */
        TAKES_AND_SAYS_502,
        /** 422. */
        REFUSES,
        /** 403 of a block. */
        BLOCKED,
        /** 403 of a scope that the token lacks. */
        WITHOUT_SCOPE,
        /** 401. */
        LOGIN_REFUSED,
        /** 404 of what is answered. */
        GONE
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Deque<Mood> moods = new ArrayDeque<>();
    private final List<JsonObject> statuses = new ArrayList<>();
    private final List<JsonObject> notifications = new ArrayList<>();
    private final Map<String, JsonObject> byKey = new HashMap<>();
    private long ids = 100;
    private boolean tokenWorks = true;
    private int calls;

    MastodonStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void mood(Mood next) {
        moods.add(next);
    }

    synchronized void revokeToken() {
        tokenWorks = false;
    }

    /** What the office's account wrote, oldest first. */
    synchronized List<JsonObject> statuses() {
        return List.copyOf(statuses);
    }

    /** A citizen mentions the office; the id of their status. */
    synchronized String mention(String acct, String html, String visibility, String replyTo) {
        JsonObject status = status("900" + acct.length(), acct, html, visibility, replyTo, null);
        notify("mention", status);
        return status.getString("id");
    }

    /** They change what they wrote. */
    synchronized void edit(String id, String acct, String html) {
        JsonObject status = Json.createObjectBuilder(
                        status("900" + acct.length(), acct, html, "public", null, Instant.now().toString()))
                .add("id", id)
                .build();
        notify("update", status);
    }

    private void notify(String type, JsonObject status) {
        notifications.add(Json.createObjectBuilder()
                .add("id", String.valueOf(++ids))
                .add("type", type)
                .add("created_at", Instant.now().toString())
                .add("account", status.get("account"))
                .add("status", status)
                .build());
    }

    private JsonObject status(
            String account, String acct, String html, String visibility, String replyTo, String editedAt) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", String.valueOf(++ids))
                .add("created_at", Instant.now().toString())
                .add("content", html)
                .add("visibility", visibility)
                .add("spoiler_text", "")
                .add(
                        "account",
                        Json.createObjectBuilder()
                                .add("id", account)
                                .add("username", acct.replaceFirst("@.*", ""))
                                .add("acct", acct)
                                .add("display_name", "Warga " + acct))
                .add("mentions", Json.createArrayBuilder())
                .add(
                        "media_attachments",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", "1")
                                        .add("type", "image")
                                        .add("url", url() + "/media/foto.jpg")));
        if (replyTo == null) {
            json.addNull("in_reply_to_id");
        } else {
            json.add("in_reply_to_id", replyTo);
        }
        if (editedAt == null) {
            json.addNull("edited_at");
        } else {
            json.add("edited_at", editedAt);
        }
        return json.build();
    }

    private synchronized void handle(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            if (path.equals("/media/foto.jpg")) {
                call.getResponseHeaders().add("Content-Type", "image/jpeg");
                answer(call, 200, "JPEG");
            } else if (path.equals("/api/v2/instance")) {
                answer(
                        call,
                        200,
                        "{\"configuration\":{\"statuses\":{\"max_characters\":" + LIMIT
                                + ",\"characters_reserved_per_url\":23}}}");
            } else if (!tokenWorks
                    || !("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
                answer(call, 401, "{\"error\":\"The access token is invalid\"}");
            } else if (++calls > CALLS) {
                call.getResponseHeaders()
                        .add("X-RateLimit-Reset", Instant.now().plusSeconds(300).toString());
                answer(call, 429, "{\"error\":\"Too many requests\"}");
            } else {
                signedIn(call, path);
            }
        }
    }

    private void signedIn(HttpExchange call, String path) throws IOException {
        if (path.equals("/api/v1/accounts/verify_credentials")) {
            answer(call, 200, "{\"id\":\"" + ACCOUNT + "\",\"acct\":\"kantor\"}");
        } else if (path.equals("/api/v1/notifications")) {
            page(call, notifications);
        } else if (path.equals("/api/v1/accounts/" + ACCOUNT + "/statuses")) {
            page(call, statuses);
        } else if (path.equals("/api/v1/statuses") && call.getRequestMethod().equals("POST")) {
            post(call);
        } else {
            answer(call, 404, "{\"error\":\"Record not found\"}");
        }
    }

    /** After {@code min_id} the next ones, else the newest before {@code max_id}; the newest first either way. */
    private void page(HttpExchange call, List<JsonObject> all) throws IOException {
        Map<String, String> query = query(call);
        int limit = Math.min(40, Integer.parseInt(query.getOrDefault("limit", "20")));
        List<JsonObject> found;
        if (query.containsKey("min_id")) {
            long after = Long.parseLong(query.get("min_id"));
            found = all.stream()
                    .filter(one -> Long.parseLong(one.getString("id")) > after)
                    .limit(limit)
                    .toList();
        } else {
            long before = Long.parseLong(query.getOrDefault("max_id", String.valueOf(Long.MAX_VALUE)));
            List<JsonObject> older = all.stream()
                    .filter(one -> Long.parseLong(one.getString("id")) < before)
                    .toList();
            found = older.subList(Math.max(0, older.size() - limit), older.size());
        }
        JsonArrayBuilder json = Json.createArrayBuilder();
        for (int i = found.size() - 1; i >= 0; i--) {
            json.add(found.get(i));
        }
        if (!found.isEmpty()) {
            String path = url() + call.getRequestURI().getPath();
            call.getResponseHeaders()
                    .add(
                            "Link",
                            "<" + path + "?max_id=" + found.get(0).getString("id") + ">; rel=\"next\", <" + path
                                    + "?min_id=" + found.get(found.size() - 1).getString("id") + ">; rel=\"prev\"");
        }
        answer(call, 200, json.build().toString());
    }

    private static Map<String, String> query(HttpExchange call) {
        Map<String, String> query = new HashMap<>();
        String raw = call.getRequestURI().getQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            query.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=", ""));
        }
        return query;
    }

    private void post(HttpExchange call) throws IOException {
        JsonObject body;
        try (JsonReader reader =
                Json.createReader(new ByteArrayInputStream(call.getRequestBody().readAllBytes()))) {
            body = reader.readObject();
        }
        Mood mood = moods.poll();
        if (mood == Mood.LIMITED) {
            call.getResponseHeaders()
                    .add("X-RateLimit-Reset", Instant.now().plusSeconds(60).toString());
            answer(call, 429, "{\"error\":\"Too many requests\"}");
        } else if (mood == Mood.BUSY) {
            answer(call, 503, "");
        } else if (mood == Mood.BROKEN) {
            answer(call, 500, "{\"error\":\"We're sorry\"}");
        } else if (mood == Mood.REFUSES || body.getString("status").length() > LIMIT) {
            answer(call, 422, "{\"error\":\"Validation failed: Text character limit of 300 exceeded\"}");
        } else if (mood == Mood.BLOCKED) {
            answer(call, 403, "{\"error\":\"This action is not allowed\"}");
        } else if (mood == Mood.WITHOUT_SCOPE) {
            answer(call, 403, "{\"error\":\"This action is outside the authorized scopes\"}");
        } else if (mood == Mood.LOGIN_REFUSED) {
            answer(call, 401, "{\"error\":\"The access token is invalid\"}");
        } else if (mood == Mood.GONE) {
            answer(call, 404, "{\"error\":\"The status you are trying to reply to does not exist\"}");
        } else {
            JsonObject taken = take(call, body);
            if (mood == Mood.TAKES_AND_HANGS_UP) {
                call.getResponseHeaders().add("Connection", "close");
                call.sendResponseHeaders(200, 1000);
                return; // the body never comes
            }
            answer(call, mood == Mood.TAKES_AND_SAYS_502 ? 502 : 200, taken.toString());
        }
    }

    /** The same key within an hour is the same status. */
    private JsonObject take(HttpExchange call, JsonObject body) {
        String key = call.getRequestHeaders().getFirst("Idempotency-Key");
        return byKey.computeIfAbsent(key, any -> {
            String words = body.getString("status").replace("&", "&amp;").replace("<", "&lt;");
            JsonObject status = status(
                    ACCOUNT,
                    "kantor",
                    "<p>" + words.replace("\n\n", "</p><p>").replace("\n", "<br />") + "</p>",
                    body.getString("visibility"),
                    body.getString("in_reply_to_id", null),
                    null);
            statuses.add(status);
            return status;
        });
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!call.getResponseHeaders().containsKey("Content-Type")) {
            call.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        }
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
