package id.sigap.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.Json;
import id.sigap.foundation.Refusal;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dead letters that a person mends. */
class MendingsTest {
    private static final Instant THEN = Instant.parse("2026-11-20T01:00:00Z");
    private static final String BROKEN = "{\"text\":\"Jalan rusak di Sepinggan\"";
    private static final String WHOLE = BROKEN + "}";

    private static CoreInMemory core;
    private static final AtomicReference<RawDelivery> SPLIT = new AtomicReference<>();

    private final String key = "kunci-" + UUID.randomUUID();

    private record Said(String text) {}

    /** Reads a delivery of JSON; one event each. */
    @BeforeAll
    static void open() {
        core = new CoreInMemory();
        PlainConnector plain = new PlainConnector("plaza", Capability.SENDS_PUBLIC);
        core.deploy("plaza", (Connector) Proxy.newProxyInstance(
                Connector.class.getClassLoader(),
                new Class<?>[] {Connector.class},
                (self, method, arguments) -> method.getName().equals("split")
                        ? split((RawDelivery) arguments[1])
                        : method.invoke(plain, arguments)));
    }

    private static List<InboundEvent> split(RawDelivery raw) {
        SPLIT.set(raw);
        if (!Json.parses(raw.body().toArray())) {
            return List.of(new InboundEvent.Unreadable(raw.key(), THEN, "bad-json", "Bukan JSON."));
        }
        return List.of(new InboundEvent.Message(
                raw.key(),
                "1",
                THEN,
                Person.of("warga-" + raw.key()),
                Content.of(Json.read(raw.body().utf8(), Said.class).text()),
                ThreadReference.NONE,
                Visibility.PUBLIC,
                Set.of(),
                Map.of()));
    }

    @Test
    void takesInWhatAPersonMended() {
        long id = dead(BROKEN);

        mend(id, 0, WHOLE);

        assertThat(state(id)).isEqualTo("done");
        assertThat(core.rows("select distinct complaint_id from message where native_id = '" + key + "'"))
                .hasSize(1);
        assertThat(core.rows("select id from incident where resolved_at is null and subject = 'delivery " + id + "'"))
                .isEmpty();
    }

    @Test
    void changesNothingButTheBody() {
        long id = dead(BROKEN);

        mend(id, 0, WHOLE);

        RawDelivery tried = SPLIT.get();
        assertThat(tried.body().utf8()).isEqualTo(WHOLE);
        assertThat(tried.key()).isEqualTo(key);
        assertThat(tried.contentType()).isEqualTo("application/json");
        assertThat(tried.attributes()).isEqualTo(Map.of("signature", "held"));
        assertThat(tried.receivedAt()).isEqualTo(THEN);
        assertThat(core.rows("select channel_id || delivery_key from delivery where id = " + id))
                .containsExactly("plaza" + key);
    }

    @Test
    void keepsWhatThePlatformSentHoweverOftenItIsMended() {
        long id = dead(BROKEN);
        mend(id, 0, BROKEN + ",");
        assertThat(state(id)).as("still no JSON").isEqualTo("dead");

        mend(id, 1, WHOLE);

        assertThat(core.act(() -> mendings().original(id, "bu-approver")).body().utf8())
                .isEqualTo(BROKEN);
        assertThat(core.act(() -> mendings().of(id)))
                .extracting(each -> each.mending().number() + each.mending().person() + each.reason())
                .containsExactly("1bu-approverKurung tutup hilang", "2bu-approverKurung tutup hilang");
        assertThat(core.act(() -> mendings().newest()).get(0).mending().deliveryId())
                .isEqualTo(id);
    }

    @Test
    void recordsWhoMendedWithoutAWordOfWhatOrWhy() {
        long id = dead(BROKEN);

        mend(id, 0, WHOLE);

        assertThat(core.rows("select actor || data from ledger_entry where act = 'delivery.mended' and data like"
                        + " '%\"delivery\":" + id + ",%'"))
                .singleElement()
                .asString()
                .startsWith("bu-approver{\"after\":\"")
                .matches(".*\"after\":\"[0-9a-f]{64}\",\"before\":\"[0-9a-f]{64}\",.*\"reason\":\"[0-9a-f]{64}\"}")
                .doesNotContain("Sepinggan", "Kurung");
    }

    @Test
    void tellsTheCaseThatItsMessageWasMended() {
        long id = dead(BROKEN);

        mend(id, 0, WHOLE);

        assertThat(core.rows("select e.actor || e.data from ledger_entry e join complaint c on c.ticket = e.ticket"
                        + " join delivery d on d.complaint_id = c.id where d.id = " + id
                        + " and e.act = 'complaint.mended'"))
                .containsExactly("bu-approver{\"delivery\":" + id + "}");
    }

    @Test
    void tellsNoCaseOfMendingThatWasOnlyTriedAgain() {
        long id = dead(BROKEN);
        core.sql("update delivery set content_sealed = (select content_sealed from delivery where id = " + dead(WHOLE)
                + ") where id = " + id);

        core.run(() -> core.get(DeadLetters.class).retry(id, "bu-approver"));
        core.get(Intake.class).process(id);

        assertThat(state(id)).isEqualTo("done");
        assertThat(core.rows(
                        "select id from ledger_entry where act = 'complaint.mended' and data like '%:" + id + "}%'"))
                .isEmpty();
    }

