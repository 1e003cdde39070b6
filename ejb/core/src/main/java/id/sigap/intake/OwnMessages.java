package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.ThreadReference;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.reply.CheckpointSending;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import id.sigap.reply.SameWords;
import id.sigap.reply.Sending;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Our own messages as they come back: evidence for a sending, or an answer that somebody gave outside Sigap, which counts as
 * the round's answer.
 */
@ApplicationScoped
public class OwnMessages {
    static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(1);

    /** News that is older belongs to no message that is being sent now, nor to one that is yet to come in. */
    static final Duration EARLY = Duration.ofHours(1);

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
        Optional<OutboxRow> ours = sentAs(line, event);
        if (ours.filter(row -> !row.ofCase()).isPresent()) {
            checkpoints.seen(ours.get().id(), event.nativeId());
            return Optional.empty();
        }
        if (ours.isPresent()) {
            Complaint complaint = complaints.lock(ours.get().complaintId());
            seen(complaint, ours.get(), event);
            return Optional.of(complaint);
        }
        if (line.connector().describe().can(Capability.FORWARDS)) {
            return Optional.empty(); // somebody copied our mark; a record at another office answers no citizen
        }
        Optional<Complaint> answered = correlation.ofThread(line, event.thread());
        if (answered.isEmpty() && isEarly(event)) {
            throw new NotYet("own-message-early", LATER);
        }
        return answered.map(complaint -> {
            // only now, under the case's lock, has every sending that came back been written down
            Optional<OutboxRow> meanwhile = sentAs(line, event);
            if (meanwhile.isPresent()) {
                seen(complaint, meanwhile.get(), event);
            } else if (!isOfASending(complaint, line, event)) {
                outside(complaint, line, event);
            }
            return complaint;
        });
    }

    /** What an answer stands under may still be on its way to us; a post of the office's own stands under nothing. */
    private boolean isEarly(InboundEvent.OwnMessage event) {
        boolean under = !event.thread().repliesTo().isEmpty()
                || event.thread()
                        .conversationId()
                        .filter(id -> !id.equals(event.nativeId()))
                        .isPresent();
        return under && event.occurredAt().plus(EARLY).isAfter(clock.now());
    }

    /** Evidence for a sending; where its call has not come back yet, it comes again then. */
    private void seen(Complaint complaint, OutboxRow ours, InboundEvent.OwnMessage event) {
        OutboxRow row = sending.seen(complaint, ours.id(), event.nativeId());
        if (row.is("sending")) {
            throw new NotYet("own-message-waits", SOON);
        }
        if (row.is("rejected") || row.is("held")) {
            incidents.open(
                    "answered-outside",
                    complaint,
                    row.id().toString(),
                    "Pesan untuk aduan " + complaint.ticket()
                            + " terlihat di platform walaupun Sigap mencatatnya tidak dikirim ("
                            + row.outcomeCode().orElse("tanpa kode")
                            + "). Periksa di kanalnya sebelum mengirim yang baru.");
        }
    }

    private Optional<OutboxRow> sentAs(Channels.Line line, InboundEvent.OwnMessage event) {
        return event.outboxId()
                .flatMap(outbox::find)
                .or(() -> outbox.anyByNativeId(line.channel().id(), event.nativeId()));
    }

    /**
     * Whether this is a message of ours whose outcome nobody knows yet: its words say so. While one is on its way that reads
     * otherwise, nobody can tell, since platforms change words: the event comes again when that one is settled.
     */
    private boolean isOfASending(Complaint complaint, Channels.Line line, InboundEvent.OwnMessage event) {
        CaseKey key = complaint.key(vault);
        List<OutboxRow> open = outbox.unsettled(complaint.id(), line.channel().id());
        Optional<OutboxRow> same = open.stream()
                .filter(row -> SameWords.same(
                        row.content(key).letter().words(), event.content().text()))
                .findFirst();
        if (same.isPresent()) {
            seen(complaint, same.get(), event);
            return true;
        }
        if (open.stream().anyMatch(row -> row.is("sending") || row.is("unknown"))) {
            throw new NotYet("own-message-waits", SOON);
        }
        return false;
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

    /** News of a message whose sending has not come back yet waits for that. */
    Optional<Complaint> status(Channels.Line line, InboundEvent.Status event) {
        // asked in this order: a sending that comes back between the two questions is found by the second
        boolean onItsWay = event.occurredAt().plus(EARLY).isAfter(clock.now())
                && outbox.anyUnsettled(line.channel().id());
        Optional<OutboxRow> ours = outbox.byNativeId(line.channel().id(), event.nativeId());
        if (ours.isEmpty() && onItsWay) {
            throw new NotYet("status-waits", SOON);
        }
        return ours.map(row -> {
            Complaint complaint = complaints.lock(row.complaintId());
            boolean news =
                    sending.receipt(complaint, row.id(), event.state().name().toLowerCase(Locale.ROOT));
            if (news && event.state() == InboundEvent.DeliveryState.FAILED) {
                incidents.open(
                        "bounced",
                        complaint,
                        row.id().toString(),
                        "Pesan untuk aduan " + complaint.ticket() + " diterima platform tetapi tidak sampai ("
                                + event.code().orElse("tanpa kode")
                                + "). Periksa, lalu hubungi penerima dengan cara lain.");
            }
            return complaint;
        });
    }

    /** News of all messages of a conversation; where one is being sent just now, its sending comes first. */
    Optional<Complaint> progress(Channels.Line line, InboundEvent.Progress event) {
        String channel = line.channel().id();
        boolean fresh = event.occurredAt().plus(EARLY).isAfter(clock.now());
        Optional<Complaint> found = correlation.ofThread(
                line, new ThreadReference(Optional.of(event.conversationId()), List.of(), List.of()));
        found.ifPresent(complaint -> {
            if (fresh
                    && outbox.unsettled(complaint.id(), channel).stream()
                            .anyMatch(row -> row.is("sending") || row.is("unknown"))) {
                throw new NotYet("status-waits", SOON);
            }
            outbox.sentUntil(complaint.id(), channel, event.until())
                    .forEach(row -> sending.receipt(
                            complaint, row.id(), event.state().name().toLowerCase(Locale.ROOT)));
        });
        return found;
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
