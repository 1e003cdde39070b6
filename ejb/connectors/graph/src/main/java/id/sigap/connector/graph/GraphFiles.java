package id.sigap.connector.graph;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Http;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.RemoteAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files behind addresses that Meta's messages name. The address is the reference; it is called without the token, and only
 * where {@link RemoteAddress} lets it.
 */
public final class GraphFiles {
    private static final String PREFIX = "file:";
    private static final int LARGEST = 25 * 1024 * 1024;
    private static final int LONGEST_ADDRESS = 4000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Meta's content servers write into the address when it expires, in hexadecimal seconds. */
    private static final Pattern EXPIRY = Pattern.compile("[?&]oe=([0-9A-Fa-f]{8})(?:&|$)");

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,60}");

    private GraphFiles() {}

    /** A file at this address; one without a usable address is left out. */
    public static Attachment at(String name, String contentType, Optional<String> address) {
        return address.filter(a -> a.length() <= LONGEST_ADDRESS)
                .<Attachment>map(a -> new Attachment.Remote(name, contentType, PREFIX + a, expiry(a)))
                .orElseGet(() -> new Attachment.LeftOut(name, contentType, 0, "no-address"));
    }

    private static Optional<Instant> expiry(String address) {
        Matcher matcher = EXPIRY.matcher(address);
        return matcher.find()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1), 16)))
                : Optional.empty();
    }

    /** Whether a reference is one of a file. */
    public static boolean is(String reference) {
        return reference.startsWith(PREFIX);
    }

    /** Fetches the file. */
    public static FetchOutcome fetch(ChannelContext context, String reference) {
        Optional<URI> address =
                RemoteAddress.callable(reference.substring(PREFIX.length()), GraphApi.platform(context));
        if (address.isEmpty()) {
            return new FetchOutcome.Gone("address-refused");
        }
        HttpResult result =
                Http.exchange(HttpCall.get(address.get()).within(LIMIT).atMost(LARGEST));
        if (result instanceof HttpResult.Answered answered) {
            return read(context, reference, answered);
        }
        String reason = result instanceof HttpResult.Unanswered unanswered
                ? unanswered.reason()
                : ((HttpResult.NotSent) result).reason();
        return reason.equals("answer-too-large")
                ? new FetchOutcome.Gone("too-large")
                : new FetchOutcome.RetryAfter(Duration.ofMinutes(1), reason);
    }

    private static FetchOutcome read(ChannelContext context, String reference, HttpResult.Answered answered) {
        if (answered.ok()) {
            String type =
                    answered.header("content-type").orElse("").split(";", 2)[0].strip();
            return new FetchOutcome.Fetched(new RawDelivery(
                    PREFIX + Bytes.utf8(reference).sha256(),
                    TYPE.matcher(type).matches() ? type : "application/octet-stream",
                    Map.of(),
                    answered.body(),
                    context.clock().instant(),
                    ""));
        }
        return answered.status() >= 500 || answered.status() == 429 || answered.status() == 408
                ? new FetchOutcome.RetryAfter(Duration.ofMinutes(1), "http-" + answered.status())
                : new FetchOutcome.Gone("http-" + answered.status());
    }
}
