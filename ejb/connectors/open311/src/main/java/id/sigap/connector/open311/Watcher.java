package id.sigap.connector.open311;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.HttpResult;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the server from time to time what changed. */
final class Watcher {
    /** Asked for again each time: a server may show a change later than it dates it. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final ChannelContext context;
    private final Server server;

    Watcher(ChannelContext context) {
        this.context = context;
        this.server = new Server(context);
    }

    /**
     * What the cursor says.
     *
     * @param changed the newest change seen
     * @param asked when the server was last asked
     */
    private record Position(Instant changed, Instant asked) {
        static Optional<Position> of(String cursor) {
            int space = cursor.indexOf(' ');
            try {
                return space < 0
                        ? Optional.empty()
                        : Optional.of(new Position(
                                Instant.parse(cursor.substring(0, space)), Instant.parse(cursor.substring(space + 1))));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        String cursor() {
            return changed + " " + asked;
        }
    }

    PollResult poll(Optional<String> cursor) {
        Instant now = context.clock().instant();
        Position position = cursor.flatMap(Position::of).orElse(new Position(now.minus(OVERLAP), Instant.EPOCH));
        Duration pause = Duration.ofSeconds(context.settings().integer(Server.POLL_SECONDS));
        if (position.asked().plus(pause).isAfter(now)) {
            return new PollResult.Polled(List.of(), cursor.orElse(position.cursor()), false);
        }
        HttpResult result = server.changed(position.changed().minus(OVERLAP), now);
        if (!(result instanceof HttpResult.Answered answered)) {
            return new PollResult.Away(Duration.ofMinutes(1), "no-answer");
        }
        if (!answered.ok()) {
            return refused(answered);
        }
        Optional<List<Map<String, String>>> records = Records.read(answered.body());
        if (records.isEmpty()) {
            return new PollResult.Away(Duration.ofMinutes(5), "answer-unreadable");
        }
        Instant newest = records.get().stream()
                .map(ServiceRequest::new)
                .flatMap(request -> request.changedAt(context.clock().getZone()).stream())
                .filter(time -> !time.isAfter(now))
                .reduce(position.changed(), (one, other) -> one.isAfter(other) ? one : other);
        List<RawDelivery> deliveries = records.get().isEmpty()
                ? List.of()
                : List.of(new RawDelivery(
                        "requests:" + answered.body().sha256(),
                        answered.header("content-type")
                                .filter(type -> !type.isBlank())
                                .orElse("text/xml"),
                        Map.of(),
                        answered.body(),
                        now,
                        ""));
        return new PollResult.Polled(deliveries, new Position(newest, now).cursor(), false);
    }

    private static PollResult refused(HttpResult.Answered answered) {
        if (answered.status() == 429 || answered.status() >= 500) {
            return new PollResult.Away(Sender.after(answered), "http-" + answered.status());
        }
        return new PollResult.Refused(
                "http-" + answered.status(), "Server Open311 menolak; periksa alamat dan yurisdiksi kanalnya.");
    }
}
