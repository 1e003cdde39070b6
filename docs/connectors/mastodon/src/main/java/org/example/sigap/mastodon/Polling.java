package org.example.sigap.mastodon;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for mentions and edits, and for what the account itself wrote, both from where the last look ended. Mastodon tells of no
 * deletion here: a status that was deleted is simply no longer there.
 */
final class Polling {
    static final String NOTIFICATION = "notification";
    static final String OWN = "own";
    static final String KIND = "kind";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PAGE = 40;
    private static final String NOTIFICATIONS = "/api/v1/notifications?types[]=mention&types[]=update&limit=" + PAGE;

    /** How far back a new channel looks: its first look may come late, where the server is away when it is opened. */
    private static final Duration FIRST = Duration.ofDays(1);

    /** Of the first look, so that it ends in time; where more were written in a day, it begins with the newest of them. */
    private static final int MOST_PAGES = 5;

    /** Sigap asks every second, a server allows 300 calls in five minutes, and a look takes two. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final MastodonApi api;
    private final Clock clock;

    Polling(MastodonApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * The account, the newest notification and status that were seen, and when; a channel begins with the mentions
     * of the day before its first look. The time is missing in what version 1.0.0 of this connector left.
     */
    private record Cursor(String account, String notification, String status, long looked) {
        static Optional<Cursor> read(Optional<String> text) {
            String[] parts = text.orElse("").split(" ");
            return parts.length == 3 || parts.length == 4
                    ? Optional.of(new Cursor(parts[0], parts[1], parts[2], parts.length == 4 ? seconds(parts[3]) : 0))
                    : Optional.empty();
        }

        private static long seconds(String text) {
            return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
        }

        /** Not due either where the clock was set back by less than the pause. */
        boolean isDue(Instant now) {
            return Math.abs(now.getEpochSecond() - looked) >= PAUSE.toSeconds();
        }

        @Override
        public String toString() {
            return account + " " + notification + " " + status + " " + looked;
        }
    }

    /** One page and where the next begins. */
    private record Found(List<RawDelivery> deliveries, String newest, boolean more) {}

    PollResult from(Optional<String> text) {
        try {
            Optional<Cursor> cursor = Cursor.read(text);
            if (cursor.isEmpty()) {
                return new PollResult.Polled(List.of(), begin().toString(), false);
            }
            Cursor seen = cursor.get();
            Instant now = clock.instant();
            if (!seen.isDue(now)) {
                return new PollResult.Polled(List.of(), text.orElse(""), false);
            }
            if (!Limits.isKnown(api.server())) {
                new Checking(api, clock).learnLimit();
            }
            Found notifications = page(NOTIFICATIONS, NOTIFICATION, seen.notification());
            Found own = page(
                    "/api/v1/accounts/" + seen.account() + "/statuses?exclude_reblogs=true&limit=" + PAGE,
                    OWN,
                    seen.status());
            List<RawDelivery> all = new ArrayList<>(notifications.deliveries());
            all.addAll(own.deliveries());
            boolean more = notifications.more() || own.more();
            // where more waits, the next call need not
            long looked = more ? 0 : now.getEpochSecond();
            return new PollResult.Polled(
                    all, new Cursor(seen.account(), notifications.newest(), own.newest(), looked).toString(), more);
        } catch (Refusal e) {
            return refused(e.reply());
        } catch (IOException e) {
            return new PollResult.Away(SOON, e.getClass().getSimpleName());
        }
    }

    private Cursor begin() throws IOException, Refusal {
        String account = Fields.text(
                        required(api.get("/api/v1/accounts/verify_credentials"))
                                .object()
                                .orElse(JsonValue.EMPTY_JSON_OBJECT),
                        "id")
                .orElseThrow(() -> new IOException("no account"));
        return new Cursor(
                account,
                lastBefore(clock.instant().minus(FIRST)),
                newest("/api/v1/accounts/" + account + "/statuses?limit=1"),
                clock.instant().getEpochSecond());
    }

    /** The newest notification that is older than this; what comes after it is new to the channel. */
    private String lastBefore(Instant since) throws IOException, Refusal {
        String oldest = "";
        for (int i = 0; i < MOST_PAGES; i++) {
            List<JsonObject> entries =
                    entries(required(api.get(NOTIFICATIONS + (oldest.isEmpty() ? "" : "&max_id=" + oldest))));
            for (JsonObject entry : entries) {
                oldest = Fields.text(entry, "id").orElse(oldest);
                if (Fields.instant(entry, "created_at").filter(at -> at.isBefore(since)).isPresent()) {
                    return oldest;
                }
            }
            if (entries.size() < PAGE) {
                return "0";
            }
        }
        return oldest;
    }

    private String newest(String path) throws IOException, Refusal {
        return entries(required(api.get(path))).stream()
                .findFirst()
                .flatMap(entry -> Fields.text(entry, "id"))
                .orElse("0");
    }

    /** With {@code min_id} the page right after it comes, its newest entry first. */
    private Found page(String path, String kind, String after) throws IOException, Refusal {
        Reply reply = required(api.get(path + "&min_id=" + after));
        List<JsonObject> entries = new ArrayList<>(entries(reply));
        java.util.Collections.reverse(entries);
        List<RawDelivery> deliveries = new ArrayList<>();
        for (JsonObject entry : entries) {
            Fields.text(entry, "id").ifPresent(id -> deliveries.add(delivery(kind, id, entry)));
        }
        String newest = entries.isEmpty()
                ? after
                : reply.newer()
                        .or(() -> Fields.text(entries.get(entries.size() - 1), "id"))
                        .orElse(after);
        return new Found(deliveries, newest, entries.size() >= PAGE);
    }

    private RawDelivery delivery(String kind, String id, JsonObject entry) {
        return new RawDelivery(
                kind + "-" + id,
                "application/json",
                Map.of(KIND, kind),
                Bytes.utf8(entry.toString()),
                clock.instant(),
                "");
    }

    private static List<JsonObject> entries(Reply reply) throws IOException {
        return reply.array().orElseThrow(() -> new IOException("no list")).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .toList();
    }

    private static Reply required(Reply reply) throws Refusal {
        if (!reply.ok()) {
            throw new Refusal(reply);
        }
        return reply;
    }

    private PollResult refused(Reply reply) {
        return switch (reply.status()) {
            case 401, 403 -> new PollResult.Refused("login-refused", "HTTP " + reply.status());
            case 429 -> new PollResult.Away(reply.patience(clock), "rate-limited");
            default -> new PollResult.Away(reply.status() == 503 ? reply.patience(clock) : SOON, "HTTP " + reply.status());
        };
    }

    /** The server answered, but not what was asked for. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Reply reply;

        Refusal(Reply reply) {
            this.reply = reply;
        }

        Reply reply() {
            return reply;
        }
    }
}
