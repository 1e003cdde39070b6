package id.sigap.reply;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Signal;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import id.sigap.wording.Wording;
import id.sigap.wording.WordingStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What becomes of one outbox row, each step a transaction that first locks the complaint, where the row belongs to one. */
@ApplicationScoped
public class Sending {
    /** For so long a platform is asked that may tell later; then a person decides. Longer than any archive takes. */
    static final Duration LOOKING = Duration.ofMinutes(45);

    /** Of a row whose message has left and was not heard of yet. */
    private static final Set<String> MAY_BE_SENT = Set.of("sending", "unknown", "ready", "person");

    /** A call that took so long does not come back; longer than any may take. */
    private static final Duration LEFT = Duration.ofHours(1);

    /** Before a native id that the platform gave until it has another: a token that stands for it. */
    private static final String PROVISIONAL = "token:";

    /** What another office's system may give a report: no sentence about anybody. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9#][A-Za-z0-9#./ -]{0,59}");

    /** How long until an outcome that nobody waited for is brought again. */
    private static final Duration UNHEARD = Duration.ofSeconds(15);

    @Inject
    UnitOfWork work;

    @Inject
    Complaints complaints;

    @Inject
    Outbox outbox;

    @Inject
    Guard guard;

    @Inject
    Pauses pauses;

    @Inject
    Enclosures enclosures;

    @Inject
    WordingStore wordings;

    @Inject
    CaseFlow flow;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    @Inject
    Aftermath aftermath;

    @Inject
    CheckpointSending checkpoints;

    /**
     * What the dispatcher is allowed to do now.
     *
     * @param lookFirst the row's outcome is unknown: look for it, send nothing
     */
    record Ticket(UUID id, OutboundMessage message, boolean lookFirst, Instant attemptedAt) {}

    /** Commits <em>sending</em> and gives the message; null where the row is not to be sent (any more). */
    Ticket begin(UUID id) {
        return work.call(() -> {
            OutboxRow peek = outbox.find(id).orElse(null);
            if (peek == null) {
                return null;
            }
            if (!peek.ofCase()) {
                return checkpoints.begin(outbox.lock(id).orElseThrow());
            }
            Complaint complaint = complaints.lock(peek.complaintId());
            OutboxRow row = outbox.lock(id).orElseThrow();
            Instant now = clock.now();
            CaseKey key = complaint.key(vault);
            if (row.is("unknown")) {
                return new Ticket(
                        id, message(row, key), true, row.sendingSince().orElse(row.createdAt()));
            }
            if (!row.is("ready")) {
                return null;
            }
            Optional<String> objection = guard.objection(complaint, row);
            if (objection.isPresent()) {
                hold(complaint, row, objection.get(), now);
                return null;
            }
            OutboundMessage message;
            try {
                message = message(row, key);
            } catch (IllegalArgumentException e) {
                hold(complaint, row, "not-sendable", now);
                return null;
            }
            Optional<Instant> later = pauses.postpone(row, message);
            if (later.isPresent()) {
                record("reply.postponed", complaint, row, key, Map.of("until", later.get(), "code", Pauses.PAUSED));
                return null;
            }
            row.sending(now);
            record("reply.sending", complaint, row, key, Map.of("attempt", row.attempts()));
            return new Ticket(id, message, false, now);
        });
    }

    private OutboundMessage message(OutboxRow row, CaseKey key) {
        OutboxRow.Content content = row.content(key);
        return Dispatcher.message(row, content, enclosures.of(content.letter()).orElse(Map.of()));
    }

    /** Its sender died during the call: nobody can say whether it was sent. */
    void lost(UUID id) {
        change(id, Set.of("sending"), checkpoints::lost, (complaint, row) -> {
            row.unknown("sender-died", clock.now());
            record("reply.unknown", complaint, row, complaint.key(vault), Map.of("code", "sender-died"));
        });
    }

