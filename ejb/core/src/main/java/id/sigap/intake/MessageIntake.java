package id.sigap.intake;

import id.sigap.complaint.Attachments;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Signal;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.Flag;
import id.sigap.connector.api.Place;
import id.sigap.connector.api.Visibility;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import id.sigap.masking.MaskedText;
import id.sigap.masking.PersonalDataMasker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A citizen's message: joins the complaint it belongs to, or is a new one and starts its process up to the first wait. */
@ApplicationScoped
public class MessageIntake {
    private static final int EXCERPT = 140;

    @Inject
    Correlation correlation;

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    Deadlines deadlines;

    @Inject
    CaseFlow flow;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    private final PersonalDataMasker masker = new PersonalDataMasker();

    Complaint takeIn(Channels.Line line, InboundEvent.Message event) {
        Optional<Complaint> existing = correlation.find(line, event);
        return existing.isPresent() ? join(existing.get(), line, event) : begin(line, event);
    }

    private Complaint begin(Channels.Line line, InboundEvent.Message event) {
        Instant now = clock.now();
        Content content = event.content();
        MaskedText masked = masker.mask(words(content));
        Reporter reporter = new Reporter(
                event.author().id(),
                event.author().displayName().orElse(null),
                event.author().handle().orElse(null),
                event.author().contact().orElse(null),
                content.place().map(Place::description).orElse(null),
                event.thread().conversationId().orElse(null),
                event.nativeId(),
                content.subject().orElse(null));
        Complaint complaint = new Complaint(
                line.channel().id(),
                correlation.authorKey(line, event.author()),
                event.visibility() == Visibility.PUBLIC,
                reporter,
                masked.excerpt(EXCERPT),
                vault,
                now);
        complaint.wish(
                event.flags().contains(Flag.ANONYMOUS_REPORTER), event.flags().contains(Flag.SECRET_REPORTER));
        complaints.add(complaint);
        CaseKey key = complaint.key(vault);
        long message = add(complaint, key, line, event, masked, now);
        correlation.remember(line, event, complaint);
        ledger.record(
                "complaint.received",
                Ledger.CITIZEN,
                complaint.ticket(),
                Map.of("channel", line.channel().id(), "message", message, "hash", key.hash(content.text())));
        deadlines.start(complaint, java.util.List.of("LOC-FIRST"), now);
        flow.begin(complaint, Map.of("replyable", !event.flags().contains(Flag.AUTOMATIC), "reopened", false));
        return complaint;
    }

    private Complaint join(Complaint complaint, Channels.Line line, InboundEvent.Message event) {
        Instant now = clock.now();
        CaseKey key = complaint.key(vault);
        MaskedText masked = masker.mask(words(event.content()));
        boolean machine = event.flags().contains(Flag.AUTOMATIC);
        boolean thanks = Thanks.only(event.content().text());
        boolean comesBack = !machine && !(thanks && complaint.roundAnswered());
        if (comesBack) {
            complaint.hear(now, masked.excerpt(EXCERPT));
            complaint.writeTo(
                    key,
                    complaint
                            .reporter(key)
                            .repliedAt(event.thread().conversationId().orElse(null), event.nativeId()));
        }
        long message = add(complaint, key, line, event, masked, now);
        correlation.remember(line, event, complaint);
        ledger.record(
                "message.received",
                Ledger.CITIZEN,
                complaint.ticket(),
                Map.of(
                        "message",
                        message,
                        "round",
                        complaint.round(),
                        "hash",
                        key.hash(event.content().text()),
                        "comeback",
                        comesBack));
        if (comesBack) {
            deadlines.resume(complaint, now);
            deadlines.start(complaint, java.util.List.of("LOC-FIRST"), now);
            if (complaint.closedAt().isPresent()) {
                complaint.reopen();
                ledger.record("case.reopened", Ledger.CITIZEN, complaint.ticket(), Map.of("round", complaint.round()));
                flow.begin(complaint, Map.of("replyable", false, "reopened", true));
            } else {
                String outcome = complaint.step().equals("wait-citizen") ? "replied" : "comeback";
                flow.signal(
                        complaint, Signal.CITIZEN_WROTE, Map.of("citizenOutcome", outcome, "decision", "coordinate"));
            }
        }
        complaints.changed(complaint, "message");
        return complaint;
    }

    private long add(
            Complaint complaint,
            CaseKey key,
            Channels.Line line,
            InboundEvent.Message event,
            MaskedText masked,
            Instant now) {
        Content content = event.content();
        Message message = new Message(
                complaint,
                Message.Kind.CITIZEN,
                line.channel().id(),
                event.nativeId(),
                null,
                event.visibility() == Visibility.PUBLIC,
                key,
                new Message.Content(
                        content.subject().orElse(null),
                        content.text(),
                        content.fullText().orElse(null)),
                masked.text(),
                event.occurredAt(),
                now);
        complaints.add(message);
        for (Attachment file : content.attachments()) {
            if (file instanceof Attachment.Inline inline && inline.content().size() <= Attachments.LARGEST) {
                attachments.add(
                        complaint,
                        message.id(),
                        Ledger.CITIZEN,
                        inline.name(),
                        inline.content().toArray());
            }
        }
        return message.id();
    }

    /** What the masks and the triage read: the subject belongs to a mail's words. */
    static String words(Content content) {
        return content.subject().map(subject -> subject + "\n" + content.text()).orElse(content.text());
    }
}
