package id.sigap.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.complaint.Outcome;
import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What platforms tell, in whatever order. */
class PlatformEventsTest {
    private static final Instant THEN = Instant.parse("2026-11-20T01:00:00Z");

    private static CoreInMemory core;
    private static PlainConnector platform;

    /** Each test speaks of a post of its own. */
    private final String post = UUID.randomUUID().toString();

    @BeforeAll
    static void open() {
        core = new CoreInMemory();
        platform = new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("plaza", platform);
    }

    @Test
    void keepsAnEditAsANewVersionWithTheFilesOfTheFirst() {
        Complaint complaint = only(message("Jalan rusak", photo("lubang.png")));

        deliver(edit("2", "Jalan rusak di Sepinggan"));

        assertThat(shown(complaint)).containsExactly("Jalan rusak di Sepinggan");
        assertThat(words(complaint)).containsExactlyInAnyOrder("Jalan rusak", "Jalan rusak di Sepinggan");
        assertThat(filesOf(newest(complaint))).hasSize(1);
    }

    @Test
    void keepsTheFilesThatCameWithAnEdit() {
        Complaint complaint = only(message("Jalan rusak"));

        deliver(edit("2", "Jalan rusak, ini fotonya", photo("lubang.png")));

        assertThat(filesOf(newest(complaint))).hasSize(1);
    }

    @Test
    void takesAnEditThatCameBeforeItsMessageForTheNewerWords() {
        Complaint complaint = only(edit("2", "Lampu mati di Mufakat"));

        deliver(message("Lampu mati"));

        assertThat(complaintsOf(post)).containsExactly(complaint.id());
        assertThat(shown(complaint)).containsExactly("Lampu mati di Mufakat");
        assertThat(words(complaint)).containsExactlyInAnyOrder("Lampu mati", "Lampu mati di Mufakat");
        deliver(edit("3", "Lampu mati di Mufakat 12"));
        assertThat(shown(complaint)).containsExactly("Lampu mati di Mufakat 12");
    }

    @Test
    void marksAMessageWhoseDeletionCameBeforeIt() {
        deliver(new InboundEvent.Deletion(post, "gone", THEN, ThreadReference.NONE));

        Complaint complaint = only(message("Salah kirim"));

        assertThat(messages(complaint))
                .singleElement()
                .satisfies(one -> assertThat(one.deletedAt()).isPresent());
    }

    @Test
    void makesOneComplaintOfTheSamePostUnderAnotherDelivery() {
        Complaint complaint = only(message("Air mati"));

        deliver(message("Air mati"));

        assertThat(complaintsOf(post)).containsExactly(complaint.id());
        assertThat(messages(complaint)).hasSize(1);
    }

    @Test
    void raisesTheAlarmForDangerThatALaterMessageTellsOf() {
        Complaint complaint = only(message("Tiang listrik miring"));

        deliver(followUp("Sekarang ada kebakaran di sini!"));

        assertThat(found(complaint).emergency()).isTrue();
        assertThat(incidents("emergency", complaint)).hasSize(1);
    }

    @Test
    void hidesTheCaseThatARestrictedReportersCaseWasJoinedTo() {
        Complaint open = only(message("Banjir di jalan"));
        Complaint secret = core.act(() -> {
            InboundEvent.Message told = message("Banjir, jangan sebut nama saya");
            Complaint kept = core.get(MessageIntake.class)
                    .takeIn(
                            core.get(id.sigap.connector.Channels.class).line("plaza"),
                            new InboundEvent.Message(
                                    "secret-" + post,
                                    "1",
                                    THEN,
                                    Person.of("secret-" + post),
                                    told.content(),
                                    ThreadReference.NONE,
                                    Visibility.PRIVATE,
                                    Set.of(InboundEvent.Flag.SECRET_REPORTER),
                                    Map.of()));
            kept.close(Outcome.MERGED, THEN);
            kept.mergedInto(core.get(Complaints.class).lock(open.id()));
            return kept;
        });
        assertThat(found(open).restricted()).isFalse();

        deliver(new InboundEvent.Message(
                "more-" + post,
                "1",
                THEN,
                Person.of("secret-" + post),
                Content.of("Pelakunya tetangga saya"),
                new ThreadReference(Optional.empty(), List.of("secret-" + post), List.of()),
                Visibility.PRIVATE,
                Set.of(),
                Map.of()));

        assertThat(secret.restricted()).isTrue();
        assertThat(found(open).restricted()).isTrue();
    }

    @Test
    void countsAnAnswerGivenOutsideAsTheRoundsAnswerAndWarns() {
        Complaint complaint = only(message("Sampah menumpuk"));

        deliver(new InboundEvent.OwnMessage(
                "own-" + post,
                "1",
                THEN,
                Optional.empty(),
                Content.of("Sudah diangkut pagi ini."),
                new ThreadReference(Optional.empty(), List.of(post), List.of()),
                Visibility.PUBLIC,
                Optional.empty()));

        assertThat(found(complaint).roundAnswered()).isTrue();
        assertThat(messages(complaint)).extracting(Message::kind).contains(Message.Kind.OUTSIDE);
        assertThat(incidents("answered-outside", complaint)).hasSize(1);
    }

