package id.sigap.coordination;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Signal;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Notes;
import id.sigap.complaint.Outcome;
import id.sigap.deadline.Deadlines;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.ledger.Ledger;
import id.sigap.reply.Closing;
import id.sigap.reply.Notices;
import id.sigap.reply.Sending;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Merging, parting, reopening, withdrawing, and what a person delivered; each expects to run inside one unit of work. */
@ApplicationScoped
public class Lifecycle {
    @Inject
    Complaints complaints;

    @Inject
    Notes notes;

    @Inject
    Forwardings forwardings;

    @Inject
    Notices notices;

    @Inject
    Deadlines deadlines;

    @Inject
    Closing closing;

    @Inject
    Sending sending;

    @Inject
    CaseFlow flow;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** Joins this case to another about the same matter; its citizen stays and gets the answer of that case. */
    public Complaint merge(String ticket, Long ifVersion, String person, String into) {
        if (into == null || into.isBlank() || into.equals(ticket)) {
            throw Refusal.invalid("Sebutkan aduan lain yang menjadi tujuan penggabungan.");
        }
        List<Complaint> both = complaints.lockAll(List.of(ticket, into));
        Complaint complaint = named(both, ticket);
        Complaint target = named(both, into);
        complaint.requireVersion(ifVersion);
        Instant now = clock.now();
        complaint.act(person, now);
        complaint.requireNotSending();
        complaint.requireNotParked();
        target.requireOpen();
        target.requireNotParked();
        forwardings.withdraw(complaint, person);
        closing.close(complaint, Outcome.MERGED);
        complaint.mergedInto(target);
        flow.signal(complaint, Signal.MERGED, Map.of());
        ledger.record("case.merged", person, ticket, Map.of("into", into));
        ledger.record("case.merged-here", person, into, Map.of("from", ticket));
        notices.send(complaint, "notice", "MERGED", Map.of());
        complaints.changed(target, "state");
        return complaint;
    }

    private static Complaint named(List<Complaint> locked, String ticket) {
        return locked.stream()
                .filter(one -> one.ticket().equals(ticket))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Aduan " + ticket + " tidak ditemukan."));
    }

    /** Takes a merge back: the case goes on at coordination, its texts intact. */
    public Complaint unmerge(String ticket, Long ifVersion, String person) {
        String into = complaints
                .get(ticket)
                .mergedInto()
                .flatMap(complaints::find)
                .map(Complaint::ticket)
                .orElseThrow(() -> Refusal.conflict("not-merged", "Aduan " + ticket + " tidak sedang digabung."));
        List<Complaint> both = complaints.lockAll(List.of(ticket, into));
        Complaint complaint = named(both, ticket);
        complaint.requireVersion(ifVersion);
        // what waits there for approval or sending is addressed to this citizen too
        named(both, into).requireNotParked();
        goOn(complaint, person, "case.unmerged");
        return complaint;
    }

    public Complaint reopen(String ticket, Long ifVersion, String person, String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("Sebutkan mengapa aduan ini dibuka kembali.");
        }
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        if (complaint.mergedInto().isPresent()) {
            throw Refusal.conflict(
                    "merged",
                    "Aduan " + ticket + " ditangani bersama aduan lain; pisahkan dahulu, jangan dibuka kembali.");
        }
        goOn(complaint, person, "case.reopened");
        notes.add(complaint, person, "Dibuka kembali: " + reason);
        return complaint;
    }

    private void goOn(Complaint complaint, String person, String act) {
        complaint.reopen();
        ledger.record(act, person, complaint.ticket(), Map.of("round", complaint.round()));
        deadlines.start(complaint, List.of("LOC-FIRST"), clock.now());
        flow.begin(complaint, Map.of("replyable", false, "reopened", true));
        complaints.changed(complaint, "state");
    }

    /** The citizen does not want it pursued; an operator records it, or the citizen says so on the ticket's page. */
    public Complaint withdraw(String ticket, Long ifVersion, String person, String reason) {
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        complaint.requireOpen();
        complaint.requireNotSending();
        forwardings.withdraw(complaint, person);
        if (reason != null && !reason.isBlank()) {
            notes.add(complaint, person, "Ditarik: " + reason);
        }
        ledger.record("case.withdrawn", person, ticket, Map.of());
        if (!flow.signal(complaint, Signal.WITHDRAWN, Map.of())) {
            closing.close(complaint, Outcome.WITHDRAWN);
        }
        return complaint;
    }

    public Complaint delivered(String ticket, String person, UUID outbox, String proof) {
        if (outbox == null || proof == null || proof.isBlank()) {
            throw Refusal.invalid("Sebutkan kapan dan bagaimana jawaban disampaikan.");
        }
        Complaint complaint = complaints.lock(ticket);
        sending.deliveredByPerson(complaint, outbox, person, proof);
        notes.add(complaint, person, "Disampaikan: " + proof);
        return complaint;
    }
}