    /**
     * What came of a call. That the platform took the message is also heard where another server gave this one up meanwhile and
     * looks for the message or is about to send it again.
     */
    void outcome(UUID id, SendOutcome outcome) {
        Set<String> expected = outcome instanceof SendOutcome.Accepted ? MAY_BE_SENT : Set.of("sending");
        change(id, expected, row -> checkpoints.outcome(row, outcome), (complaint, row) -> {
            Instant now = clock.now();
            CaseKey key = complaint.key(vault);
            if (outcome instanceof SendOutcome.Accepted accepted) {
                delivered(complaint, row, key, accepted.nativeId(), now);
            } else if (outcome instanceof SendOutcome.RetryAfter later) {
                Instant at = now.plus(later.delay().compareTo(row.patience()) > 0 ? later.delay() : row.patience());
                row.again(later.reason(), at);
                record("reply.postponed", complaint, row, key, Map.of("until", at));
            } else if (outcome instanceof SendOutcome.Rejected rejected) {
                if (rejected.permanent()) {
                    refuse(complaint, row, "rejected", rejected.code(), now);
                } else {
                    row.again(rejected.code(), now.plus(row.patience()));
                    record("reply.postponed", complaint, row, key, Map.of("code", rejected.code()));
                }
            } else if (outcome instanceof SendOutcome.HandOver handOver) {
                row.toPerson("hand-over", key, handOver.instruction(), now);
                record("reply.to-person", complaint, row, key, Map.of("code", "hand-over"));
                aftermath.needsPerson(complaint, row, "hand-over");
            } else if (outcome instanceof SendOutcome.Unknown unknown) {
                row.unknown(unknown.reason(), now.plus(row.patience()));
                record("reply.unknown", complaint, row, key, Map.of());
            }
        });
    }

    /** @param patience how long after the attempt a platform that cannot tell is asked again, before a person decides */
    void found(UUID id, FindOutcome found, Duration patience) {
        change(id, Set.of("unknown"), row -> checkpoints.found(row, found, patience), (complaint, row) -> {
            Instant now = clock.now();
            CaseKey key = complaint.key(vault);
            if (found instanceof FindOutcome.Found there) {
                delivered(complaint, row, key, there.nativeId(), now);
            } else if (found instanceof FindOutcome.Absent) {
                row.again("reconciled-absent", now);
                record("reply.reconciled", complaint, row, key, Map.of("found", false));
            } else if (!row.sendingSince().orElse(now).plus(patience).isAfter(now)) {
                row.toPerson("cannot-tell", now);
                record("reply.to-person", complaint, row, key, Map.of("code", "cannot-tell"));
                aftermath.needsPerson(complaint, row, "cannot-tell");
            } else {
                row.unknown("cannot-tell", now.plus(row.patience()));
            }
        });
    }

    /**
     * Our own message was seen on the platform: what was unknown is known now, and what was being sent by somebody who does
     * not come back. Expects the complaint locked.
     *
     * @return the row as it is now; nothing was done to one whose outcome is known, or is about to be
     */
    public OutboxRow seen(Complaint complaint, UUID id, String nativeId) {
        OutboxRow row = outbox.lock(id).orElseThrow();
        Instant now = clock.now();
        boolean wasTried = row.is("ready") && row.attempts() > 0;
        boolean left =
                row.is("sending") && row.sendingSince().orElse(now).plus(LEFT).isBefore(now);
        if (row.is("unknown") || row.is("person") || wasTried || left) {
            delivered(complaint, row, complaint.key(vault), nativeId, now);
        } else if (row.is("sent")
                && row.nativeId().filter(known -> known.startsWith(PROVISIONAL)).isPresent()) {
            row.sent(nativeId, now);
        }
        return row;
    }

    /**
     * The platform tells what became of a sent message: {@code delivered, read} or {@code failed}.
     *
     * @return whether that is news
     */
    public boolean receipt(Complaint complaint, UUID id, String receipt) {
        OutboxRow row = outbox.lock(id).orElseThrow();
        boolean news = !receipt.equals("sent") && row.received(receipt);
        if (news) {
            record("reply." + receipt, complaint, row, complaint.key(vault), Map.of());
            complaints.changed(complaint, "reply");
        }
        return news;
    }

    /** A person says that the answer was given, by telephone say, or was seen on the platform. */
    public void deliveredByPerson(Complaint complaint, UUID id, String person, String proof) {
        OutboxRow row = outbox.lock(id)
                .filter(found -> found.ofCase() && found.complaintId() == complaint.id() && found.is("person"))
                .orElseThrow(() -> Refusal.conflict(
                        "not-waiting",
                        "Tidak ada pengiriman yang menunggu Anda pada aduan " + complaint.ticket() + "."));
        boolean agency = row.kind().equals("agency");
        if (agency && !NUMBER.matcher(proof.strip()).matches()) {
            throw Refusal.invalid("Tulis nomor laporan dari sistem instansi saja, paling panjang 60 karakter.");
        }
        CaseKey key = complaint.key(vault);
        ledger.record(
                "reply.delivered-by-person",
                person,
                complaint.ticket(),
                Map.of("outbox", id.toString(), "proof", key.hash(proof)));
        delivered(complaint, row, key, "person:" + (agency ? proof.strip() : id), clock.now());
    }

