package org.example.sigap.mastodon;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.RawDelivery;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Fetches a file of a status. Its address was told by the server, which may have it from another server that anybody runs: so it
 * is called only on the internet, or at the channel's own server.
 */
final class Fetching {
    private static final int LARGEST = 20 * 1024 * 1024;
    private static final Duration SOON = Duration.ofMinutes(1);

    private final MastodonApi api;
    private final Clock clock;

    Fetching(MastodonApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    FetchOutcome file(String reference) {
        try {
            URL address = new URL(reference);
            if (!Addresses.callable(address, new URL(api.server()))) {
                return new FetchOutcome.Gone("address-refused");
            }
            return outcome(reference, api.file(address, LARGEST));
        } catch (MalformedURLException e) {
            return new FetchOutcome.Gone("no-address");
        } catch (MastodonApi.TooLarge e) {
            return new FetchOutcome.Gone("too-large");
        } catch (IOException e) {
            return new FetchOutcome.RetryAfter(SOON, e.getClass().getSimpleName());
        }
    }

    private FetchOutcome outcome(String reference, Reply reply) {
        if (reply.ok()) {
            String type = reply.header("content-type").filter(text -> !text.isBlank()).orElse("application/octet-stream");
            return new FetchOutcome.Fetched(new RawDelivery(
                    "file-" + Bytes.utf8(reference).sha256(),
                    type,
                    Map.of(),
                    Bytes.handOver(reply.body()),
                    clock.instant(),
                    ""));
        }
        return reply.status() == 429 || reply.status() >= 500
                ? new FetchOutcome.RetryAfter(reply.patience(clock), "HTTP " + reply.status())
                : new FetchOutcome.Gone("HTTP " + reply.status());
    }
}
