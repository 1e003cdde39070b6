package id.sigap.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.Capability;
import id.sigap.coordination.Coordination;
import id.sigap.foundation.Refusal;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.identity.Person;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An author and an approver stand behind every answer, whichever way it went. */
class TwoPeopleTest {
    private static final String ANSWER = "Yth. Bapak/Ibu, lampunya kami perbaiki besok pagi. Terima kasih.";

    private CoreInMemory core;
    private Complaint complaint;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.deploy("plaza", new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE));
        core.hire("operator", person("rina"), person("budi"));
        core.hire("approver", person("humas"), person("kabag"));
        complaint = core.complain("plaza", false, null);
        core.run(() -> core.get(Coordination.class).claim(complaint.ticket(), "rina"));
    }

    @Test
    void theHolderDoesNotConfirmWhatAColleagueWrote() {
        Wording draft = write("rina", false, ANSWER, "private");
        core.run(() -> core.get(Coordination.class).handOver(complaint.ticket(), null, "rina", "budi", null));
        Wording submitted = submit("budi", draft);

        assertThatThrownBy(() -> confirm("budi", submitted))
                .isInstanceOf(Refusal.class)
                .extracting(refused -> ((Refusal) refused).kind())
                .isEqualTo(Refusal.Kind.NOT_ALLOWED);
        assertThat(core.rows("select person from approval")).isEmpty();
    }

    @Test
    void theHolderConfirmsWhatAnApproverEdited() {
        Wording submitted = submit("rina", write("rina", false, ANSWER, "private"));
        Wording edited = write("humas", true, ANSWER + " Salam.", "private");

        confirm("rina", edited);

        assertThat(submitted.version()).isLessThan(edited.version());
        assertThat(core.rows("select person from approval")).containsExactly("rina");
    }

    @Test
    void anApproverWhoAddsPersonalDataAddsAPerson() {
        submit("rina", write("rina", false, ANSWER, "private"));

        Wording edited = write("humas", true, ANSWER + " Hubungi 0812-3456-7890.", "private");

        assertThat(edited.peopleNeeded()).isEqualTo(2);
    }

    @Test
    void anApproverWhoTakesPersonalDataOutTakesNobodyAway() {
        core.run(() -> {
            Wording wording = submit("rina", write("rina", false, ANSWER + " Hubungi 0812-3456-7890.", "private"));
            core.get(WordingStore.class).find(wording.id()).orElseThrow().risk(2, "Memuat data pribadi.");
        });

        assertThat(write("humas", true, ANSWER, "private").peopleNeeded()).isEqualTo(2);
    }

    private Wording write(String person, boolean approver, String text, String target) {
        Wording written = core.act(() -> {
            Complaint now = core.get(Complaints.class).get(complaint.ticket());
            now.reach(approver ? "approve" : "coordinate", java.time.Instant.now());
            core.flow().at(approver ? Step.APPROVE : Step.COORDINATE);
            return core.get(Wordings.class)
                    .write(
                            complaint.ticket(),
                            null,
                            person,
                            approver,
                            new Wordings.Draft("answer", target, text, null, List.of()));
        });
        core.flow().at(approver ? Step.APPROVE : Step.DRAFT);
        return written;
    }

    private Wording submit(String person, Wording draft) {
        Wording submitted =
                core.act(() -> core.get(Wordings.class).submit(complaint.ticket(), null, person, draft.version()));
        core.flow().at(Step.APPROVE);
        return submitted;
    }

    private void confirm(String person, Wording wording) {
        core.run(() -> core.get(Wordings.class)
                .approve(complaint.ticket(), null, person, false, wording.version(), wording.sha256(), "confirm"));
    }

    private static Person person(String name) {
        return new Person(name, name, Optional.of(name + "@kota.example"));
    }
}
