package id.sigap.reply;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.MalformedText;
import id.sigap.ledger.seal.LedgerProofs;
import id.sigap.wording.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of a mailed checkpoint, the one letter that belongs to no case. It leaves only where its words are those of a
 * checkpoint that was signed. Joins the caller's transaction and expects the row locked.
 */
@ApplicationScoped
public class CheckpointSending {
    private static final String INCIDENT = "checkpoint-unsent";
    private static final String LEDGER = "ledger";

    @Inject
    Outbox outbox;

    @Inject
    LedgerProofs proofs;

    @Inject
    Pauses pauses;

    @Inject
    Incidents incidents;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** Gives the message that may be sent once the transaction is committed; null where there is nothing to send. */
    Sending.Ticket begin(OutboxRow row) {
        Instant now = clock.now();
        if (row.is("unknown")) {
            return new Sending.Ticket(
                    row.id(), message(row), true, row.sendingSince().orElse(row.createdAt()));
        }
        if (!row.is("ready")) {
            return null;
        }
        if (!isWhatWasSigned(row)) {
            refuse(row, "held", "content-changed");
            return null;
        }
        OutboundMessage message = message(row);
        Optional<Instant> later = pauses.postpone(row, message);
        if (later.isPresent()) {
            record("reply.postponed", row, Map.of("until", later.get(), "code", Pauses.PAUSED));
            return null;
        }
        row.sending(now);
        record("reply.sending", row, Map.of("attempt", row.attempts()));
        return new Sending.Ticket(row.id(), message, false, now);
    }

    private OutboundMessage message(OutboxRow row) {
        return Dispatcher.message(row, row.content(key()), Map.of());
    }

    /** Whether the letter is the one that this checkpoint gets, and the checkpoint one that stands in the log. */
    private boolean isWhatWasSigned(OutboxRow row) {
        try {
            Letter letter = row.content(key()).letter();
            Checkpoint checkpoint = Checkpoint.within(letter.words()).get(0);
            return letter.sha256().equals(row.sha256())
                    && proofs.of(checkpoint.size())
                            .map(head -> CheckpointMail.letter(row.channelId(), head))
                            .filter(letter::equals)
                            .isPresent();
        } catch (MalformedText | IllegalStateException e) {
            return false;
        }
    }

    void lost(OutboxRow row) {
        row.unknown("sender-died", clock.now());
        record("reply.unknown", row, Map.of("code", "sender-died"));
    }

    void outcome(OutboxRow row, SendOutcome outcome) {
        Instant now = clock.now();
        if (outcome instanceof SendOutcome.Accepted accepted) {
            sent(row, accepted.nativeId());
        } else if (outcome instanceof SendOutcome.RetryAfter later) {
            Instant at = now.plus(later.delay().compareTo(row.patience()) > 0 ? later.delay() : row.patience());
            row.again(later.reason(), at);
            record("reply.postponed", row, Map.of("until", at));
        } else if (outcome instanceof SendOutcome.Rejected rejected) {
            if (rejected.permanent()) {
                refuse(row, "rejected", rejected.code());
            } else {
                row.again(rejected.code(), now.plus(row.patience()));
                record("reply.postponed", row, Map.of("code", rejected.code()));
            }
        } else if (outcome instanceof SendOutcome.HandOver) {
            refuse(row, "rejected", "hand-over");
        } else if (outcome instanceof SendOutcome.Unknown unknown) {
            row.unknown(unknown.reason(), now.plus(row.patience()));
            record("reply.unknown", row);
        }
    }

    void found(OutboxRow row, FindOutcome found, Duration patience) {
        Instant now = clock.now();
        if (found instanceof FindOutcome.Found there) {
            sent(row, there.nativeId());
        } else if (found instanceof FindOutcome.Absent) {
            row.again("reconciled-absent", now);
            record("reply.reconciled", row, Map.of("found", false));
        } else if (!row.sendingSince().orElse(now).plus(patience).isAfter(now)) {
            row.toPerson("cannot-tell", now);
            record("reply.to-person", row, Map.of("code", "cannot-tell"));
            unsent("tidak dapat dipastikan apakah surelnya sampai");
        } else {
            row.unknown("cannot-tell", now.plus(row.patience()));
        }
    }

    /** It was seen among our own messages. */
    public void seen(UUID id, String nativeId) {
        outbox.lock(id).filter(row -> row.is("unknown") || row.is("person")).ifPresent(row -> sent(row, nativeId));
    }

    /** It came back, for good; nothing happens where the id is of another letter. */
    public void bounced(String channelId, String nativeId, String status) {
        outbox.anyByNativeId(channelId, nativeId).filter(row -> !row.ofCase()).ifPresent(found -> {
            OutboxRow row = outbox.lock(found.id()).orElseThrow();
            row.received("failed");
            record("reply.failed", row);
            unsent("surelnya kembali (" + status + ")");
        });
    }

    private void sent(OutboxRow row, String nativeId) {
        row.sent(nativeId, clock.now());
        record("reply.sent", row, Map.of("nativeId", key().hash(nativeId), "bytes", key().hash(row.sha256())));
        incidents.settled(INCIDENT, LEDGER);
    }

    private void refuse(OutboxRow row, String state, String code) {
        row.refused(state, code, clock.now());
        record("reply." + state, row, Map.of("code", code));
        unsent(code);
    }

    /** Calls a person, once until a checkpoint goes out again. */
    void unsent(String why) {
        incidents.openWithoutCase(
                INCIDENT,
                "jejak audit",
                LEDGER,
                "Titik periksa jejak audit tidak terkirim ke alamat di luar kantor: " + why
                        + ". Periksa SIGAP_CHECKPOINT_MAIL dan kanal surel; sementara itu simpan sendiri titik periksa dari"
                        + " halaman Keutuhan.");
    }

    void record(String act, OutboxRow row) {
        record(act, row, Map.of());
    }

    private void record(String act, OutboxRow row, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("outbox", row.id().toString());
        data.put("kind", "checkpoint");
        data.put("hash", key().hash(row.sha256()));
        ledger.record(act, Ledger.SYSTEM, null, data);
    }

    private CaseKey key() {
        return vault.intakeKey();
    }
}
