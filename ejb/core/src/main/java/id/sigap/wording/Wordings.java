package id.sigap.wording;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Signal;
import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Notes;
import id.sigap.complaint.State;
import id.sigap.connector.Channels;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Json;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The acts on a wording: write, submit, approve, confirm, return, reject. Each expects to run inside one unit of work. */
@ApplicationScoped
public class Wordings {
    static final int LONGEST = 20_000;
    private static final Set<String> SPEAKS_AGAIN = Set.of("correction", "follow-up");
    private static final Set<String> KINDS = Set.of("answer", "question", "correction", "follow-up");

    @Inject
    Complaints complaints;

    @Inject
    Notes notes;

    @Inject
    WordingStore store;

    @Inject
    Composer composer;

    @Inject
    TextChecks checks;

    @Inject
    ConversationRules rules;

    @Inject
    Channels channels;

    @Inject
    CaseFlow flow;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /**
     * What an author wants to say.
     *
     * @param kind {@code answer, question, correction} or {@code follow-up}
     * @param target {@code public} or {@code private}
     * @param reason why the office speaks again; asked for with a correction or a follow-up answer
     * @param files ids of attachments of the case that go with it
     */
    public record Draft(String kind, String target, String text, String reason, List<UUID> files) {
        public Draft {
            files = files == null ? List.of() : List.copyOf(files);
        }
    }

    /**
     * Writes a new version. The holder writes while the case is at drafting (which begins with the first words); an approver
     * may write while it waits for approval and becomes the author of that version, which another person then confirms.
     *
     * @param approver whether the caller may decide on wordings
     */
    public Wording write(String ticket, Long ifVersion, String person, boolean approver, Draft draft) {
        String kind = draft.kind();
        String target = draft.target();
        require(kind, target, draft.text());
        String text = Composer.words(draft.text());
        Complaint seen = complaints.get(ticket);
        Channels.Line line = channels.line(seen.channelId());
        rules.require(seen, line, target);
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        complaint.requireOpen();
        Instant now = clock.now();
        boolean editsForApproval = approver && complaint.state() == State.AWAITING_APPROVAL;
        if (!editsForApproval) {
            complaint.requireNotParked();
            complaint.act(person, now);
            if (SPEAKS_AGAIN.contains(kind) && complaint.state() == State.ANSWERED) {
                flow.signal(
                        complaint, Signal.CALLED_BACK, Map.of("citizenOutcome", "comeback", "decision", "coordinate"));
            }
            if (flow.isAt(complaint, Step.COORDINATE)) {
                beginWriting(complaint, person, draft);
            } else if (!flow.isAt(complaint, Step.DRAFT)) {
                flow.complete(complaint, Step.DRAFT, Map.of());
            }
        }
        CaseKey key = complaint.key(vault);
        Optional<Wording> edited = editsForApproval ? store.newest(complaint.id(), "submitted") : Optional.empty();
        store.voidOpen(complaint.id());
        Wording wording = add(
                complaint, person, kind, line, composer.compose(complaint, line, kind, target, text, draft.files()));
        if (editsForApproval) {
            requireClean(wording);
            wording.submit(now, complaint.claimNumber());
            CaseFlow.Risk risk = flow.risk(facts(complaint, wording, true));
            int before = edited.map(Wording::riskLevel).orElse(1);
            wording.risk(
                    Math.max(before, risk.level()),
                    risk.level() >= before
                            ? risk.reason()
                            : edited.orElseThrow().riskReason());
        }
        record("wording.written", person, complaint, wording, key, Map.of("kind", kind, "target", target));
        complaints.changed(complaint, "wording");
        return wording;
    }

    private Wording add(Complaint complaint, String person, String kind, Channels.Line line, Wording.Content content) {
        Wording wording = new Wording(
                complaint,
                store.nextVersion(complaint.id()),
                kind,
                person,
                complaint.key(vault),
                content,
                Json.write(checks.check(complaint, line, content.letter(), content.text())),
                clock.now());
        store.add(wording);
        return wording;
    }

