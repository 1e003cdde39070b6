package id.sigap.coordination;

import id.sigap.foundation.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is looking at or writing on a case now. Kept in memory for half a minute: nothing of value is lost with it. */
@ApplicationScoped
public class Presence {
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private final Map<Key, Seen> seen = new ConcurrentHashMap<>();

    private record Key(String ticket, String username) {}

    private record Seen(String doing, Instant at) {}

    /** @param doing {@code reading} or {@code writing} */
    public record Somebody(String username, String doing) {}

    /**
     * @param doing {@code reading} or {@code writing}
     * @return whether that is new: the person was not here, or did something else
     */
    public boolean say(String ticket, String username, String doing) {
        if (!Set.of("reading", "writing").contains(doing == null ? "" : doing)) {
            throw Refusal.invalid("Kehadiran harus \"reading\" atau \"writing\".");
        }
        Instant now = Instant.now();
        if (seen.size() > MOST) {
            seen.values().removeIf(one -> one.at().plus(KEPT).isBefore(now));
        }
        Seen before = seen.put(new Key(ticket, username), new Seen(doing, now));
        return before == null
                || !before.doing().equals(doing)
                || before.at().plus(KEPT).isBefore(now);
    }

    /** Everybody else on this case. */
    public List<Somebody> on(String ticket, String exceptUsername) {
        Instant now = Instant.now();
        return seen.entrySet().stream()
                .filter(entry -> entry.getKey().ticket().equals(ticket))
                .filter(entry -> !entry.getKey().username().equals(exceptUsername))
                .filter(entry -> entry.getValue().at().plus(KEPT).isAfter(now))
                .map(entry ->
                        new Somebody(entry.getKey().username(), entry.getValue().doing()))
                .toList();
    }
}
