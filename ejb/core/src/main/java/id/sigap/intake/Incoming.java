package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Puts what came in into its case: words, earlier words, files. */
@ApplicationScoped
public class Incoming {
    @Inject
    Complaints complaints;

    @Inject
    IncomingFiles files;

    @Inject
    Correlation correlation;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    /**
     * Keeps a message in its case, and remembers that what replies to it belongs there.
     *
     * @param author who on the office's side speaks; null for a citizen
     * @param masked what search and lists may show; empty where they show nothing
     */
    Message keep(
            Complaint complaint,
            Channels.Line line,
            InboundEvent.Message event,
            Message.Kind kind,
            String author,
            String masked) {
        Message message = add(complaint, line, event, kind, author, masked);
        correlation.remember(line, event, complaint);
        return message;
    }

    /** Keeps a citizen's message where its case is handled now; what replies to it belongs to the citizen's own one. */
    Message keep(Correlation.Belonging belonging, Channels.Line line, InboundEvent.Message event, String masked) {
        Message message = add(belonging.complaint(), line, event, Message.Kind.CITIZEN, null, masked);
        correlation.remember(line, event, belonging.own());
        return message;
    }

    private Message add(
            Complaint complaint,
            Channels.Line line,
            InboundEvent.Message event,
            Message.Kind kind,
            String author,
            String masked) {
        Message message = new Message(
                complaint,
                kind,
                line.channel().id(),
                event.nativeId(),
                author,
                event.visibility() == Visibility.PUBLIC,
                complaint.key(vault),
                words(event.content()),
                masked,
                event.occurredAt(),
                clock.now());
        complaints.add(message);
        files.keep(
                complaint,
                line.channel().id(),
                message.id(),
                kind == Message.Kind.CITIZEN ? Ledger.CITIZEN : Ledger.PLATFORM,
                event.content().attachments());
        return message;
    }

    static Message.Content words(Content content) {
        String leftOut = IncomingFiles.leftOut(content.attachments());
        return new Message.Content(
                content.subject().orElse(null),
                content.text(),
                content.fullText().orElse(null),
                leftOut.isEmpty() ? null : leftOut);
    }
}
