package id.sigap.connector.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.SendOutcome;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.open311.Open311StandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with more requests than it lists at a time. */
class BusyServerTest {
    private static final int LISTED = 25;

    private final Open311Connector connector = new Open311Connector();
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private Open311StandIn server;
    private Optional<String> cursor = Optional.empty();
    private boolean more;

    @BeforeEach
    void start() {
        server = new Open311StandIn(0, Street.KEY, Street.JURISDICTION, () -> now);
        server.cutsListsAt(LISTED);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ChannelContext channel() {
        return Street.at(server.address(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private void days(int days) {
        for (int hour = 0; hour < days * 24; hour += 3) {
            now = now.plus(Duration.ofHours(3));
            server.resident("JLN-01", "Punya warga lain");
        }
    }

    private List<InboundEvent> poll() {
        PollResult.Polled polled = (PollResult.Polled) connector.poll(channel(), cursor, Duration.ZERO);
        cursor = Optional.of(polled.cursor());
        more = polled.more();
        return polled.deliveries().stream()
                .flatMap(delivery -> connector.split(channel(), delivery).stream())
                .toList();
    }

    private List<InboundEvent> pollToTheEnd() {
        List<InboundEvent> events = new ArrayList<>();
        int rounds = 0;
        do {
            events.addAll(poll());
        } while (more && ++rounds < 50);
        assertThat(more).isFalse();
        return events;
    }

    private static boolean ends(InboundEvent event) {
        return event instanceof InboundEvent.Message message
                && message.attributes().containsKey(Forwarded.FINISHED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hearsTheAnswerToAnOldRequest(boolean knowsUpdates) {
        server.knowsUpdates(knowsUpdates);
        days(5);
        String id = ((SendOutcome.Accepted) connector.send(channel(), Street.message())).nativeId();
        days(20);
        pollToTheEnd();
        now = now.plus(Duration.ofDays(1));
        server.close(id, "Lubang sudah ditambal.");
        now = now.plus(Duration.ofHours(1));

        assertThat(pollToTheEnd()).filteredOn(BusyServerTest::ends).hasSize(1);
    }

    @Test
    void keepsWhatItHeardBeforeAFaultAndGoesOnThere() {
        days(5);
        String id = ((SendOutcome.Accepted) connector.send(channel(), Street.message())).nativeId();
        days(20);
        server.close(id, "Lubang sudah ditambal.");
        List<InboundEvent> events = new ArrayList<>(poll());
        assertThat(more).isTrue();
        server.next("GET /requests", new Mischief.Instead(Answer.text(503, "")));
        assertThat(connector.poll(channel(), cursor, Duration.ZERO)).isInstanceOf(PollResult.Away.class);

        events.addAll(pollToTheEnd());

        assertThat(events).filteredOn(BusyServerTest::ends).hasSize(1);
    }

    @Test
    void asksOnceWhereTheServerListsEverythingAndLittle() {
        days(2);
        poll();
        assertThat(more).isFalse();
        assertThat(server.calls()).hasSize(1);
    }
}
