package id.sigap.connector.open311;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.http.HttpResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for a request by the mark in its description. */
final class Finder {
    /** How far the server's clock may be away from ours. */
    private static final Duration CLOCKS = Duration.ofMinutes(15);

    private final ChannelContext context;
    private final Server server;

    Finder(ChannelContext context) {
        this.context = context;
        this.server = new Server(context);
    }

    FindOutcome find(OutboundMessage message, Instant attemptedAt) {
        Instant now = context.clock().instant();
        String service = message.conversation().attributes().getOrDefault(Forwarded.SERVICE_CODE, "");
        HttpResult result = server.requests(service, attemptedAt.minus(CLOCKS), now.plus(CLOCKS));
        if (!(result instanceof HttpResult.Answered answered)) {
            return new FindOutcome.CannotTell("no-answer");
        }
        if (!answered.ok()) {
            return new FindOutcome.CannotTell("http-" + answered.status());
        }
        Optional<List<Map<String, String>>> records = Records.requests(answered.body());
        if (records.isEmpty()) {
            return new FindOutcome.CannotTell("answer-unreadable");
        }
        List<ServiceRequest> listed =
                records.get().stream().map(ServiceRequest::new).toList();
        Mark mark = Mark.of(message);
        Optional<ServiceRequest> found = listed.stream()
                .filter(request -> request.id().isPresent())
                .filter(request -> request.mark().filter(mark::equals).isPresent())
                .findFirst();
        if (found.isPresent()) {
            return new FindOutcome.Found(
                    found.get().id().orElseThrow(),
                    found.get().madeAt(context.clock().getZone()).orElse(attemptedAt));
        }
        return doubt(listed, attemptedAt, now)
                .<FindOutcome>map(FindOutcome.CannotTell::new)
                .orElseGet(FindOutcome.Absent::new);
    }

    /** Why it may be there although it is not seen. */
    private Optional<String> doubt(List<ServiceRequest> listed, Instant attemptedAt, Instant now) {
        if (context.settings().flag(Server.MODERATED)) {
            return Optional.of("listed-after-review");
        }
        if (listed.size() >= context.settings().integer(Server.PAGE_SIZE)) {
            return Optional.of("list-may-be-cut");
        }
        if (listed.stream().anyMatch(request -> request.description().isEmpty())) {
            return Optional.of("descriptions-hidden");
        }
        Instant settled = attemptedAt.plus(Duration.ofMinutes(context.settings().integer(Server.SETTLE_MINUTES)));
        return settled.isAfter(now) ? Optional.of("too-early") : Optional.empty();
    }
}
