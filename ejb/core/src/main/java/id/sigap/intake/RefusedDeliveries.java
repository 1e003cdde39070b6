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
 * Counts what came to a channel's address and was turned away: forged, oversized, cut short, too slow. Nothing of it is kept
 * but a line in the ledger: the first of a minute at once, all others of that minute together when it is over, so that who
 * sends a million of them writes two lines a minute. Counted in each server by itself, anew after a restart.
 */
@ApplicationScoped
public class RefusedDeliveries {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Codes come from connectors; no more kinds than this are told apart at a time. */
    private static final int MOST_KINDS = 100;

    private static final String OTHER = "other";

    @Inject
    UnitOfWork work;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    private record Kind(String channel, String code) {}

    private record Line(Kind kind, long count) {}

    private static final class Minute {
        private Instant since;
        private long unwritten;

        Minute(Instant since) {
            this.since = since;
        }
    }

    private final Map<Kind, Minute> minutes = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();

    /**
     * @param channelId of a channel that exists
     * @param code stable: why it was turned away, such as {@code bad-signature}
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
        totals.merge(channelId, 1L, Long::sum);
        Kind kind = new Kind(channelId, code);
        if (!minutes.containsKey(kind) && minutes.size() >= MOST_KINDS) {
            kind = new Kind(channelId, OTHER);
        }
        Minute minute = minutes.get(kind);
        if (minute == null) {
            minutes.put(kind, new Minute(clock.now()));
            return !kind.code().equals(OTHER);
        }
        minute.unwritten++;
        return false;
    }

    /** How many were turned away on a channel since this server started. */
    public synchronized long of(String channelId) {
        return totals.getOrDefault(channelId, 0L);
    }

    /** Writes what is left of minutes that are over. @return false: nothing more to do now */
    public boolean write() {
        List<Line> over = over();
        if (!over.isEmpty()) {
            write(over);
        }
        return false;
    }

    private synchronized List<Line> over() {
        Instant begun = clock.now().minus(MINUTE);
        List<Line> lines = new ArrayList<>();
        minutes.entrySet().removeIf(each -> {
            Minute minute = each.getValue();
            if (minute.since.isAfter(begun)) {
                return false;
            }
            if (minute.unwritten > 0) {
                lines.add(new Line(each.getKey(), minute.unwritten));
            }
            return true;
        });
        return lines;
    }

    private void write(List<Line> lines) {
        work.run(() -> lines.forEach(line -> ledger.record(
                "delivery.refused",
                Ledger.PLATFORM,
                null,
                Map.of(
                        "channel", line.kind().channel(),
                        "code", line.kind().code(),
                        "count", line.count()))));
    }
}
