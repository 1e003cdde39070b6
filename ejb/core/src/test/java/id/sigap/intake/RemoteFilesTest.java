package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Vault;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that stay on the platform until they are fetched. */
class RemoteFilesTest {
    private static final Instant THEN = Instant.parse("2026-11-20T01:00:00Z");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4};

    private static CoreInMemory core;
    private static PlainConnector platform;

    private final String post = UUID.randomUUID().toString();

    @BeforeAll
    static void open() {
        core = new CoreInMemory();
        platform = new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("plaza", platform);
    }

    @Test
    void fetchesAFileAfterItsMessageWasTakenInAndKeepsItWithTheCase() {
        platform.holds(post, fetched(PNG));
        Complaint complaint = take(message("Jalan rusak", remote(post)));
        assertThat(waiting(complaint)).containsExactly(Map.entry(only(complaint).id(), 1));

        fetch();

        assertThat(files(complaint)).singleElement().satisfies(file -> {
            assertThat(file.mediaType()).isEqualTo("image/png");
            assertThat(file.messageId()).isEqualTo(only(complaint).id());
        });
        assertThat(waiting(complaint)).isEmpty();
        assertThat(core.rows("select state from remote_file where content_sealed is not null"))
                .isEmpty();
    }

    @Test
    void namesUnderTheMessageWhatItsConnectorFoundTooLarge() {
        platform.holds(post, new FetchOutcome.Gone("too-large"));
        Complaint complaint = take(message("Jalan rusak", remote(post)));

        fetch();

        assertThat(shown(complaint)).endsWith("[Lampiran \"foto.png\" tidak disimpan: melewati batas ukuran.]");
    }

    @Test
    void namesUnderTheMessageWhatIsGoneFromThePlatform() {
        Complaint complaint = take(message("Jalan rusak", remote(post)));

        fetch();

        assertThat(files(complaint)).isEmpty();
        assertThat(shown(complaint))
                .startsWith("Jalan rusak")
                .endsWith("[Lampiran \"foto.png\" tidak disimpan: sudah tidak ada di platform.]");
        assertThat(core.rows("select data from ledger_entry where act = 'attachment.left-out' and ticket = '"
                        + complaint.ticket() + "'"))
                .singleElement()
                .asString()
                .contains("not-found");
    }

    @Test
    void leavesOutAFileThatIsTooLarge() {
        platform.holds(post, fetched(new byte[Attachments.LARGEST + 1]));
        Complaint complaint = take(message("Jalan rusak", remote(post)));

        fetch();

        assertThat(files(complaint)).isEmpty();
        assertThat(shown(complaint)).contains("melewati batas ukuran");
    }

    @Test
    void waitsAsLongAsThePlatformAsks() {
        platform.holds(post, new FetchOutcome.RetryAfter(Duration.ofMinutes(20), "busy"));
        Complaint complaint = take(message("Jalan rusak", remote(post)));
        fetch();
        platform.holds(post, fetched(PNG));

        core.get(BusinessClock.class).advance(Duration.ofMinutes(19));
        fetch();
        assertThat(files(complaint)).isEmpty();
        assertThat(asked()).isEqualTo(1);

        core.get(BusinessClock.class).advance(Duration.ofMinutes(2));
        fetch();
        assertThat(files(complaint)).hasSize(1);
    }

    @Test
    void givesUpAfterADayAndSaysSo() {
        platform.holds(post, new FetchOutcome.RetryAfter(Duration.ofHours(5), "busy"));
        Complaint complaint = take(message("Jalan rusak", remote(post)));

        for (int i = 0; i < 6; i++) {
            fetch();
            core.get(BusinessClock.class).advance(Duration.ofHours(6));
        }

        assertThat(waiting(complaint)).isEmpty();
        assertThat(shown(complaint)).contains("tidak dapat diambil dari platform");
    }

    @Test
    void putsAFileThatComesLateBesideTheNewerWords() {
        platform.holds(post, fetched(PNG));
        Complaint complaint = take(message("Jalan rusak", remote(post)));
        take(new InboundEvent.Edit(
                post,
                "2",
                THEN.plusSeconds(9),
                Person.of("warga-" + post),
                Content.of("Jalan rusak di Sepinggan"),
                ThreadReference.NONE,
                Visibility.PUBLIC));

        fetch();

        Message newest = messages(complaint).stream()
                .filter(one -> one.replacement().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(files(complaint))
                .singleElement()
                .satisfies(file -> assertThat(file.messageId()).isEqualTo(newest.id()));
    }

    @Test
    void queuesAtMostTwentyFilesOfAMessage() {
        Attachment[] many =
                IntStream.range(0, 25).mapToObj(i -> remote(post + i)).toArray(Attachment[]::new);

        Complaint complaint = take(message("Banyak foto", many));

        assertThat(waiting(complaint).values()).containsExactly(20);
        assertThat(shown(complaint)).contains("melewati batas");
        fetch();
        fetch();
    }

    @Test
    void takesInWhatAPointerPointsAtLikeAnyDelivery() {
        platform.holds(post, fetched("isi".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        deliver(new InboundEvent.Pointer("pointer-" + post, "1", THEN, post));

        fetch();
        platform.brings(message("Lampu mati"));
        core.get(Intake.class).drain("plaza", Runnable::run);

        assertThat(core.rows("select distinct complaint_id from message where native_id = '" + post + "'"))
                .hasSize(1);
    }

    @Test
    void recordsAPointerWhoseContentIsGone() {
        deliver(new InboundEvent.Pointer("pointer-" + post, "1", THEN, post));

        fetch();

        assertThat(core.rows("select id from ledger_entry where act = 'delivery.gone'"))
                .isNotEmpty();
        assertThat(core.rows("select id from remote_file where state = 'waiting'"))
                .isEmpty();
    }

    @Test
    void keepsAPointerWhoseContentIsGoneAsADeadLetterThatCanBeTriedAgain() {
        deliver(new InboundEvent.Pointer("pointer-" + post, "1", THEN, post));
        fetch();

        long dead = dead();
        assertThat(core.rows(
                        "select what from incident where resolved_at is null and kind = 'dead-letter' and subject ="
                                + " 'delivery " + dead + "'"))
                .singleElement()
                .asString()
                .contains("plaza", "not-found")
                .doesNotContain(post);

        platform.holds(post, fetched("isi".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        core.run(() -> core.get(DeadLetters.class).retry(dead, "sari"));
        fetch();
        platform.brings(message("Lampu mati"));
        core.get(Intake.class).drain("plaza", Runnable::run);

        assertThat(core.rows("select distinct complaint_id from message where native_id = '" + post + "'"))
                .hasSize(1);
        assertThat(core.rows("select id from delivery where state = 'dead' and id = " + dead))
                .isEmpty();
        assertThat(core.rows("select id from incident where resolved_at is null and subject = 'delivery " + dead + "'"))
                .isEmpty();
    }

    @Test
    void asksForAPointersContentUntilItComesAndCallsAPersonAfterADay() {
        platform.holds(post, new FetchOutcome.RetryAfter(Duration.ofHours(1), "login"));
        deliver(new InboundEvent.Pointer("pointer-" + post, "1", THEN, post));
        fetch();
        assertThat(late()).isEmpty();

        for (int i = 0; i < 40; i++) {
            core.get(BusinessClock.class).advance(Duration.ofMinutes(61));
            fetch();
        }
        assertThat(late()).hasSize(1);
        assertThat(asked()).isEqualTo(41);

        platform.holds(post, fetched("isi".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        core.get(BusinessClock.class).advance(Duration.ofMinutes(61));
        fetch();
        platform.brings(message("Lampu mati"));
        core.get(Intake.class).drain("plaza", Runnable::run);

        assertThat(core.rows("select distinct complaint_id from message where native_id = '" + post + "'"))
                .hasSize(1);
        assertThat(late()).isEmpty();
    }

    @Test
    void beginsTheDayOfAFileWithItsFirstTry() {
        platform.holds(post, new FetchOutcome.RetryAfter(Duration.ofMinutes(1), "busy"));
        Complaint complaint = take(message("Jalan rusak", remote(post)));
        core.get(BusinessClock.class).advance(Duration.ofHours(60));
        fetch();
        platform.holds(post, fetched(PNG));

        core.get(BusinessClock.class).advance(Duration.ofMinutes(2));
        fetch();

        assertThat(files(complaint)).hasSize(1);
    }

    private static List<Object> late() {
        return core.rows("select id from incident where resolved_at is null and kind = 'fetch-late'");
    }

    /** The newest dead letter. */
    private static long dead() {
        return ((Number) core.rows("select max(id) from delivery where state = 'dead'")
                        .get(0))
                .longValue();
    }

    @Test
    void triesAgainWhereTheServerDiedInTheMiddle() {
        platform.holds(post, fetched(PNG));
        Complaint complaint = take(message("Jalan rusak", remote(post)));
        core.sql("update remote_file set attempts = 1, next_attempt = timestampadd(minute, 6, next_attempt)"
                + " where state = 'waiting'");
        fetch();
        assertThat(files(complaint)).isEmpty();

        core.get(BusinessClock.class).advance(Duration.ofMinutes(7));
        fetch();

        assertThat(files(complaint)).hasSize(1);
    }

    private static void fetch() {
        core.get(RemoteFiles.class).fetch("plaza");
    }

    private long asked() {
        return platform.fetched().stream().filter(post::equals).count();
    }

    private FetchOutcome fetched(byte[] content) {
        return new FetchOutcome.Fetched(new RawDelivery(
                "fetched-" + post, "application/octet-stream", Map.of(), Bytes.of(content), Instant.now(), ""));
    }

    private static Attachment remote(String reference) {
        return new Attachment.Remote("foto.png", "image/png", reference, Optional.empty());
    }

    private InboundEvent.Message message(String text, Attachment... files) {
        return new InboundEvent.Message(
                post,
                "1",
                THEN,
                Person.of("warga-" + post),
                new Content(text, Optional.empty(), Optional.empty(), List.of(files), Optional.empty()),
                ThreadReference.NONE,
                Visibility.PUBLIC,
                Set.of(),
                Map.of());
    }

    private static void deliver(InboundEvent event) {
        platform.brings(event);
        long id = core.get(Intake.class)
                .accept(
                        "plaza",
                        new RawDelivery(
                                UUID.randomUUID().toString(),
                                "application/json",
                                Map.of(),
                                Bytes.utf8("{}"),
                                Instant.now(),
                                ""));
        core.get(Intake.class).process(id);
        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("done");
    }

    private Complaint take(InboundEvent event) {
        deliver(event);
        List<Object> ids = core.rows("select distinct complaint_id from message where native_id = '" + post + "'");
        return core.act(() -> core.get(Complaints.class)
                .find(((Number) ids.get(0)).longValue())
                .orElseThrow());
    }

    private static Map<Long, Integer> waiting(Complaint complaint) {
        return core.act(() -> core.get(RemoteQueue.class).waiting(complaint.id()));
    }

    private static List<Message> messages(Complaint complaint) {
        return core.act(() -> core.get(Complaints.class).messages(complaint.id()));
    }

    private static Message only(Complaint complaint) {
        return messages(complaint).get(0);
    }

    private static String shown(Complaint complaint) {
        return only(complaint).content(complaint.key(core.get(Vault.class))).shown();
    }

    private static List<Attachments.Info> files(Complaint complaint) {
        return core.act(() -> core.get(Attachments.class).of(complaint.id()));
    }
}
