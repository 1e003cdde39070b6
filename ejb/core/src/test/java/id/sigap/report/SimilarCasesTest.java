package id.sigap.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.CaseMarks;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Viewer;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.Flag;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.Place;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One matter told on several platforms. */
class SimilarCasesTest {
    private static final String WORDS = "Lampu jalan di depan SDN 005 mati sejak Senin, anak-anak takut lewat";
    private static final Viewer APPROVER = new Viewer("bu-approver", Set.of("approver"), Set.of(), false);

    private CoreInMemory core;
    private PlainConnector square;
    private PlainConnector chat;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        square = new PlainConnector("square", Capability.SENDS_PUBLIC);
        chat = new PlainConnector("chat", Capability.SENDS_PRIVATE);
        core.deploy("square", square);
        core.deploy("chat", chat);
    }

    @Test
    void proposesTheSameWordsOnAnotherPlatformWithTheReason() {
        Complaint first = write(square, WORDS, "", "", "");
        Complaint second =
                write(chat, "LAMPU jalan di depan SDN 005, mati sejak Senin; anak-anak takut lewat!!", "", "", "");

        assertThat(similar(second)).singleElement().satisfies(found -> {
            assertThat(found.complaint().id()).isEqualTo(first.id());
            assertThat(found.reasons()).contains(CaseMarks.Kind.TEXT);
        });
        assertThat(second.mergedInto()).isEmpty();
    }

    @Test
    void proposesNearlyTheSameWords() {
        write(square, WORDS, "", "", "");
        Complaint second = write(chat, WORDS + " malam", "", "", "");

        assertThat(similar(second))
                .singleElement()
                .satisfies(found -> assertThat(found.reasons()).containsExactly(CaseMarks.Kind.TEXT));
    }

    @Test
    void recognisesAPersonByContactHoweverItIsWritten() {
        write(square, "Air mati di rumah saya", "", "0811-2345-678", "");
        Complaint second = write(chat, "Sampah belum diangkut juga", "", "+62 811 2345 678", "");

        assertThat(similar(second))
                .singleElement()
                .satisfies(found -> assertThat(found.reasons()).containsExactly(CaseMarks.Kind.PERSON));
    }

    @Test
    void recognisesAHandleAndAPlace() {
        write(square, "Air mati di rumah saya", "@SitiAminah", "", "Jl. Mufakat No. 12");
        Complaint second = write(chat, "Sampah belum diangkut juga", "sitiaminah", "", "jl mufakat no 12");

        assertThat(similar(second))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.reasons()).containsExactly(CaseMarks.Kind.PERSON, CaseMarks.Kind.PLACE));
    }

    @Test
    void doesNotRecogniseWhoAsksForSecrecy() {
        write(square, "Air mati di rumah saya", "@SitiAminah", "", "");
        Complaint second = write(chat, "Sampah belum diangkut juga", "sitiaminah", "", "", Flag.ANONYMOUS_REPORTER);

        assertThat(similar(second)).isEmpty();
    }

    @Test
    void proposesNothingOfTheSamePlatformOrOfDaysBefore() {
        write(square, WORDS, "", "", "");
        core.get(BusinessClock.class).advance(Duration.ofHours(49));
        Complaint later = write(chat, WORDS, "", "", "");
        Complaint same = write(chat, WORDS, "", "", "");

        assertThat(similar(later)).isEmpty();
        assertThat(similar(same)).isEmpty();
    }

    private List<SimilarCases.Found> similar(Complaint complaint) {
        return core.act(() -> core.get(SimilarCases.class)
                .of(core.get(Complaints.class).find(complaint.id()).orElseThrow(), APPROVER));
    }

    private Complaint write(
            PlainConnector where, String words, String handle, String contact, String place, Flag... flags) {
        String id = UUID.randomUUID().toString();
        where.brings(new InboundEvent.Message(
                id,
                "1",
                Instant.now(),
                new Person("author-" + id, Optional.empty(), Optional.of(handle), Optional.of(contact), Set.of()),
                new Content(
                        words,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        place.isEmpty() ? Optional.empty() : Optional.of(Place.described(place))),
                ThreadReference.NONE,
                Visibility.PUBLIC,
                Set.of(flags),
                Map.of()));
        long delivery = core.get(Intake.class)
                .accept(
                        where.describe().id(),
                        new RawDelivery(id, "application/json", Map.of(), Bytes.utf8("{}"), Instant.now(), ""));
        core.get(Intake.class).process(delivery);
        return core.act(() -> core.get(Complaints.class)
                .find(core.get(Intake.class).complaintOf(delivery).orElseThrow())
                .orElseThrow());
    }
}
