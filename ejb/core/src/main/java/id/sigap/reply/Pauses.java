package id.sigap.reply;

import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Reach;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when nothing goes out on a channel, since its platform asked the whole account to wait. Kept in memory by the one
 * dispatcher of the channel: forgotten with it, the platform's next answer says it again.
 */
@ApplicationScoped
class Pauses {
    private final Map<Held, Instant> until = new ConcurrentHashMap<>();

    @Inject
    BusinessClock clock;

    private record Held(String channelId, Visibility visibility) {}

    /** Hears what the platform answered to a message of this visibility. */
    void hear(String channelId, Visibility visibility, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.RetryAfter later && later.reach() != Reach.MESSAGE) {
            Instant end = clock.now().plus(later.delay());
            Set<Visibility> all = later.reach() == Reach.CHANNEL ? EnumSet.allOf(Visibility.class) : Set.of(visibility);
            all.forEach(one -> until.merge(new Held(channelId, one), end, (a, b) -> a.isAfter(b) ? a : b));
        }
    }

    /** When a message of this visibility may go out; empty = now. */
    Optional<Instant> end(String channelId, Visibility visibility) {
        Held held = new Held(channelId, visibility);
        Optional<Instant> end = Optional.ofNullable(until.get(held));
        if (end.filter(clock.now()::isBefore).isEmpty()) {
            end.ifPresent(over -> until.remove(held, over));
            return Optional.empty();
        }
        return end;
    }
}
