package id.sigap.reply;

import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.OutboundMessage;
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
 * dispatcher of the channel: forgotten with it, the platform's next answer says it again. A pause ends early where an
 * administrator changed the channel, which may be what the platform waited for: another token, another account.
 */
@ApplicationScoped
class Pauses {
    /** Why a message waits that nobody tried. */
    static final String PAUSED = "channel-limit";

    private final Map<Held, Pause> pauses = new ConcurrentHashMap<>();

    @Inject
    Channels channels;

    @Inject
    BusinessClock clock;

    private record Held(String channelId, Visibility visibility) {}

    /** @param of the channel as it was when the platform asked */
    private record Pause(Instant end, Edition of) {
        Pause or(Pause newer) {
            return of.equals(newer.of) && end.isAfter(newer.end) ? this : newer;
        }
    }

    /** What an administrator made of a channel. */
    private record Edition(long version, Optional<Instant> runningSince) {
        static Edition of(Channel channel) {
            return new Edition(channel.version(), channel.runningSince());
        }
    }

    /** Hears what the platform answered to a message of this visibility, asked with the channel as it is given. */
    void hear(Channel channel, Visibility visibility, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.RetryAfter later && later.reach() != Reach.MESSAGE) {
            Pause pause = new Pause(clock.now().plus(later.delay()), Edition.of(channel));
            Set<Visibility> all = later.reach() == Reach.CHANNEL ? EnumSet.allOf(Visibility.class) : Set.of(visibility);
            all.forEach(one -> pauses.merge(new Held(channel.id(), one), pause, Pause::or));
        }
    }

    /**
     * Makes a message wait that the platform would not take now. Joins the caller's transaction, the row is locked. A first
     * word to somebody in danger is never made to wait: the platform may refuse it, but is asked.
     *
     * @return until when it waits; empty = it may go out
     */
    Optional<Instant> postpone(OutboxRow row, OutboundMessage message) {
        Held held = new Held(row.channelId(), message.conversation().visibility());
        Pause pause = pauses.get(held);
        if (pause == null || row.isEmergency() && row.attempts() == 0) {
            return Optional.empty();
        }
        boolean over = !clock.now().isBefore(pause.end())
                || !channels.find(row.channelId()).map(Edition::of).equals(Optional.of(pause.of()));
        if (over) {
            pauses.remove(held, pause);
            return Optional.empty();
        }
        row.again(PAUSED, pause.end());
        return Optional.of(pause.end());
    }
}
