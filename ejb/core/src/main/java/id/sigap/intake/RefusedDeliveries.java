package id.sigap.intake;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what came to a channel's address and was not taken in: turned away (forged, oversized, cut short, too slow), or
 * acknowledged once more because it had come before. Nothing of it is kept but a line in the ledger: the first of a minute at
 * once, all others of that minute together when it is over, so that who sends a million of them writes two lines a minute.
 * Of what only came again, as platforms do by themselves, two lines an hour. Counted in each server by itself, anew after a
 * restart.
 */
@ApplicationScoped
public class RefusedDeliveries {
    /** The code of a genuine delivery that had come before. */
    public static final String REPEATED = "repeated";

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Codes come from connectors; no more kinds than this are told apart at a time. */
    private static final int MOST_KINDS = 100;

    private static final String OTHER = "other";

    @Inject
    UnitOfWork work;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    private record Kind(String channel, String code) {
        boolean isRepeated() {
            return code.equals(REPEATED);
        }
    }

    private record Line(Kind kind, long count) {}

    /** A minute of one kind, or an hour. */
    private static final class Span {
        private final Instant since;
        private long unwritten;

        Span(Instant since) {
            this.since = since;
        }
    }

    private final Map<Kind, Span> spans = new HashMap<>();
    private final Map<String, Long> refused = new HashMap<>();
    private final Map<String, Long> repeated = new HashMap<>();

    /**
     * @param channelId of a channel that exists
     * @param code stable: why it was turned away, such as {@code bad-signature}, or {@link #REPEATED}
     */
    public void count(String channelId, String code) {
        if (first(channelId, cut(code))) {
            write(List.of(new Line(new Kind(channelId, cut(code)), 1)));
        }
    }

    private static String cut(String code) {
        return code.length() > 60 ? code.substring(0, 60) : code;
    }

    private synchronized boolean first(String channelId, String code) {
        Kind kind = new Kind(channelId, code);
        (kind.isRepeated() ? repeated : refused).merge(channelId, 1L, Long::sum);
        if (!spans.containsKey(kind) && spans.size() >= MOST_KINDS) {
            kind = new Kind(channelId, OTHER);
        }
        Span span = spans.get(kind);
        if (span == null) {
            spans.put(kind, new Span(clock.now()));
            return !kind.code().equals(OTHER);
        }
        span.unwritten++;
        return false;
    }

    /** How many were turned away on a channel since this server started. */
    public synchronized long of(String channelId) {
        return refused.getOrDefault(channelId, 0L);
    }

    /** How many came again on a channel since this server started. */
    public synchronized long repeatedOf(String channelId) {
        return repeated.getOrDefault(channelId, 0L);
    }

    /** Writes what is left of minutes and hours that are over. @return false: nothing more to do now */
    public boolean write() {
        List<Line> over = over();
        if (!over.isEmpty()) {
            write(over);
        }
        return false;
    }

    private synchronized List<Line> over() {
        Instant now = clock.now();
        List<Line> lines = new ArrayList<>();
        spans.entrySet().removeIf(each -> {
            Span span = each.getValue();
            Duration length = each.getKey().isRepeated() ? HOUR : MINUTE;
            if (span.since.isAfter(now.minus(length))) {
                return false;
            }
            if (span.unwritten > 0) {
                lines.add(new Line(each.getKey(), span.unwritten));
            }
            return true;
        });
        return lines;
    }

    private void write(List<Line> lines) {
        work.run(() -> lines.forEach(line -> ledger.record(
                line.kind().isRepeated() ? "delivery.repeated" : "delivery.refused",
                Ledger.PLATFORM,
                null,
                Map.of(
                        "channel", line.kind().channel(),
                        "code", line.kind().code(),
                        "count", line.count()))));
    }
}
