package id.sigap.connector.youtube;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks for our own reply among those of a thread. */
record ReplySearch(YouTubeSettings settings) {
    /** Clocks differ, and the platform cuts off fractions of a second. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /** A new comment may take a while to be listed; before that, not seeing it means nothing. */
    private static final Duration LISTED_AFTER = Duration.ofMinutes(5);

    private static final int MOST_PAGES = 50;

    /** With the last call's own limit still within what a search may take. */
    private static final Duration BUDGET = Duration.ofSeconds(45);

    static Map<String, String> replies(String parent, Optional<String> page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("part", "snippet");
        parameters.put("parentId", parent);
        parameters.put("maxResults", "100");
        parameters.put("textFormat", "plainText");
        page.ifPresent(token -> parameters.put("pageToken", token));
        return parameters;
    }

    FindOutcome find(OutboundMessage message, Instant attemptedAt) {
        Optional<String> parent = Replying.parent(message.conversation());
        if (parent.isEmpty()) {
            return new FindOutcome.CannotTell("Utas komentar yang dijawab tidak dikenal.");
        }
        Instant end = settings.context().clock().instant().plus(BUDGET);
        Access access = new AccessTokens(settings).ask();
        if (!(access instanceof Access.Granted granted)) {
            return new FindOutcome.CannotTell("Akun YouTube tidak dapat dipakai untuk mencari komentar.");
        }
        DataApi api = new DataApi(settings.apiUrl(), granted.token());
        Optional<String> page = Optional.empty();
        for (int number = 1; number <= MOST_PAGES; number++) {
            if (!settings.context().clock().instant().isBefore(end)) {
                return new FindOutcome.CannotTell("YouTube terlalu lambat untuk diperiksa sampai habis.");
            }
            ApiAnswer answer = api.list("comments", replies(parent.get(), page));
            if (answer instanceof ApiAnswer.Refused refused && refused.fault() == Fault.GONE) {
                // with the comment its replies are gone; sending again is refused by the platform
                return new FindOutcome.Absent();
            }
            if (!(answer instanceof ApiAnswer.Ok ok)) {
                return new FindOutcome.CannotTell("YouTube tidak memberi daftar komentar.");
            }
            Optional<FindOutcome> found = Json.objects(ok.body(), "items")
                    .flatMap(comment -> match(comment, message, attemptedAt).stream())
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            page = Json.text(ok.body(), "nextPageToken");
            if (page.isEmpty()) {
                return settings.context().clock().instant().isBefore(attemptedAt.plus(LISTED_AFTER))
                        ? new FindOutcome.CannotTell("Komentar baru mungkin belum terdaftar di YouTube.")
                        : new FindOutcome.Absent();
            }
        }
        return new FindOutcome.CannotTell("Utas komentar terlalu panjang untuk diperiksa.");
    }

    private Optional<FindOutcome> match(JsonObject comment, OutboundMessage message, Instant attemptedAt) {
        Optional<Instant> published = Moments.of(comment, "snippet", "publishedAt");
        boolean ours =
                Comments.authorId(comment).filter(settings.channel()::equals).isPresent()
                        && published
                                .filter(at -> !at.isBefore(attemptedAt.minus(TOLERANCE)))
                                .isPresent()
                        && plain(Comments.text(comment)).equals(plain(message.body()));
        return ours
                ? Json.text(comment, "id").map(id -> new FindOutcome.Found(id, published.orElse(attemptedAt)))
                : Optional.empty();
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
