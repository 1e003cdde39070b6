package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Channels;
import id.sigap.connector.api.InboundEvent;
import id.sigap.foundation.BusinessClock;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.reply.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the office said and somebody deleted on its platform, so that the citizen no longer sees it there. It was said and
 * stays said: no clock begins again and the case stays where it is; a person is told and decides.
 */
@ApplicationScoped
class OwnDeletions {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    Complaints complaints;

    @Inject
    Incidents incidents;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** Waits where a message is on its way whose id nobody knows yet: it may be the deleted one. */
    Optional<Complaint> takeIn(Channels.Line line, InboundEvent.Deletion event) {
        String channel = line.channel().id();
        // asked in this order: a sending that comes back between the two questions is found by the second
        boolean onItsWay =
                event.occurredAt().plus(OwnMessages.EARLY).isAfter(clock.now()) && outbox.anyUnsettled(channel);
        Optional<Complaint> found = mark(channel, event.nativeId(), event.occurredAt());
        if (found.isEmpty() && onItsWay) {
            throw new NotYet("deletion-waits", OwnMessages.SOON);
        }
        return found;
    }

    /** @return the case in which the office said it; empty where the office said nothing that has this id */
    Optional<Complaint> mark(String channelId, String nativeId, Instant at) {
        List<Message> said = said(channelId, nativeId);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Complaint complaint = complaints.lock(said.get(0).complaintId());
        said.forEach(entities::refresh);
        List<Message> shown =
                said.stream().filter(one -> one.deletedAt().isEmpty()).toList();
        if (!shown.isEmpty()) {
            shown.forEach(one -> one.deleted(at));
            tell(complaint, shown.get(0));
        }
        return Optional.of(complaint);
    }

    private void tell(Complaint complaint, Message deleted) {
        ledger.record(
                "reply.deleted",
                Ledger.PLATFORM,
                complaint.ticket(),
                Map.of("message", deleted.id(), "kind", deleted.kind().code(), "round", deleted.round()));
        incidents.open(
                "reply-deleted",
                complaint,
                String.valueOf(deleted.id()),
                (deleted.kind() == Message.Kind.NOTICE ? "Pemberitahuan" : "Jawaban") + " untuk aduan "
                        + complaint.ticket()
                        + " dihapus di platform; pelapor tidak lagi melihatnya di sana. Cari tahu siapa yang menghapusnya"
                        + " dan mengapa; bila perlu, kirim jawaban susulan.");
        complaints.changed(complaint, "reply");
    }

    /** By the id that the platform gave the sending, which the message may have got to know later; else an answer from outside. */
    private List<Message> said(String channelId, String nativeId) {
        List<Message> sent = outbox.byNativeId(channelId, nativeId)
                .map(row -> entities.createQuery(
                                "from Message m where m.complaintId = :complaint and m.outboxId = :row", Message.class)
                        .setParameter("complaint", row.complaintId())
                        .setParameter("row", row.id())
                        .getResultList())
                .orElse(List.of());
        return !sent.isEmpty()
                ? sent
                : entities.createQuery(
                                "from Message m where m.channelId = :channel and m.nativeId = :id and m.kind = 'outside' order by m.id",
                                Message.class)
                        .setParameter("channel", channelId)
                        .setParameter("id", nativeId)
                        .getResultList();
    }
}
