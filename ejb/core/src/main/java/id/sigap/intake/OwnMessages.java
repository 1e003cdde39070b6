package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Channels;
import id.sigap.connector.api.InboundEvent;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.reply.CheckpointSending;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import id.sigap.reply.Sending;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Our own messages as they come back: evidence for a sending, or an answer that somebody gave outside Sigap, which counts as
 * the round's answer.
 */
@ApplicationScoped
public class OwnMessages {
    @Inject
    Outbox outbox;

    @Inject
    Sending sending;

    @Inject
    CheckpointSending checkpoints;

    @Inject
    Correlation correlation;

    @Inject
    IncomingFiles files;

    @Inject
    Complaints complaints;

    @Inject
    Deadlines deadlines;

    @Inject
    Incidents incidents;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    Optional<Complaint> takeIn(Channels.Line line, InboundEvent.OwnMessage event) {
        Optional<OutboxRow> ours = event.outboxId()
                .flatMap(outbox::find)
                .or(() -> outbox.anyByNativeId(line.channel().id(), event.nativeId()));
        if (ours.filter(row -> !row.ofCase()).isPresent()) {
            checkpoints.seen(ours.get().id(), event.nativeId());
            return Optional.empty();
        }
        if (ours.isPresent()) {
            Complaint complaint = complaints.lock(ours.get().complaintId());
            sending.seen(complaint, ours.get().id(), event.nativeId());
            return Optional.of(complaint);
        }
        return correlation.ofThread(line, event.thread()).map(complaint -> outside(complaint, line, event));
    }

    private Complaint outside(Complaint complaint, Channels.Line line, InboundEvent.OwnMessage event) {
        Instant now = clock.now();
        CaseKey key = complaint.key(vault);
        String text = event.content().text();
        Message message = new Message(
                complaint,
                Message.Kind.OUTSIDE,
                line.channel().id(),
                event.nativeId(),
                null,
                complaint.publicThread(),
                key,
                Incoming.words(event.content()),
                "",
                event.occurredAt(),
                now);
        complaints.add(message);
        files.keep(
                complaint,
                line.channel().id(),
                message.id(),
                Ledger.PLATFORM,
                event.content().attachments());
        correlation.remember(line.channel().id(), event.nativeId(), complaint);
        ledger.record(
                "reply.outside",
                Ledger.PLATFORM,
                complaint.ticket(),
                Map.of("round", complaint.round(), "hash", key.hash(text)));
        if (complaint.closedAt().isEmpty() && !complaint.roundAnswered()) {
            complaint.answered(now);
            deadlines.answered(complaint, now);
            incidents.open(
                    "answered-outside",
                    complaint,
                    complaint.ticket() + ":" + complaint.round(),
                    "Aduan " + complaint.ticket()
                            + " sudah dijawab di luar Sigap. Baca jawaban itu; redaksi yang menunggu tidak akan dikirim untuk putaran ini.");
        }
        complaints.changed(complaint, "reply");
        return complaint;
    }

    Optional<Complaint> status(Channels.Line line, InboundEvent.Status event) {
        return outbox.byNativeId(line.channel().id(), event.nativeId()).map(row -> {
            Complaint complaint = complaints.lock(row.complaintId());
            sending.receipt(complaint, row.id(), event.state().name().toLowerCase(Locale.ROOT));
            return complaint;
        });
    }

    Optional<Complaint> bounced(Channels.Line line, InboundEvent.Bounce event) {
        event.failedNativeId()
                .filter(id -> event.permanent())
                .ifPresent(id -> checkpoints.bounced(line.channel().id(), id, event.status()));
        return event.failedNativeId()
                .flatMap(id -> outbox.byNativeId(line.channel().id(), id))
                .map(row -> {
                    Complaint complaint = complaints.lock(row.complaintId());
                    if (event.permanent()) {
                        sending.receipt(complaint, row.id(), "failed");
                        incidents.open(
                                "bounced",
                                complaint,
                                row.id().toString(),
                                "Surat untuk aduan " + complaint.ticket() + " tidak sampai (" + event.status()
                                        + "). Periksa alamatnya atau hubungi penerima dengan cara lain.");
                    }
                    return complaint;
                });
    }
}