    private void beginWriting(Complaint complaint, String person, Draft draft) {
        if (SPEAKS_AGAIN.contains(draft.kind())) {
            if (draft.reason() == null || draft.reason().isBlank()) {
                throw Refusal.invalid("Sebutkan mengapa jawaban sebelumnya perlu "
                        + (draft.kind().equals("correction") ? "diralat." : "disusul."));
            }
            notes.add(
                    complaint,
                    person,
                    (draft.kind().equals("correction") ? "Ralat: " : "Jawaban susulan: ") + draft.reason());
            ledger.record(
                    "round.opened",
                    person,
                    complaint.ticket(),
                    Map.of(
                            "round",
                            complaint.round() + 1,
                            "kind",
                            draft.kind(),
                            "reason",
                            complaint.key(vault).hash(draft.reason())));
            complaint.nextRound();
        } else if (complaint.roundAnswered()) {
            throw Refusal.conflict(
                    "round-answered",
                    "Putaran ini sudah dijawab. Untuk menambah jawaban, pilih \"Jawaban susulan\" atau \"Ralat\" dengan alasan.");
        }
        flow.complete(complaint, Step.COORDINATE, Map.of("decision", "draft"));
    }

    private static void require(String kind, String target, String text) {
        if (kind == null || !KINDS.contains(kind)) {
            throw Refusal.invalid(
                    "Jenis redaksi \"" + kind + "\" tidak dikenal; yang ada: answer, question, correction, follow-up.");
        }
        if (target == null || !Set.of("public", "private").contains(target)) {
            throw Refusal.invalid("Sasaran harus \"public\" atau \"private\".");
        }
        if (text == null || text.isBlank()) {
            throw Refusal.invalid("Redaksi masih kosong; tulis jawabannya dahulu.");
        }
        if (text.length() > LONGEST) {
            throw Refusal.invalid(
                    "Redaksi terlalu panjang (" + text.length() + " karakter); paling panjang " + LONGEST + ".");
        }
    }

    /** Hands the version to the approvers; the case is parked until they decided. */
    public Wording submit(String ticket, Long ifVersion, String person, int version) {
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        Instant now = clock.now();
        complaint.act(person, now);
        flow.require(complaint, Step.DRAFT);
        Wording wording = store.get(complaint.id(), ticket, version);
        if (!wording.is("draft") && !wording.is("returned")) {
            throw Refusal.conflict(
                    "not-a-draft",
                    "Redaksi versi " + version + " tidak dapat diajukan; keadaannya " + label(wording) + ".");
        }
        if (wording.version() != store.nextVersion(complaint.id()) - 1) {
            throw Refusal.conflict(
                    "not-newest", "Ada redaksi yang lebih baru daripada versi " + version + "; ajukan yang terbaru.");
        }
        wording = asItGoesOutNow(complaint, wording);
        requireClean(wording);
        CaseKey key = complaint.key(vault);
        wording.submit(now, complaint.claimNumber());
        complaint.park();
        record("wording.submitted", person, complaint, wording, key, Map.of());
        Map<String, Object> facts = facts(complaint, wording, false);
        facts.put("decision", "submitted");
        flow.complete(complaint, Step.DRAFT, facts);
        complaints.changed(complaint, "wording");
        return wording;
    }

