package id.sigap.intake;

import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Polls the channels whose platform is asked: deliveries and cursor are committed together, then acknowledged. */
@ApplicationScoped
public class Poller {
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());
    private static final Duration WAIT = Duration.ofSeconds(50);

    @Inject
    Channels channels;

    @Inject
    Intake intake;

    @Inject
    ChannelWatch watch;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    private static final Duration REMINDED = Duration.ofMinutes(1);
    private static final Duration LOOKED = Duration.ofMinutes(1);

    /**
     * A channel that is left alone, unless somebody changes it.
     *
     * @param version of the channel that was turned away
     * @param until on the machine's clock
     * @param remind when the watch is told again that it is away, on the business clock
     */
    private record Rest(long version, Instant until, String code, Instant remind) {}

    private final Map<String, Rest> resting = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    public void stop() {
        stopped = true;
    }

    /** Asks one channel's platform, waiting for news; true where some came or more is waiting. */
    public boolean poll(String channelId) {
        if (stopped) {
            return false;
        }
        Optional<Channel> found = work.call(() -> channels.find(channelId)).filter(Channel::active);
        if (found.isEmpty()) {
            return false;
        }
        Channel channel = found.get();
        Rest rest = resting.get(channelId);
        if (rest != null && rest.until().isAfter(Instant.now()) && channel.version() == rest.version()) {
            remind(channel, rest);
            return false;
        }
        Optional<Channels.Line> line = channels.line(channel);
        if (line.isEmpty() || !line.get().connector().describe().can(Capability.POLLS)) {
            return false;
        }
        PollResult result = ask(line.get());
        if (result instanceof PollResult.Polled polled) {
            watch.works(channel, ChannelWatch.Trouble.PLATFORM);
            return stored(line.get(), polled);
        }
        if (result instanceof PollResult.Away away) {
            watch.away(channel, ChannelWatch.Trouble.PLATFORM, away.reason());
            rest(channel, away.retryAfter(), away.reason(), away.reason());
        } else if (result instanceof PollResult.Refused refused) {
            watch.away(channel, ChannelWatch.Trouble.PLATFORM, refused.code());
            rest(channel, Duration.ofMinutes(1), refused.code(), refused.reason());
        }
        return false;
    }

    private PollResult ask(Channels.Line line) {
        try {
            return line.connector().poll(line.context(), line.channel().pollCursor(), WAIT);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "Connector " + line.channel().connector() + " failed while polling", e);
            return new PollResult.Away(Duration.ofSeconds(30), "connector-failed");
        }
    }

    private boolean stored(Channels.Line line, PollResult.Polled polled) {
        boolean moved = !polled.cursor().equals(line.channel().pollCursor().orElse(""));
        if (!polled.deliveries().isEmpty() || moved) {
            intake.acceptPolled(line.channel().id(), polled.deliveries(), polled.cursor());
            List<String> receipts = polled.deliveries().stream()
                    .map(RawDelivery::receipt)
                    .filter(receipt -> !receipt.isEmpty())
                    .toList();
            if (!receipts.isEmpty()) {
                line.connector().acknowledge(line.context(), receipts);
            }
        } else if (isToBeTold(line.channel())) {
            work.run(() -> channels.lock(line.channel().id()).looked(clock.now()));
        }
        return !stopped && (polled.more() || !polled.deliveries().isEmpty());
    }

    /** A look that brings nothing is written down once a minute, and where it ends a trouble. */
    private boolean isToBeTold(Channel channel) {
        Instant before = clock.now().minus(LOOKED);
        return channel.lastError().isPresent()
                || channel.polledAt().filter(at -> at.isAfter(before)).isEmpty();
    }

    /** However long it is left alone: that it brings nothing is told all the while. */
    private void remind(Channel channel, Rest rest) {
        Instant now = clock.now();
        if (!rest.remind().isAfter(now)) {
            resting.put(channel.id(), new Rest(rest.version(), rest.until(), rest.code(), now.plus(REMINDED)));
            watch.away(channel, ChannelWatch.Trouble.PLATFORM, rest.code());
        }
    }

    private void rest(Channel channel, Duration pause, String code, String reason) {
        resting.put(
                channel.id(),
                new Rest(
                        channel.version(),
                        Instant.now().plus(pause),
                        code,
                        clock.now().plus(REMINDED)));
        LOG.log(
                System.Logger.Level.INFO,
                "Channel {0} is not asked for {1} s: {2}",
                channel.id(),
                pause.toSeconds(),
                reason);
        work.run(() -> channels.lock(channel.id()).failed(reason, clock.now()));
    }
}
