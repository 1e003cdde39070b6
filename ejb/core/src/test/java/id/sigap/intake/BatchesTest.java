package id.sigap.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.guard.CallGuard;
import id.sigap.connector.guard.GuardedConnector;
import id.sigap.connector.guard.Standing;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deliveries of many events. */
class BatchesTest {
    private static final Instant THEN = Instant.parse("2026-11-20T01:00:00Z");

    private static CoreInMemory core;
    private static PlainConnector platform;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void open() {
        core = new CoreInMemory();
        platform = new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("plaza", platform);
    }

    @Test
    void takesInWhatStandsBehindAnEventThatFails() {
        platform.brings(message(1, "Jalan rusak"), poison(2), message(3, "Lampu mati"), message(4, "Air mati"));
        long id = accept();

        core.get(Intake.class).process(id);

        assertThat(taken()).containsExactly(name(1), name(3), name(4));
        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("new");
    }

    @Test
    void becomesADeadLetterThatNamesTheFailedEventsOnlyAfterThreeRounds() {
        platform.brings(message(1, "Jalan rusak"), poison(2), message(3, "Lampu mati"));
        long id = accept();

        IntStream.range(0, 3).forEach(i -> core.get(Intake.class).process(id));

        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("dead");
        assertThat(core.rows("select error from delivery where id = " + id))
                .singleElement()
                .asString()
                .contains("MESSAGE 2/3")
                .doesNotContain("1/3")
                .doesNotContain("3/3");
        assertThat(complaintsOf(1)).hasSize(1);
        assertThat(complaintsOf(3)).hasSize(1);
        assertThat(incidents(id)).hasSize(1);
    }

    @Test
    void countsNoAttemptWhereTheConnectorWasNeverAsked() {
        Standing aside = new Standing("plaza");
        aside.putAside();
        core.redeploy(GuardedConnector.of(platform, platform.describe(), aside, core.get(CallGuard.class)));
        platform.brings(message(1, "Jalan rusak"));
        long id = accept();

        IntStream.range(0, 4).forEach(i -> core.get(Intake.class).process(id));

        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("new");
        assertThat(core.rows("select attempts from delivery where id = " + id)).containsExactly(0);
        core.redeploy(platform);
        core.get(Intake.class).process(id);
        assertThat(taken()).containsExactly(name(1));
    }

    @Test
    void takesInTheFailedEventOnceItsFaultIsMended() {
        platform.brings(message(1, "Jalan rusak"), poison(2));
        long id = accept();
        IntStream.range(0, 3).forEach(i -> core.get(Intake.class).process(id));
        platform.brings(message(1, "Jalan rusak"), message(2, "Sekarang terbaca"));

        core.run(() -> core.get(DeadLetters.class).retry(id, "pak-admin"));
        core.get(Intake.class).process(id);

        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("done");
        assertThat(complaintsOf(1)).hasSize(1);
        assertThat(complaintsOf(2)).hasSize(1);
        assertThat(incidents(id)).isEmpty();
    }

    @Test
    void countsOneAttemptWhereTwoServersFailAtTheSameTime() {
        long[] id = new long[1];
        PlainConnector failing = new PlainConnector("failing", Capability.SENDS_PUBLIC);
        failing.fails(true);
        AtomicBoolean other = new AtomicBoolean();
        core.deploy("failing", (Connector) Proxy.newProxyInstance(
                Connector.class.getClassLoader(), new Class<?>[] {Connector.class}, (self, method, arguments) -> {
                    if (method.getName().equals("split") && other.compareAndSet(false, true)) {
                        core.get(Intake.class).process(id[0]);
                    }
                    return method.invoke(failing, arguments);
                }));
        id[0] = core.get(Intake.class)
                .accept("failing", new RawDelivery("1", "text/plain", Map.of(), Bytes.utf8("x"), THEN, ""));

        core.get(Intake.class).process(id[0]);
        assertThat(core.rows("select attempts from delivery where id = " + id[0]))
                .containsExactly(1);

        core.get(Intake.class).process(id[0]);
        assertThat(core.rows("select attempts from delivery where id = " + id[0]))
                .containsExactly(2);
    }

    @Test
    void keepsADeliveryWithAnUnreadablePartWhereAPersonSeesIt() {
        platform.brings(
                message(1, "Jalan rusak"),
                new InboundEvent.Unreadable(name(2), THEN, "unknown-shape", "Bagian ini tidak dikenal."),
                message(3, "Lampu mati"));
        long id = accept();

        core.get(Intake.class).process(id);

        assertThat(taken()).containsExactly(name(1), name(3));
        assertThat(core.act(() -> core.get(DeadLetters.class).get(id)).error()).contains("unknown-shape");
        assertThat(incidents(id)).hasSize(1);
    }