    @Test
    void setsADeliveryAsideThatFailsThreeTimesAndTakesTheNext() {
        RawDelivery poison = delivery();
        long id = core.get(Intake.class).accept("plaza", poison);
        platform.fails(true);
        for (int i = 0; i < 3; i++) {
            core.get(Intake.class).process(id);
        }
        platform.fails(false);

        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("dead");
        assertThat(only(message("Setelahnya")).ticket()).startsWith("SGP-");
    }

    @Test
    void takesWordsInAChatLongAfterItsCaseWasClosedForANewMatter() {
        Complaint old = only(chat("Lampu mati"));
        close(old, Duration.ofDays(31));

        Complaint fresh = only(chat("Sekarang pohon tumbang"));

        assertThat(fresh.id()).isNotEqualTo(old.id());
        assertThat(found(old).closedAt()).isPresent();
        assertThat(only(chat("Pohonnya di Mufakat")).id()).isEqualTo(fresh.id());
    }

    @Test
    void takesWordsInAChatSoonAfterItsCaseWasClosedForAComeback() {
        Complaint old = only(chat("Lampu mati"));
        close(old, Duration.ofDays(29));

        assertThat(only(chat("Masih mati")).id()).isEqualTo(old.id());
        assertThat(found(old).closedAt()).isEmpty();
    }

    @Test
    void takesAReplyForAComebackHoweverOldItsCaseIs() {
        Complaint old = only(message("Lampu mati"));
        close(old, Duration.ofDays(400));

        assertThat(only(followUp("Mati lagi")).id()).isEqualTo(old.id());
    }

    private InboundEvent.Message chat(String text) {
        return new InboundEvent.Message(
                UUID.randomUUID().toString(),
                "1",
                THEN,
                Person.of("warga-" + post),
                Content.of(text),
                new ThreadReference(Optional.of("chat-" + post), List.of(), List.of()),
                Visibility.PRIVATE,
                Set.of(),
                Map.of());
    }

    private static void close(Complaint complaint, Duration ago) {
        core.act(() -> {
            Complaint locked = core.get(Complaints.class).lock(complaint.id());
            locked.close(Outcome.ANSWERED, Instant.now().minus(ago));
            return locked;
        });
    }

    private InboundEvent.Message message(String text, Attachment... files) {
        return new InboundEvent.Message(
                post,
                "1",
                THEN,
                Person.of("warga-" + post),
                content(text, files),
                ThreadReference.NONE,
                Visibility.PUBLIC,
                Set.of(),
                Map.of());
    }

    private InboundEvent.Message followUp(String text) {
        return new InboundEvent.Message(
                "then-" + post,
                "1",
                THEN,
                Person.of("warga-" + post),
                Content.of(text),
                new ThreadReference(Optional.empty(), List.of(post), List.of()),
                Visibility.PUBLIC,
                Set.of(),
                Map.of());
    }

    private InboundEvent.Edit edit(String version, String text, Attachment... files) {
        return new InboundEvent.Edit(
                post,
                version,
                THEN.plusSeconds(60),
                Person.of("warga-" + post),
                content(text, files),
                ThreadReference.NONE,
                Visibility.PUBLIC);
    }

    private static Content content(String text, Attachment... files) {
        return new Content(text, Optional.empty(), Optional.empty(), List.of(files), Optional.empty());
    }

    private static Attachment photo(String name) {
        return new Attachment.Inline(name, "image/png", Bytes.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 1}));
    }

    private static RawDelivery delivery() {
        String key = UUID.randomUUID().toString();
        return new RawDelivery(key, "application/json", Map.of(), Bytes.of(key.getBytes(UTF_8)), Instant.now(), "");
    }

    private void deliver(InboundEvent... events) {
        platform.brings(events);
        long id = core.get(Intake.class).accept("plaza", delivery());
        core.get(Intake.class).process(id);
        assertThat(core.rows("select state from delivery where id = " + id)).containsExactly("done");
    }

    private Complaint only(InboundEvent event) {
        deliver(event);
        return found(complaintsOf(event.nativeId()).get(0));
    }

    private static List<Long> complaintsOf(String nativeId) {
        return core.rows("select distinct complaint_id from message where native_id = '" + nativeId + "'").stream()
                .map(id -> ((Number) id).longValue())
                .toList();
    }

    private static Complaint found(long id) {
        return core.act(() -> core.get(Complaints.class).find(id).orElseThrow());
    }

    private static Complaint found(Complaint complaint) {
        return found(complaint.id());
    }

    private static List<Message> messages(Complaint complaint) {
        return core.act(() -> core.get(Complaints.class).messages(complaint.id()));
    }

    private static Message newest(Complaint complaint) {
        return messages(complaint).stream()
                .filter(one -> one.replacement().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(Complaint complaint) {
        return messages(complaint).stream().map(one -> text(complaint, one)).toList();
    }

    private static List<String> shown(Complaint complaint) {
        return messages(complaint).stream()
                .filter(one -> one.replacement().isEmpty())
                .map(one -> text(complaint, one))
                .toList();
    }

    private static String text(Complaint complaint, Message message) {
        return message.content(complaint.key(core.get(Vault.class))).text();
    }

    private static List<Attachments.Info> filesOf(Message message) {
        return core.act(() -> core.get(Attachments.class).of(message.complaintId()).stream()
                .filter(file -> file.messageId() == message.id())
                .toList());
    }

    private static List<Object> incidents(String kind, Complaint complaint) {
        return core.rows("select id from incident where resolved_at is null and kind = '" + kind
                + "' and complaint_id = " + complaint.id());
    }
}
