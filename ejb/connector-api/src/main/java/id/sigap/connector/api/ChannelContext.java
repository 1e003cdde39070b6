package id.sigap.connector.api;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * The channel for which a connector is called.
 *
 * @param channelId stable id of the channel in Sigap
 * @param settings filled in, with defaults; no secrets
 * @param secrets the channel's secrets
 * @param clock the time that counts
 * @param office who answers
 * @param webhook the public address of this channel's webhook, where the installation has one
 */
public record ChannelContext(
        String channelId, Settings settings, Secrets secrets, Clock clock, Office office, Optional<URI> webhook) {

    public ChannelContext {
        Checks.id("channelId", channelId);
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(office, "office");
        Objects.requireNonNull(webhook, "webhook");
    }

    /** Names the channel and its settings; shows no value. */
    @Override
    public String toString() {
        return "ChannelContext[" + channelId + ", " + settings + "]";
    }
}
