package id.sigap.intake;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Signal;
import id.sigap.complaint.CaseMarks;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.Flag;
import id.sigap.connector.api.Place;
import id.sigap.connector.api.Visibility;
import id.sigap.coordination.Windows;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import id.sigap.masking.MaskedText;
import id.sigap.masking.PersonalDataMasker;
import id.sigap.reply.Emergencies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A citizen's message: joins the complaint it belongs to, or is a new one and starts its process up to the first wait. */
@ApplicationScoped
public class MessageIntake {
    /** The length of what a list shows of a complaint, in code points. */
    static final int EXCERPT = 140;

    @Inject
    Correlation correlation;

    @Inject
    Complaints complaints;

    @Inject
    AgencyReplies agencies;

    @Inject
    Incoming incoming;

    @Inject
    Deadlines deadlines;

    @Inject
    Windows windows;

    @Inject
    CaseMarks marks;

    @Inject
    CaseFlow flow;

    @Inject
    Emergencies emergencies;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    private final PersonalDataMasker masker = new PersonalDataMasker();

    Complaint takeIn(Channels.Line line, InboundEvent.Message event) {
        Optional<Complaint> fromAgency = agencies.takeIn(line, event);
        if (fromAgency.isPresent()) {
            return fromAgency.get();
        }
        Optional<Correlation.Belonging> existing = correlation.find(line, event);
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
                content.subject().orElse(null),
                event.attributes());
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
        marks.mark(
                complaint,
                reporter,
                content.text(),
                content.place().flatMap(Place::point).map(MessageIntake::block));
        CaseKey key = complaint.key(vault);
        long message = incoming.keep(complaint, line, event, Message.Kind.CITIZEN, null, masked.text())
                .id();
        ledger.record(
                "complaint.received",
                Ledger.CITIZEN,
                complaint.ticket(),
                Map.of("channel", line.channel().id(), "message", message, "hash", key.hash(content.text())));
        deadlines.start(complaint, java.util.List.of("LOC-FIRST"), now);
        windows.heard(complaint, line);
        flow.begin(complaint, Map.of("replyable", !event.flags().contains(Flag.AUTOMATIC), "reopened", false));
        return complaint;
    }

    /** A square of about a hundred metres. */
    private static String block(Place.Point point) {
        return String.format(Locale.ROOT, "point %.3f %.3f", point.latitude(), point.longitude());
    }

    private Complaint join(Correlation.Belonging belonging, Channels.Line line, InboundEvent.Message event) {
        Complaint complaint = belonging.complaint();
        Instant now = clock.now();
        CaseKey key = complaint.key(vault);
        MaskedText masked = masker.mask(words(event.content()));
        boolean machine = event.flags().contains(Flag.AUTOMATIC);
        boolean thanks = Thanks.only(event.content().text());
        boolean comesBack = !machine && !(thanks && complaint.roundAnswered());
        if (comesBack) {
            complaint.hear(now, masked.excerpt(EXCERPT));
            heardHere(belonging.own(), line, event);
        }
        long message = incoming.keep(belonging, line, event, masked.text()).id();
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
        keepHidden(belonging);
        if (!machine) {
            alarm(complaint, words(event.content()), now);
        }
        if (comesBack) {
            deadlines.resume(complaint, now);
            deadlines.start(complaint, java.util.List.of("LOC-FIRST"), now);
            if (complaint.closedAt().isPresent()) {
                complaint.reopen();
                ledger.record("case.reopened", Ledger.CITIZEN, complaint.ticket(), Map.of("round", complaint.round()));
                flow.begin(complaint, Map.of("replyable", false, "reopened", true));
            } else {
                String outcome = complaint.step().equals("wait-citizen") ? "replied" : "comeback";
                flow.signal(complaint, Signal.CALLED_BACK, Map.of("citizenOutcome", outcome, "decision", "coordinate"));
            }
        }
        complaints.changed(complaint, "message");
        return complaint;
    }

    /** What the reporter of a restricted case says is restricted also where that case was joined to an open one. */
    private void keepHidden(Correlation.Belonging belonging) {
        Complaint complaint = belonging.complaint();
        if (belonging.own().restricted() && !complaint.restricted()) {
            complaint.mark(complaint.emergency(), true);
            ledger.record("case.triaged", Ledger.SYSTEM, complaint.ticket(), Map.of("restricted", true));
        }
    }

    /** A later message may tell of danger as well as the first one, whatever the case was taken for. */
    void alarm(Complaint complaint, String words, Instant now) {
        if (complaint.emergency() || !flow.tellsOfDanger(words)) {
            return;
        }
        complaint.mark(true, complaint.restricted());
        ledger.record("case.triaged", Ledger.SYSTEM, complaint.ticket(), Map.of("emergency", true));
        deadlines.start(complaint, java.util.List.of("LOC-EMG"), now);
        emergencies.raise(complaint, true);
    }

    /**
     * The next answer to this citizen replies to this message; what they write elsewhere, and what somebody else adds from
     * another conversation, leaves that as it is: no answer goes to who only quoted the case.
     */
    private void heardHere(Complaint own, Channels.Line line, InboundEvent.Message event) {
        if (!line.channel().id().equals(own.channelId())) {
            return;
        }
        CaseKey key = own.key(vault);
        Reporter reporter = own.reporter(key);
        Optional<String> conversation = event.thread().conversationId();
        boolean theirs = own.authorKey().equals(correlation.authorKey(line, event.author()))
                || conversation.filter(id -> id.equals(reporter.conversation())).isPresent()
                || line.connector().describe().can(Capability.RECEIVES_FORMS);
        if (!theirs) {
            return;
        }
        own.writeTo(key, reporter.repliedAt(conversation.orElse(null), event.nativeId(), event.attributes()));
        windows.heard(own, line);
    }

    /** What the masks and the triage read: the subject belongs to a mail's words. */
    static String words(Content content) {
        return content.subject().map(subject -> subject + "\n" + content.text()).orElse(content.text());
    }
}