    @Test
    void refusesAChangeOfAVersionThatSomebodyElseMended() {
        long id = dead(BROKEN);
        mend(id, 0, BROKEN + ",");

        assertRefused(id, 0, WHOLE, "stale-version");
        assertRefused(id, null, WHOLE, "if-match-expected");
        assertThat(core.act(() -> mendings().text(id, "bu-approver")).text()).isEqualTo(BROKEN + ",");
        assertThat(core.act(() -> mendings().text(id, "bu-approver")).version()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoDeadLetterAnyMore() {
        long id = dead(BROKEN);
        mend(id, 0, WHOLE);

        assertRefused(id, 1, "{}", "letter-settled");
        assertRefusedToShow(id, "letter-settled");
        assertRefused(4711, 0, "{}", "not-found");
    }

    @Test
    void showsNothingToBeMendedOfWhatIsNoText() {
        assertRefusedToShow(dead(Bytes.of("Jalan ru\u00e9".getBytes(ISO_8859_1))), "not-mendable");
        assertRefusedToShow(dead(Bytes.of(new byte[] {'P', 'K', 0, 3})), "not-mendable");
        assertRefusedToShow(dead(Bytes.handOver(new byte[Intake.LARGEST + 1])), "not-mendable");
    }

    @Test
    void showsNothingToBeMendedOfWhatCannotBeOpened() {
        long id = dead(BROKEN);
        core.sql("update delivery set content_sealed = X'00' where id = " + id);

        assertRefusedToShow(id, "not-mendable");
    }

    @Test
    void refusesWithoutAReasonWithoutAChangeAndWhatIsTooLarge() {
        long id = dead(BROKEN);

        assertThatThrownBy(() -> core.run(() -> mendings().mend(id, "bu-approver", 0, WHOLE, " ")))
                .isInstanceOf(Refusal.class);
        assertRefused(id, 0, BROKEN, "invalid");
        assertRefused(id, 0, " ", "invalid");
        assertRefused(id, 0, "x".repeat(Intake.LARGEST + 1), "too-large");
        assertThat(core.rows("select id from delivery_mending where delivery_id = " + id))
                .isEmpty();
    }

    @Test
    void givesAMailItsLineEndsAgainThatABrowserTakesAway() {
        long id = dead("Subjek: a\r\n\r\nIsi\r\n");

        mend(id, 0, "Subject: a\n\nIsi\n");

        assertThat(SPLIT.get().body().utf8()).isEqualTo("Subject: a\r\n\r\nIsi\r\n");
    }

    @Test
    void knowsADeliveryThatThePlatformRepeatsAfterItWasMended() {
        RawDelivery raw = raw(Bytes.utf8(WHOLE));
        Intake intake = core.get(Intake.class);
        long id = intake.accept("plaza", raw);
        core.sql("update delivery set state = 'dead' where id = " + id);
        mend(id, 0, "{\"text\":\"Jalan rusak di Klandasan\"}");

        Intake.Received again = intake.receive("plaza", raw);

        assertThat(again).isEqualTo(new Intake.Received(id, true));
    }

    @Test
    void destroysTheOriginalTogetherWithItsDelivery() {
        long id = dead(BROKEN);
        mend(id, 0, BROKEN + ",");

        core.sql("delete from intake_event where delivery_id = " + id);
        core.sql("delete from delivery where id = " + id);

        assertThat(core.rows("select id from delivery_mending where delivery_id = " + id))
                .isEmpty();
    }

    private static Mendings mendings() {
        return core.get(Mendings.class);
    }

    private static void mend(long id, int version, String text) {
        core.run(() -> mendings().mend(id, "bu-approver", version, text, " Kurung tutup hilang "));
        core.get(Intake.class).process(id);
    }

    private static void assertRefused(long id, Integer version, String text, String code) {
        assertThatThrownBy(() -> core.run(() -> mendings().mend(id, "bu-approver", version, text, "Perbaikan")))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static void assertRefusedToShow(long id, String code) {
        assertThatThrownBy(() -> core.act(() -> mendings().text(id, "bu-approver")))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static String state(long id) {
        return String.valueOf(
                core.rows("select state from delivery where id = " + id).get(0));
    }

    private long dead(String body) {
        return dead(Bytes.of(body.getBytes(UTF_8)));
    }

    private long dead(Bytes body) {
        RawDelivery raw = raw(body);
        assertThat(core.get(Intake.class).keepUnreadable("plaza", raw, "bad-json"))
                .isTrue();
        return ((Number) core.rows("select max(id) from delivery where delivery_key = '" + raw.key() + "'")
                        .get(0))
                .longValue();
    }

    private int made;

    private RawDelivery raw(Bytes body) {
        String own = made++ == 0 ? key : key + "-" + made;
        return new RawDelivery(own, "application/json", Map.of("signature", "held"), body, THEN, "");
    }
}
