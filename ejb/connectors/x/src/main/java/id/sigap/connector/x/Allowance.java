package id.sigap.connector.x;

import id.sigap.connector.http.HttpResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many posts or direct messages X still takes, as the headers of its last answers told. Kept in memory only: forgotten by
 * a restart, X's next answer says it again.
 */
final class Allowance {
    private static final List<String> LIMITS = List.of("x-rate-limit-", "x-user-limit-24hour-", "x-app-limit-24hour-");

    private static final Map<Counted, Left> KNOWN = new ConcurrentHashMap<>();

    private record Counted(String channelId, boolean open, String limit) {}

    /**
     * What is left of one limit.
     *
     * @param until when it begins anew
     */
    record Left(int messages, Instant until) {}

    private Allowance() {}

    /** @param open whether a public reply was asked for, or a direct message */
    static void hear(String channelId, boolean open, HttpResult.Answered answer) {
        for (String limit : LIMITS) {
            Optional<Long> remaining = number(answer.header(limit + "remaining"));
            Optional<Long> reset = number(answer.header(limit + "reset"));
            if (remaining.isPresent() && reset.isPresent()) {
                KNOWN.put(
                        new Counted(channelId, open, limit),
                        new Left(
                                (int) Math.min(Integer.MAX_VALUE, remaining.get()),
                                Instant.ofEpochSecond(reset.get())));
            }
        }
    }

    /** The tightest limit that still runs. */
    static Optional<Left> of(String channelId, boolean open, Instant now) {
        return LIMITS.stream()
                .map(limit -> KNOWN.get(new Counted(channelId, open, limit)))
                .filter(left -> left != null && now.isBefore(left.until()))
                .min(Comparator.comparingInt(Left::messages).thenComparing(Left::until, Comparator.reverseOrder()));
    }

    private static Optional<Long> number(Optional<String> header) {
        return header.map(String::strip)
                .filter(text -> text.matches("[0-9]{1,11}"))
                .map(Long::valueOf);
    }
}
