package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.InboundEvent;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What another office's system says of what was forwarded to it. Its end there answers the forwarding; what it says before is
 * kept in the case. What concerns nothing of ours belongs to that office: no complaint is made of it, it is only counted.
 */
@ApplicationScoped
public class AgencyAnswers {
    private static final String BY_SYSTEM = "service";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    Complaints complaints;

    @Inject
    Forwardings forwardings;

    @Inject
    Incoming incoming;

    @Inject
    Incidents incidents;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    /** Whether what comes in there is another office's. */
    boolean serves(Channels.Line line) {
        return line.connector().describe().can(Capability.FORWARDS);
    }

    /** Empty where it concerns nothing of ours. */
    Optional<Complaint> takeIn(Channels.Line line, InboundEvent.Message event) {
        return letter(line, event).map(row -> {
            Complaint complaint = complaints.lock(row.complaintId());
            Message message = incoming.keep(complaint, line, event, Message.Kind.AGENCY, BY_SYSTEM, "");
            boolean finished = "true".equals(event.attributes().get(Forwarded.FINISHED));
            Optional<Forwarding> waiting = forwardings.byLetter(row.id()).filter(Forwarding::open);
            if (finished && waiting.isPresent()) {
                forwardings.answered(
                        complaint, waiting.get(), BY_SYSTEM, event.content().text(), message);
            } else {
                noted(complaint, event, message, finished);
            }
            return complaint;
        });
    }

    /** How many messages of the channel concerned nothing of ours. */
    public long ignored(String channel) {
        return entities.createQuery(
                        "select count(e) from IntakeEvent e where e.channelId = :channel and e.kind = 'MESSAGE' and e.complaintId is null",
                        Long.class)
                .setParameter("channel", channel)
                .getSingleResult();
    }

    /** By the id that the system gave; where that is not known yet, by the mark that the record there carries. */
    private Optional<OutboxRow> letter(Channels.Line line, InboundEvent.Message event) {
        String channel = line.channel().id();
        return event.thread().repliesTo().stream()
                .flatMap(reference -> outbox.byNativeId(channel, reference).stream())
                .findFirst()
                .or(() -> marked(event).filter(row -> row.channelId().equals(channel) && !knownThere(row)))
                .filter(row -> row.ofCase() && row.kind().equals("agency"));
    }

    private Optional<OutboxRow> marked(InboundEvent.Message event) {
        try {
            return Optional.ofNullable(event.attributes().get(Forwarded.OUTBOX_ID))
                    .map(UUID::fromString)
                    .flatMap(outbox::find);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A record that copies our mark is not ours where the system gave another id. */
    private static boolean knownThere(OutboxRow row) {
        return row.is("sent")
                && row.nativeId().filter(id -> !id.startsWith("token:")).isPresent();
    }

    private void noted(Complaint complaint, InboundEvent.Message event, Message message, boolean finished) {
        ledger.record(
                "agency.wrote",
                Ledger.PLATFORM,
                complaint.ticket(),
                Map.of(
                        "message",
                        message.id(),
                        "hash",
                        complaint.key(vault).hash(event.content().text())));
        if (finished) {
            incidents.open(
                    "agency-mail",
                    complaint,
                    String.valueOf(message.id()),
                    "Sistem instansi menutup laporan dari aduan " + complaint.ticket()
                            + ", tetapi penerusannya sudah selesai di sini. Baca dan putuskan.");
        }
        complaints.changed(complaint, "message");
    }
}
