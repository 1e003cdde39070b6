package id.sigap.connector.open311;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.HttpResult;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the server from time to time what changed. */
final class Watcher {
    /** Asked for again each time: a server may show a change later than it dates it. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** With the last call's own limit still within what a poll may take. */
    private static final Duration BUDGET = Duration.ofSeconds(35);

    private static final int MOST_CALLS = 6;

    private final ChannelContext context;
    private final Server server;

    Watcher(ChannelContext context) {
        this.context = context;
        this.server = new Server(context);
    }

    /**
     * What the cursor says.
     *
     * @param changed the newest change seen; it moves only when all days were gone through
     * @param asked when the server was last asked for all days
     * @param sweep where that goes on; empty = it is done
     */
    private record Position(Instant changed, Instant asked, Optional<Sweep> sweep) {
        static Optional<Position> of(String cursor) {
            List<String> fields = List.of(cursor.split(" ", -1));
            try {
                return fields.size() < 2
                        ? Optional.empty()
                        : Optional.of(new Position(
                                Instant.parse(fields.get(0)),
                                Instant.parse(fields.get(1)),
                                Sweep.read(fields.subList(2, fields.size()))));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        String cursor() {
            return changed + " " + asked + sweep.map(way -> " " + way.text()).orElse("");
        }
    }

    PollResult poll(Optional<String> cursor) {
        Instant now = context.clock().instant();
        Position position =
                cursor.flatMap(Position::of).orElse(new Position(now.minus(OVERLAP), Instant.EPOCH, Optional.empty()));
        Duration pause = Duration.ofSeconds(context.settings().integer(Server.POLL_SECONDS));
        if (position.sweep().isEmpty() && position.asked().plus(pause).isAfter(now)) {
            return new PollResult.Polled(List.of(), cursor.orElse(position.cursor()), false);
        }
        Map<String, RawDelivery> deliveries = new LinkedHashMap<>();
        Sweep sweep = position.sweep()
                .orElseGet(() -> Sweep.of(server.oldest(now), now.plus(Duration.ofDays(1)), position.changed()));
        for (int call = 1; call <= MOST_CALLS && !sweep.done(); call++) {
            if (call > 1 && !context.clock().instant().isBefore(now.plus(BUDGET))) {
                break;
            }
            HttpResult result = server.changed(position.changed().minus(OVERLAP), sweep.at(), sweep.until());
            Optional<List<Map<String, String>>> listed = listed(result);
            if (listed.isEmpty()) {
                // what came before the fault is kept; the next call meets the fault first
                return deliveries.isEmpty() ? failed(result) : polled(deliveries, position, sweep, now, false);
            }
            List<Map<String, String>> records = listed.get();
            if (sweep.mayBeCut(records.size(), context.settings().integer(Server.PAGE_SIZE))) {
                sweep = sweep.halved(records.size());
                continue;
            }
            sweep = sweep.next(records.size(), newest(records, sweep.newest(), now));
            if (!records.isEmpty()) {
                RawDelivery delivery = delivery((HttpResult.Answered) result, now);
                deliveries.putIfAbsent(delivery.key(), delivery);
            }
        }
        return polled(deliveries, position, sweep, now, true);
    }

    private static PollResult polled(
            Map<String, RawDelivery> deliveries, Position position, Sweep sweep, Instant now, boolean goesOn) {
        Position next = sweep.done()
                ? new Position(sweep.newest(), now, Optional.empty())
                : new Position(position.changed(), position.asked(), Optional.of(sweep));
        return new PollResult.Polled(List.copyOf(deliveries.values()), next.cursor(), goesOn && !sweep.done());
    }

    private static Optional<List<Map<String, String>>> listed(HttpResult result) {
        return result instanceof HttpResult.Answered answered && answered.ok()
                ? Records.requests(answered.body())
                : Optional.empty();
    }

    private Instant newest(List<Map<String, String>> records, Instant known, Instant now) {
        return records.stream()
                .map(ServiceRequest::new)
                .flatMap(request -> request.changedAt(context.clock().getZone()).stream())
                .filter(time -> !time.isAfter(now))
                .reduce(known, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static RawDelivery delivery(HttpResult.Answered answered, Instant now) {
        return new RawDelivery(
                "requests:" + answered.body().sha256(),
                answered.header("content-type").filter(type -> !type.isBlank()).orElse("text/xml"),
                Map.of(),
                answered.body(),
                now,
                "");
    }

    private static PollResult failed(HttpResult result) {
        if (!(result instanceof HttpResult.Answered answered)) {
            return new PollResult.Away(Duration.ofMinutes(1), "no-answer");
        }
        return answered.ok() ? new PollResult.Away(Duration.ofMinutes(5), "answer-unreadable") : refused(answered);
    }

    private static PollResult refused(HttpResult.Answered answered) {
        if (answered.status() == 429 || answered.status() >= 500) {
            return new PollResult.Away(Sender.after(answered), "http-" + answered.status());
        }
        return new PollResult.Refused(
                "http-" + answered.status(), "Server Open311 menolak; periksa alamat dan yurisdiksi kanalnya.");
    }
}