    /** What the approval table asks. */
    private static Map<String, Object> facts(Complaint complaint, Wording wording, boolean editedByApprover) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("wordingKind", wording.kind());
        facts.put("target", wording.target());
        facts.put("category", complaint.category() == null ? "" : complaint.category());
        facts.put("restricted", complaint.restricted());
        facts.put("emergency", complaint.emergency());
        facts.put("editedByApprover", editedByApprover);
        facts.put("personalData", wording.checks().contains(TextChecks.PERSONAL_DATA));
        return facts;
    }

    /**
     * The same text for everybody who gets it now: another case may have been merged in, or parted, since it was written.
     * What was sent back is submitted as a version of its own, so that what was said about the earlier one does not count
     * for it.
     */
    private Wording asItGoesOutNow(Complaint complaint, Wording wording) {
        Channels.Line line = channels.line(complaint.channelId());
        Wording.Content before = wording.content(complaint.key(vault));
        Wording.Content now = composer.compose(
                complaint,
                line,
                wording.kind(),
                wording.target(),
                before.text(),
                before.letter().attachments());
        boolean sentBack = wording.is("returned");
        if (!sentBack && now.sha256().equals(before.sha256())) {
            return wording;
        }
        if (!sentBack) {
            wording.become("void");
        }
        return add(complaint, wording.author(), wording.kind(), line, now);
    }

    private static void requireClean(Wording wording) {
        for (TextChecks.Finding finding : TextChecks.read(wording.checks())) {
            if (finding.severity().equals("error")) {
                throw Refusal.invalid("Redaksi belum dapat diajukan: " + finding.message());
            }
        }
    }

    /**
     * Approves exactly the text whose hash the approver saw.
     *
     * @param act {@code approve}, or {@code confirm} for a version that an approver edited
     */
    public Wording approve(
            String ticket, Long ifVersion, String person, boolean approver, int version, String sha256, String act) {
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        Wording wording = submitted(complaint, version);
        if (wording.author().equals(person)) {
            throw Refusal.notAllowed(
                    "Anda menulis redaksi versi " + version + " ini; orang lain yang harus menyetujuinya.");
        }
        boolean holderConfirms = act.equals("confirm")
                && WordingStore.editedInApproval(wording, store.of(complaint.id()))
                && complaint.holderAt(clock.now()).filter(person::equals).isPresent();
        if (!approver && !holderConfirms) {
            throw Refusal.notAllowed(
                    "Hanya pemberi persetujuan, atau pemegang aduan untuk redaksi yang diubah, yang dapat menyetujui.");
        }
        CaseKey key = complaint.key(vault);
        if (!wording.sha256().equals(sha256) || !wording.content(key).sha256().equals(sha256)) {
            throw Refusal.conflict(
                    "other-text",
                    "Redaksi yang Anda lihat bukan lagi redaksi versi " + version + "; muat ulang dan baca kembali.");
        }
        store.add(wording, person, act, null, null, key, clock.now());
        int left = Math.max(0, wording.peopleNeeded() - store.peopleBehind(wording, sha256));
        record("wording.approved", person, complaint, wording, key, Map.of("act", act, "left", left));
        flow.complete(complaint, Step.APPROVE, Map.of("decision", "approved", "approvalsLeft", left));
        complaints.changed(complaint, "wording");
        return wording;
    }

    /** @param act {@code return} (write it better) or {@code reject} (do not answer like this at all) */
    public Wording refuse(
            String ticket, Long ifVersion, String person, int version, String act, String reason, String note) {
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        Wording wording = submitted(complaint, version);
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("Sebutkan alasannya, agar penulis tahu apa yang harus diperbaiki.");
        }
        CaseKey key = complaint.key(vault);
        boolean returned = act.equals("return");
        store.add(wording, person, act, reason, note, key, clock.now());
        wording.become(returned ? "returned" : "rejected");
        complaint.unpark(clock.now());
        record(
                returned ? "wording.returned" : "wording.rejected",
                person,
                complaint,
                wording,
                key,
                Map.of("reason", reason));
        flow.complete(
                complaint, Step.APPROVE, Map.of("decision", returned ? "returned" : "rejected", "approvalsLeft", 0));
        complaints.changed(complaint, "wording");
        return wording;
    }

    private Wording submitted(Complaint complaint, int version) {
        complaint.requireOpen();
        flow.require(complaint, Step.APPROVE);
        Wording wording = store.get(complaint.id(), complaint.ticket(), version);
        if (!wording.is("submitted")) {
            throw Refusal.conflict(
                    "not-submitted",
                    "Redaksi versi " + version + " tidak sedang menunggu persetujuan; keadaannya " + label(wording)
                            + ".");
        }
        return wording;
    }

    /**
     * The last check before publishing: the newest submitted wording has as many different people behind it as its risk
     * asks, and all of them approved the text that is stored now.
     *
     * @return the wording, now approved
     */
    public Wording bind(Complaint complaint) {
        Wording wording = store.newest(complaint.id(), "submitted")
                .orElseThrow(() -> Refusal.conflict(
                        "not-approved",
                        "Aduan " + complaint.ticket() + " tidak punya redaksi yang diajukan untuk dikirim."));
        int people = store.peopleBehind(
                wording, wording.content(complaint.key(vault)).sha256());
        if (people < wording.peopleNeeded()) {
            throw Refusal.conflict(
                    "not-approved",
                    "Redaksi versi " + wording.version() + " aduan " + complaint.ticket() + " baru disetujui " + people
                            + " orang; perlu " + wording.peopleNeeded() + ".");
        }
        wording.become("approved");
        return wording;
    }

    private void record(
            String act, String person, Complaint complaint, Wording wording, CaseKey key, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("version", wording.version());
        data.put("round", wording.round());
        data.put("hash", key.hash(wording.sha256()));
        ledger.record(act, person, complaint.ticket(), data);
    }

    private static String label(Wording wording) {
        return switch (wording.state()) {
            case "draft" -> "draf";
            case "submitted" -> "menunggu persetujuan";
            case "approved" -> "disetujui";
            case "returned" -> "dikembalikan";
            case "rejected" -> "ditolak";
            case "sent" -> "terkirim";
            default -> "tidak berlaku lagi";
        };
    }
}