    private void delivered(Complaint complaint, OutboxRow row, CaseKey key, String nativeId, Instant now) {
        row.sent(nativeId, now);
        OutboxRow.Content content = row.content(key);
        Message.Kind kind = row.fromWording() ? Message.Kind.OFFICE : Message.Kind.NOTICE;
        if (!row.kind().equals("agency") && !row.kind().equals("staff")) {
            Message message = new Message(
                    complaint,
                    kind,
                    row.channelId(),
                    nativeId,
                    row.wordingId().flatMap(wordings::find).map(Wording::author).orElse(null),
                    content.letter().target().equals("public"),
                    key,
                    Message.Content.of(content.letter().words()),
                    "",
                    now,
                    now);
            message.sentAs(row.id());
            complaints.add(message);
            enclosures.keep(complaint, message, content.letter());
        }
        record(
                "reply.sent",
                complaint,
                row,
                key,
                Map.of("nativeId", key.hash(nativeId), "bytes", key.hash(row.sha256())));
        if (row.isAnswer()) {
            complaint.answered(now);
        }
        own(complaint, row).ifPresent(wording -> {
            wording.become("sent");
            outbox.publishCopies(complaint, wording);
        });
        aftermath.sent(complaint, row);
        signal(complaint, row, "sent");
    }

    /** The wording of this very case; a copy of another case's answer has none here. */
    private Optional<Wording> own(Complaint complaint, OutboxRow row) {
        return row.wordingId().flatMap(wordings::find).filter(wording -> wording.complaintId() == complaint.id());
    }

    private void hold(Complaint complaint, OutboxRow row, String code, Instant now) {
        refuse(complaint, row, "held", code, now);
    }

    private void refuse(Complaint complaint, OutboxRow row, String state, String code, Instant now) {
        row.refused(state, code, now);
        record(
                state.equals("held") ? "reply.held" : "reply.rejected",
                complaint,
                row,
                complaint.key(vault),
                Map.of("code", code));
        own(complaint, row).ifPresent(wording -> wording.become("void"));
        aftermath.refused(complaint, row, code);
        signal(complaint, row, "back");
    }

    /** Tells the process; where it does not wait (yet, or any more) the sweeper tries again. */
    private void signal(Complaint complaint, OutboxRow row, String outcome) {
        if (own(complaint, row).isPresent()) {
            complaint.unpark(clock.now());
            if (complaint.closedAt().isPresent()
                    || flow.signal(
                            complaint,
                            Signal.SEND_OUTCOME,
                            Map.of("sendOutcome", outcome, "wordingKind", row.kind()))) {
                row.signalled();
                if (outcome.equals("sent")) {
                    aftermath.hearAgain(complaint, row);
                }
            }
        }
        complaints.changed(complaint, "reply");
    }

    /** Brings an outcome to a process that missed it. */
    void signalAgain(UUID id) {
        work.run(() -> {
            OutboxRow peek = outbox.find(id).orElseThrow();
            Complaint complaint = complaints.lock(peek.complaintId());
            OutboxRow row = outbox.lock(id).orElseThrow();
            if (!row.wasSignalled()) {
                signal(complaint, row, row.is("sent") ? "sent" : "back");
                if (!row.wasSignalled()) {
                    row.unheard(clock.now().plus(UNHEARD));
                }
            }
        });
    }

    private void change(
            UUID id, Set<String> expected, Consumer<OutboxRow> withoutCase, BiConsumer<Complaint, OutboxRow> act) {
        work.run(() -> {
            OutboxRow peek = outbox.find(id).orElseThrow();
            if (!peek.ofCase()) {
                outbox.lock(id).filter(row -> expected.contains(row.state())).ifPresent(withoutCase);
                return;
            }
            Complaint complaint = complaints.lock(peek.complaintId());
            OutboxRow row = outbox.lock(id).orElseThrow();
            if (expected.contains(row.state())) {
                act.accept(complaint, row);
                complaints.changed(complaint, "reply");
            }
        });
    }

    private void record(String act, Complaint complaint, OutboxRow row, CaseKey key, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("outbox", row.id().toString());
        data.put("kind", row.kind());
        data.put("round", row.round());
        data.put("hash", key.hash(row.sha256()));
        ledger.record(act, Ledger.SYSTEM, complaint.ticket(), data);
    }
}
