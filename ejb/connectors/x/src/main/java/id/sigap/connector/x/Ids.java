package id.sigap.connector.x;

import id.sigap.connector.http.Json;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** X's ids: decimal numbers that hold the time, made as strings and kept as strings. */
final class Ids {
    /** The older first. */
    static final Comparator<String> BY_AGE = Comparator.comparing(BigInteger::new);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,25}");
    private static final Pattern CONVERSATION = Pattern.compile("[0-9]{1,25}(?:-[0-9]{1,25})?");
    private static final long EPOCH = 1_288_834_974_657L;

    private Ids() {}

    /** The id at the end of a path of names, where there is one. */
    static Optional<String> at(JsonValue from, String... path) {
        return Json.text(from, path).filter(id -> NUMBER.matcher(id).matches());
    }

    /** The id of a conversation of direct messages. */
    static Optional<String> conversationAt(JsonValue from, String... path) {
        return Json.text(from, path).filter(id -> CONVERSATION.matcher(id).matches());
    }

    static boolean isId(String text) {
        return NUMBER.matcher(text).matches();
    }

    static boolean newer(String id, String than) {
        return BY_AGE.compare(id, than) > 0;
    }

    /** An id that is older than every one made since then, and newer than every one made before. */
    static String since(Instant time) {
        return Long.toString(Math.max(0, time.toEpochMilli() - EPOCH) << 22);
    }

    /** The id of the conversation of two. */
    static String conversation(String one, String other) {
        return BY_AGE.compare(one, other) < 0 ? one + "-" + other : other + "-" + one;
    }
}