    @Test
    void keepsAGenuineDeliveryThatDoesNotParseOnceForAPerson() {
        RawDelivery raw = new RawDelivery(
                "unreadable:" + run, "application/json", Map.of(), Bytes.utf8("{\"entry\":["), THEN, "");

        core.get(Intake.class).keepUnreadable("plaza", raw, "bad-json");
        core.get(Intake.class).keepUnreadable("plaza", raw, "bad-json");

        List<Object> kept = core.rows("select id from delivery where delivery_key = 'unreadable:" + run + "'");
        assertThat(kept).hasSize(1);
        long id = ((Number) kept.get(0)).longValue();
        assertThat(core.act(() -> core.get(DeadLetters.class).open(id, "bu-approver"))
                        .body()
                        .utf8())
                .isEqualTo("{\"entry\":[");
        assertThat(incidents(id)).hasSize(1);
        assertThat(core.rows("select data from ledger_entry where act = 'delivery.dead' and data like '%" + id + "%'"))
                .hasSize(1);
    }

    @Test
    void worksOffOneChannelWhateverWaitsOnAnother() {
        String other = "other-" + run;
        PlainConnector elsewhere = new PlainConnector(other, Capability.SENDS_PUBLIC);
        core.deploy(other, elsewhere);
        elsewhere.brings(message(1, "Jalan rusak"));
        platform.brings(message(2, "Lampu mati"));
        Intake intake = core.get(Intake.class);
        long theirs = intake.accept(other, new RawDelivery(run, "text/plain", Map.of(), Bytes.utf8("x"), THEN, ""));
        long ours = accept();

        assertThat(intake.drain("plaza", Runnable::run)).isTrue();

        assertThat(core.rows("select state from delivery where id = " + ours)).containsExactly("done");
        assertThat(core.rows("select state from delivery where id = " + theirs)).containsExactly("new");
        assertThat(intake.drain("plaza", Runnable::run))
                .as("nothing waits any more")
                .isFalse();
    }

    /** How fast a thousand are is the benchmark's to tell. */
    @Test
    void takesInEveryEventOfALargeBatch() {
        int many = 150;
        platform.brings(IntStream.rangeClosed(1, many)
                .mapToObj(i -> message(i, "Jalan rusak nomor " + i))
                .toArray(InboundEvent[]::new));
        long id = core.get(Intake.class)
                .accept(
                        "plaza",
                        new RawDelivery(
                                run, "application/json", Map.of(), Bytes.handOver(new byte[3_000_000]), THEN, ""));

        core.get(Intake.class).process(id);

        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("done");
        assertThat(taken()).hasSize(many);
    }

    @Test
    void takesInManyMessagesSideBySideAndWhatBelongsTogetherInItsOrder() throws Exception {
        List<InboundEvent> events = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            events.add(i == 33 ? poison(i) : said(i, i % 10 == 0 ? "tetap" : name(i)));
        }
        events.add(new InboundEvent.Deletion(name(57), "1", THEN, ThreadReference.NONE));
        platform.brings(events.toArray(InboundEvent[]::new));
        long id = accept();
        Set<String> threads = ConcurrentHashMap.newKeySet();
        ExecutorService helpers = Executors.newFixedThreadPool(2);
        try {
            core.get(Intake.class)
                    .drain(
                            "plaza",
                            lane -> helpers.execute(() -> {
                                threads.add(Thread.currentThread().getName());
                                lane.run();
                            }));
        } finally {
            helpers.shutdown();
        }

