package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Channels;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.Flag;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agency that is reached by mail may simply answer the mail. Its reply answers the forwarding where it comes from the
 * address that was written to and is no machine's; any other reply is kept in the case for the desk to judge, and never
 * passes for a word of the citizen.
 */
@ApplicationScoped
public class AgencyReplies {
    private static final String BY_MAIL = "mail";

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

    /** Takes in a reply to a letter that went to an agency or to staff; empty where the message is none. */
    Optional<Complaint> takeIn(Channels.Line line, InboundEvent.Message event) {
        return letter(line, event).map(row -> {
            Complaint complaint = complaints.lock(row.complaintId());
            if (answers(complaint, row, event)) {
                answer(complaint, line, event);
            } else {
                keep(complaint, line, event);
            }
            return complaint;
        });
    }

    private Optional<OutboxRow> letter(Channels.Line line, InboundEvent.Message event) {
        List<String> references = event.thread().repliesTo();
        return references.stream()
                .flatMap(reference -> outbox.byNativeId(line.channel().id(), reference).stream())
                .findFirst()
                .filter(row -> row.kind().equals("agency") || row.kind().equals("staff"));
    }

    private boolean answers(Complaint complaint, OutboxRow row, InboundEvent.Message event) {
        String writtenTo = row.content(complaint.key(vault)).recipientContact();
        boolean fromThere =
                event.author().contact().filter(writtenTo::equalsIgnoreCase).isPresent();
        return row.kind().equals("agency")
                && fromThere
                && !event.flags().contains(Flag.AUTOMATIC)
                && !event.content().text().isBlank()
                && forwardings
                        .open(complaint.id())
                        .map(Forwarding::reachedBy)
                        .filter(BY_MAIL::equals)
                        .isPresent();
    }

    private void answer(Complaint complaint, Channels.Line line, InboundEvent.Message event) {
        Forwarding open = forwardings.open(complaint.id()).orElseThrow();
        Message message = incoming.keep(complaint, line, event, Message.Kind.AGENCY, BY_MAIL, "");
        forwardings.answered(complaint, open, BY_MAIL, event.content().text(), message);
    }

    private void keep(Complaint complaint, Channels.Line line, InboundEvent.Message event) {
        Message message = incoming.keep(complaint, line, event, Message.Kind.AGENCY, BY_MAIL, "");
        ledger.record(
                "agency.wrote",
                Ledger.PLATFORM,
                complaint.ticket(),
                Map.of(
                        "message",
                        message.id(),
                        "hash",
                        complaint.key(vault).hash(event.content().text())));
        if (!event.flags().contains(Flag.AUTOMATIC)) {
            incidents.open(
                    "agency-mail",
                    complaint,
                    String.valueOf(message.id()),
                    "Ada surat yang membalas penerusan aduan " + complaint.ticket()
                            + ", tetapi bukan jawaban yang ditunggu (alamat lain, atau penerusan sudah selesai). Baca dan putuskan.");
        }
        complaints.changed(complaint, "message");
    }
}
