package id.sigap.coordination;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Notes;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.identity.Directory;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The acts of the desk on a case; each expects to run inside one unit of work. */
@ApplicationScoped
public class Coordination {
    /** UU 14/2008 articles 22 and 36, UU 27/2022 articles 6 to 13: these end with a written answer. */
    private static final Set<String> ANSWERED_BY_LAW = Set.of("PERMOHONAN_KIP", "KEBERATAN_KIP", "HAK_SUBJEK_DATA");

    @Inject
    Complaints complaints;

    @Inject
    Notes notes;

    @Inject
    Directory directory;

    @Inject
    CaseFlow flow;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** Takes the case: whoever comes first has it. */
    public Complaint claim(String ticket, String person) {
        Complaint complaint = complaints.lock(ticket);
        Instant now = clock.now();
        Optional<String> before = complaint.holderAt(now);
        complaint.claim(person, now);
        if (before.isEmpty()) {
            record("case.claimed", person, complaint, Map.of());
        }
        return complaint;
    }

    public Complaint release(String ticket, Long ifVersion, String person) {
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        complaint.release(person, clock.now());
        record("case.released", person, complaint, Map.of());
        return complaint;
    }

    /** @param to user name of an operator or an approver, who has the case from now on */
    public Complaint handOver(String ticket, Long ifVersion, String person, String to, String note) {
        if (to == null || to.isBlank() || to.equals(person)) {
            throw Refusal.invalid("Sebutkan rekan yang akan menerima aduan ini.");
        }
        if (!ofTheDesk(to)) {
            throw Refusal.invalid("Tidak ada petugas meja bernama pengguna \"" + to + "\"; pilih dari daftar rekan.");
        }
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        Instant now = clock.now();
        complaint.act(person, now);
        complaint.requireNotParked();
        complaint.handTo(to, now);
        if (note != null && !note.isBlank()) {
            notes.add(complaint, person, note);
        }
        record("case.handed-over", person, complaint, Map.of("to", to));
        return complaint;
    }

    private boolean ofTheDesk(String username) {
        return Stream.concat(directory.operators().stream(), directory.approvers().stream())
                .anyMatch(person -> person.username().equals(username));
    }

    /** An approver, or by rule an operator whose colleague let the lease end, takes the case with a reason. */
    public Complaint takeOver(String ticket, Long ifVersion, String person, String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("Sebutkan alasan mengambil alih; pemegang sebelumnya akan melihatnya.");
        }
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        Instant now = clock.now();
        String from = complaint.holderAt(now).orElse("-");
        complaint.handTo(person, now);
        notes.add(complaint, person, "Mengambil alih: " + reason);
        record("case.taken-over", person, complaint, Map.of("from", from));
        return complaint;
    }

    /** A word among the desk; no citizen and no agency sees it. */
    public Complaint note(String ticket, String person, String text) {
        Complaint complaint = complaints.lock(ticket);
        notes.add(complaint, person, text);
        record("case.noted", person, complaint, Map.of());
        return complaint;
    }

    /**
     * The holder sees the contact unmasked, in order to reach the citizen; that it was shown is recorded. Empty where the
     * citizen left none or is anonymous.
     */
    public Optional<String> contact(String ticket, String person) {
        Complaint complaint = complaints.lock(ticket);
        complaint.act(person, clock.now());
        Optional<String> contact = complaint.anonymous()
                ? Optional.empty()
                : Optional.ofNullable(complaint.reporter(complaint.key(vault)).contact());
        if (contact.isPresent()) {
            record("case.contact-shown", person, complaint, Map.of("purpose", "reach-citizen"));
        }
        return contact;
    }

    /** Ends the case without an answer, which needs a reason; the process records the end. */
    public Complaint close(String ticket, Long ifVersion, String person, String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("Sebutkan mengapa aduan ini tidak perlu dijawab.");
        }
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        Instant now = clock.now();
        complaint.act(person, now);
        complaint.requireNotParked();
        if (owesAnswer(complaint)) {
            throw Refusal.conflict(
                    "answer-owed",
                    "Aduan " + ticket
                            + " adalah permohonan informasi, keberatan, atau permintaan subjek data; undang-undang meminta jawaban tertulis, jadi tidak dapat ditutup tanpa jawaban.");
        }
        notes.add(complaint, person, "Ditutup tanpa jawaban: " + reason);
        Step at = flow.isAt(complaint, Step.DRAFT) ? Step.DRAFT : Step.COORDINATE;
        flow.complete(complaint, at, Map.of("decision", "close"));
        record(
                "case.close-asked",
                person,
                complaint,
                Map.of("reason", complaint.key(vault).hash(reason)));
        return complaint;
    }

    /** Whether the law asks for a written answer that nobody has given yet, so that the case cannot end without one. */
    public static boolean owesAnswer(Complaint complaint) {
        return complaint.category() != null
                && ANSWERED_BY_LAW.contains(complaint.category())
                && complaint.answeredAt().isEmpty();
    }

    private void record(String act, String person, Complaint complaint, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("claim", complaint.claimNumber());
        ledger.record(act, person, complaint.ticket(), data);
        complaints.changed(complaint, "claimed");
    }
}