        assertThat(threads).as("lanes beside the caller's own").hasSize(2);
        assertThat(taken()).hasSize(59).doesNotContain(name(33));
        assertThat(IntStream.of(10, 20, 30, 40, 50, 60)
                        .mapToObj(this::complaintsOf)
                        .distinct())
                .as("one person's messages make one case")
                .hasSize(1);
        assertThat(core.rows("select native_id from message where native_id like '" + run + "-%0' and native_id <> '"
                        + name(33) + "' order by id"))
                .containsExactly(name(10), name(20), name(30), name(40), name(50), name(60));
        assertThat(core.rows("select native_id from message where deleted_at is not null and native_id like '" + run
                        + "-%'"))
                .containsExactly(name(57));
        assertThat(core.rows("select attempts from delivery where id = " + id)).containsExactly(1);
        assertThat(core.rows("select error from delivery where id = " + id))
                .singleElement()
                .asString()
                .contains("MESSAGE 33/61");
    }

    @Test
    void doesItselfWhatNoHelperTakes() {
        platform.brings(IntStream.rangeClosed(1, 40)
                .mapToObj(i -> message(i, "Jalan rusak nomor " + i))
                .toArray(InboundEvent[]::new));
        long id = accept();

        core.get(Intake.class).drain("plaza", lane -> {
            throw new RejectedExecutionException("no thread is free");
        });

        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("done");
        assertThat(taken()).hasSize(40);
    }

    @Test
    void writesTwoLinesAMinuteHoweverManyAreRefused() {
        RefusedDeliveries refused = core.get(RefusedDeliveries.class);
        for (int i = 0; i < 500; i++) {
            refused.count("plaza", "bad-signature-" + run);
        }
        refused.write();

        assertThat(refusals())
                .containsExactly("{\"channel\":\"plaza\",\"code\":\"bad-signature-" + run + "\",\"count\":1}");
        assertThat(refused.of("plaza")).isGreaterThanOrEqualTo(500);

        core.get(id.sigap.foundation.BusinessClock.class).advance(Duration.ofMinutes(2));
        refused.write();
        refused.write();

        assertThat(refusals()).hasSize(2).last().asString().contains("\"count\":499");
    }

    @Test
    void writesTwoLinesAnHourHoweverOftenAPlatformRepeatsItself() {
        RefusedDeliveries refused = core.get(RefusedDeliveries.class);
        String channel = "ulang-" + run;
        long before = refused.of(channel);
        for (int i = 0; i < 50; i++) {
            refused.count(channel, RefusedDeliveries.REPEATED);
        }
        core.get(id.sigap.foundation.BusinessClock.class).advance(Duration.ofMinutes(59));
        refused.write();

        assertThat(repeats(channel))
                .containsExactly("{\"channel\":\"" + channel + "\",\"code\":\"repeated\",\"count\":1}");
        core.get(id.sigap.foundation.BusinessClock.class).advance(Duration.ofMinutes(2));
        refused.write();

        assertThat(repeats(channel)).hasSize(2).last().asString().contains("\"count\":49");
        assertThat(refused.repeatedOf(channel)).isEqualTo(50);
        assertThat(refused.of(channel)).as("none of them was refused").isEqualTo(before);
    }

    @Test
    void tellsADeliveryThatCameBeforeFromANewOne() {
        RawDelivery raw = new RawDelivery("lagi-" + run, "text/plain", Map.of(), Bytes.utf8("x"), THEN, "");
        Intake intake = core.get(Intake.class);

        Intake.Received first = intake.receive("plaza", raw);
        Intake.Received again = intake.receive("plaza", raw);

        assertThat(first.repeated()).isFalse();
        assertThat(again).isEqualTo(new Intake.Received(first.id(), true));
        assertThat(core.rows("select id from delivery where delivery_key = 'lagi-" + run + "'"))
                .hasSize(1);
    }

    private static List<Object> repeats(String channel) {
        return core.rows("select data from ledger_entry where act = 'delivery.repeated' and data like '%" + channel
                + "%' order by id");
    }

    private List<Object> refusals() {
        return core.rows("select data from ledger_entry where act = 'delivery.refused' and data like '%" + run
                + "%' order by id");
    }

    private String name(int number) {
        return run + "-" + number;
    }

    private InboundEvent.Message said(int number, String who) {
        ThreadReference chat = new ThreadReference(Optional.of(run + " chat of " + who), List.of(), List.of());
        return message(number, who, chat, "Jalan rusak nomor " + number);
    }

    private InboundEvent.Message message(int number, String text) {
        return message(number, name(number), ThreadReference.NONE, text);
    }

    private InboundEvent.Message message(int number, String who, ThreadReference thread, String text) {
        return new InboundEvent.Message(
                name(number),
                "1",
                THEN,
                Person.of("warga-" + who + "-" + run),
                Content.of(text),
                thread,
                Visibility.PUBLIC,
                Set.of(),
                Map.of());
    }

    private InboundEvent poison(int number) {
        return message(number, "Ini racun");
    }

    private long accept() {
        String key = UUID.randomUUID().toString();
        return core.get(Intake.class)
                .accept(
                        "plaza",
                        new RawDelivery(
                                key, "application/json", Map.of(), Bytes.of(key.getBytes(UTF_8)), Instant.now(), ""));
    }

    private List<Object> taken() {
        return core.rows("select native_id from intake_event where kind = 'MESSAGE' and native_id like '" + run
                + "%' order by id");
    }

    private List<Object> complaintsOf(int number) {
        return core.rows("select distinct complaint_id from message where native_id = '" + name(number) + "'");
    }

    private static List<Object> incidents(long delivery) {
        return core.rows("select id from incident where resolved_at is null and subject = 'delivery " + delivery + "'");
    }
}
