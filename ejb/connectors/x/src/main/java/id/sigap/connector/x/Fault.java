package id.sigap.connector.x;

import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Why a call of X brought nothing, read from its status, its problem document and its old error codes.
 *
 * @param kind what it means for the call
 * @param code stable, for programs
 * @param pause how long X asks to wait; zero where it does not say
 */
record Fault(Kind kind, String code, Duration pause) {

    enum Kind {
        /** The call certainly had no effect; later it may. */
        LATER,
        /** Nobody can say whether the call had an effect. */
        UNKNOWN,
        /** The account, the app or their credentials are at fault. */
        CHANNEL,
        /** The account has said the very same before. */
        DUPLICATE,
        /** The words are at fault. */
        MESSAGE,
        /** This person cannot be reached. */
        RECIPIENT,
        /** X's rules do not allow it here. */
        RULE,
        /** There is no such thing. */
        GONE
    }

    private static final String RATE_LIMITED = "rate-limited";

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(25);

    private static final Set<String> OLD_CHANNEL =
            Set.of("32", "63", "64", "89", "93", "99", "135", "215", "220", "226", "261", "326", "416", "453");
    private static final Set<String> OLD_RECIPIENT = Set.of("50", "108", "136", "150", "151", "349", "355");
    private static final Set<String> OLD_RULE = Set.of("144", "179", "385", "425", "433");
    private static final Set<String> OLD_MESSAGE = Set.of("170", "186", "354");

    /** How long to wait, where X says so or not. */
    Duration patience() {
        return pause.isZero() ? Duration.ofSeconds(30) : pause;
    }

    /** Whether a limit is used up: X counts posts and direct messages apart. */
    boolean limited() {
        return code.equals(RATE_LIMITED);
    }

    static Fault channel(String code) {
        return new Fault(Kind.CHANNEL, code, Duration.ZERO);
    }

    static Fault later(String code) {
        return new Fault(Kind.LATER, code, Duration.ZERO);
    }

    static Fault unknown(String code) {
        return new Fault(Kind.UNKNOWN, code, Duration.ZERO);
    }

    /** Reads an answer that is no success. */
    static Fault of(HttpResult.Answered answer, Instant now) {
        JsonObject body = Json.object(answer.body()).orElse(JsonValue.EMPTY_JSON_OBJECT);
        int status = answer.status();
        String type = word(body, "type");
        type = type.substring(type.lastIndexOf('/') + 1);
        String detail = word(body, "detail") + " " + word(body, "title") + " " + word(body, "reason");
        List<String> old = Json.objects(body, "errors")
                .map(e -> Json.text(e, "code").orElse(""))
                .toList();
        String oldWords = Json.objects(body, "errors")
                .map(e -> word(e, "message") + " " + word(e, "detail"))
                .reduce("", (a, b) -> a + " " + b);
        String words = detail + oldWords;

        if (type.equals("usage-capped") || words.contains("usage cap") || status == 402) {
            return channel("usage-capped");
        }
        if (status == 429 || old.contains("88") || old.contains("185")) {
            return new Fault(Kind.LATER, RATE_LIMITED, pauseOf(answer, now));
        }
        if (status == 503 && old.contains("130")) {
            return new Fault(Kind.LATER, "over-capacity", Duration.ofMinutes(1));
        }
        if (status >= 500 || status == 408) {
            return unknown("platform-error-" + status);
        }
        if (status == 401) {
            return channel("credentials-refused");
        }
        if (old.contains("187") || words.contains("duplicate content")) {
            return new Fault(Kind.DUPLICATE, "duplicate-content", Duration.ZERO);
        }
        if (Set.of("client-forbidden", "unsupported-authentication", "oauth1-permissions", "client-disconnected")
                        .contains(type)
                || old.stream().anyMatch(OLD_CHANNEL::contains)
                || words.contains("suspended")
                || words.contains("not permitted to perform this action") && words.contains("app")) {
            return channel(type.isEmpty() ? "account-refused" : type);
        }
        return refusal(status, old, words);
    }

    private static Fault refusal(int status, List<String> old, String words) {
        if (old.stream().anyMatch(OLD_MESSAGE::contains)) {
            return new Fault(Kind.MESSAGE, "text-refused", Duration.ZERO);
        }
        if (old.stream().anyMatch(OLD_RECIPIENT::contains) || words.contains("send messages to this user")) {
            return new Fault(Kind.RECIPIENT, "recipient-refuses", Duration.ZERO);
        }
        if (words.contains("deleted or not visible") || old.contains("144") || old.contains("385")) {
            return new Fault(Kind.RULE, "answered-post-gone", Duration.ZERO);
        }
        if (old.stream().anyMatch(OLD_RULE::contains)
                || words.contains("reply to this")
                || words.contains("mentioned or")
                || words.contains("replies")) {
            return new Fault(Kind.RULE, "reply-not-allowed", Duration.ZERO);
        }
        if (status == 404 || status == 410) {
            return new Fault(Kind.GONE, "not-found", Duration.ZERO);
        }
        if (status == 403) {
            return new Fault(Kind.RULE, "forbidden", Duration.ZERO);
        }
        return new Fault(Kind.MESSAGE, "request-refused", Duration.ZERO);
    }

    private static String word(JsonValue from, String name) {
        return Json.text(from, name).orElse("").toLowerCase(Locale.ROOT);
    }

    /** Until the limit that is used up begins anew. */
    private static Duration pauseOf(HttpResult.Answered answer, Instant now) {
        for (String limit : List.of("x-user-limit-24hour-", "x-app-limit-24hour-", "x-rate-limit-")) {
            boolean usedUp = answer.header(limit + "remaining")
                    .map(String::strip)
                    .filter("0"::equals)
                    .isPresent();
            Optional<Duration> left = answer.header(limit + "reset").flatMap(text -> until(text, now));
            if (left.isPresent() && (usedUp || limit.equals("x-rate-limit-"))) {
                return left.get();
            }
        }
        return answer.header("retry-after")
                .filter(t -> t.strip().matches("[0-9]{1,6}"))
                .map(t -> bounded(Duration.ofSeconds(Long.parseLong(t.strip()))))
                .orElse(WINDOW);
    }

    private static Optional<Duration> until(String epochSeconds, Instant now) {
        return epochSeconds.strip().matches("[0-9]{1,11}")
                ? Optional.of(
                        bounded(Duration.between(now, Instant.ofEpochSecond(Long.parseLong(epochSeconds.strip())))))
                : Optional.empty();
    }

    private static Duration bounded(Duration pause) {
        if (pause.compareTo(Duration.ofSeconds(1)) < 0) {
            return Duration.ofSeconds(1);
        }
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }
}
