package id.sigap.connector.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult.Polled;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.ServicesOutcome;
import id.sigap.standin.open311.Open311StandIn;
import id.sigap.standin.open311.Open311StandIn.Gives;
import id.sigap.standin.open311.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request to the stand-in and what comes back. */
class RoundTripTest {
    private final Open311Connector connector = new Open311Connector();
    private Open311StandIn server;
    private ChannelContext channel;

    @BeforeEach
    void start() {
        server = new Open311StandIn(0, Street.KEY, Street.JURISDICTION);
        server.start();
        channel = Street.at(server.address(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Polled poll(Optional<String> cursor) {
        return (Polled) connector.poll(channel, cursor, Duration.ZERO);
    }

    private List<InboundEvent> events(Polled polled) {
        return polled.deliveries().stream()
                .flatMap(delivery -> connector.split(channel, delivery).stream())
                .toList();
    }

    private static String id(SendOutcome outcome) {
        return ((SendOutcome.Accepted) outcome).nativeId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void carriesAComplaintThereAndItsEndBack(String format) {
        channel = Street.channel(server.address())
                .setting(Server.FORMAT, format)
                .clock(Clock.systemUTC())
                .open();
        server.idsAreNumbers(format.equals("json"));
        server.resident("JLN-01", "Punya warga lain");
        Polled before = poll(Optional.empty());
        OutboundMessage message = Street.message();

        String id = id(connector.send(channel, message));

        assertThat(server.reports()).hasSize(2);
        Report made = server.reports().get(1);
        assertThat(made.description()).startsWith(message.body()).contains(Street.TICKET);
        assertThat(made.fields())
                .containsEntry("address_string", "Jalan MT Haryono")
                .containsEntry("service_code", "JLN-01");

        server.note(id, "Petugas dijadwalkan besok");
        Polled first = poll(Optional.of(before.cursor()));
        assertThat(events(first))
                .filteredOn(InboundEvent.OwnMessage.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((InboundEvent.OwnMessage) event).outboxId()).hasValue(message.outboxId()));
        assertThat(said(events(first)))
                .singleElement()
                .satisfies(event -> assertThat(event.attributes()).doesNotContainKey(Forwarded.FINISHED));

        server.close(id, "Lubang sudah ditambal.");
        List<InboundEvent.Message> last = said(events(poll(Optional.of(first.cursor()))));
        assertThat(last).singleElement().satisfies(event -> {
            assertThat(event.content().text()).isEqualTo("Lubang sudah ditambal.");
            assertThat(event.thread().repliesTo()).containsExactly(id);
            assertThat(event.attributes())
                    .containsEntry(Forwarded.FINISHED, "true")
                    .containsEntry(Forwarded.OUTBOX_ID, message.outboxId().toString());
        });
    }

    private static List<InboundEvent.Message> said(List<InboundEvent> events) {
        return events.stream()
                .filter(InboundEvent.Message.class::isInstance)
                .map(InboundEvent.Message.class::cast)
                .toList();
    }

    @Test
    void saysTheSameThingOnceHoweverOftenItIsListed() {
        String id = id(connector.send(channel, Street.message()));
        server.close(id, "Selesai.");

        Polled one = poll(Optional.empty());
        Polled two = poll(Optional.of(one.cursor()));

        assertThat(two.deliveries())
                .extracting(d -> d.key())
                .isEqualTo(one.deliveries().stream().map(d -> d.key()).toList());
        assertThat(said(events(two)))
                .extracting(InboundEvent::nativeId)
                .containsExactly(said(events(one)).get(0).nativeId());
    }

    @Test
    void asksNoSoonerThanItsPause() {
        channel = Street.channel(server.address())
                .setting(Server.POLL_SECONDS, "60")
                .clock(Clock.systemUTC())
                .open();
        Polled first = poll(Optional.empty());
        int asked = server.calls().size();

        assertThat(poll(Optional.of(first.cursor())).cursor()).isEqualTo(first.cursor());
        assertThat(server.calls()).hasSize(asked);
    }

    @Test
    void takesATokenForAnIdUntilTheRequestIsListedWithOurMark() {
        server.gives(Gives.TOKEN);
        OutboundMessage message = Street.message();

        String native0 = id(connector.send(channel, message));

        String id = server.reports().get(0).id();
        assertThat(native0).isEqualTo("token:tk" + id);
        server.show(id);
        assertThat(events(poll(Optional.empty())))
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.OwnMessage.class, own -> {
                    assertThat(own.nativeId()).isEqualTo(id);
                    assertThat(own.outboxId()).hasValue(message.outboxId());
                });
    }

    @Test
    void findsARequestForWhichNothingWasGivenBack() {
        server.gives(Gives.NEITHER);
        Instant before = Instant.now();
        OutboundMessage message = Street.message();

        assertThat(connector.send(channel, message)).isEqualTo(new SendOutcome.Unknown("no-id"));
        assertThat(connector.find(channel, message, before))
                .isInstanceOfSatisfying(
                        FindOutcome.Found.class,
                        found -> assertThat(found.nativeId())
                                .isEqualTo(server.reports().get(0).id()));
    }

    @Test
    void sendsCoordinatesWhereThereAreSome() {
        connector.send(
                channel,
                Street.message(Map.of(Forwarded.LATITUDE, "-1.2379", Forwarded.LONGITUDE, "116.8529"), "Gelap."));

        assertThat(server.reports().get(0).fields())
                .containsEntry("lat", "-1.2379")
                .containsEntry("long", "116.8529");
    }

    @Test
    void listsTheServices() {
        assertThat(connector.services(channel))
                .isInstanceOfSatisfying(
                        ServicesOutcome.Listed.class,
                        listed -> assertThat(listed.services())
                                .extracting(ServicesOutcome.Service::code)
                                .containsExactly("JLN-01", "DRN-02", "PJU-03"));
        assertThat(connector.health(channel).state()).isEqualTo(Health.State.UP);
    }

    @Test
    void carriesTheLongestWordsWithoutCuttingThem() {
        String longest = "x".repeat(Sender.LONGEST);

        assertThat(connector.send(channel, Street.message(Map.of(), longest))).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(server.reports().get(0).description()).startsWith(longest).hasSizeLessThanOrEqualTo(4000);
    }
}
