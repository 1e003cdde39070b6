package id.sigap.web.cases;

import id.sigap.complaint.Access;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseMarks;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.TriageNote;
import id.sigap.complaint.Viewer;
import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.Visibility;
import id.sigap.coordination.Windows;
import id.sigap.foundation.CaseKey;
import id.sigap.ledger.LedgerEntry;
import id.sigap.ledger.LedgerQuery;
import id.sigap.report.SimilarCases;
import id.sigap.web.Labels;
import id.sigap.web.cases.Shapes.Candidate;
import id.sigap.web.cases.Shapes.ClosingShape;
import id.sigap.web.cases.Shapes.ConstraintsShape;
import id.sigap.web.cases.Shapes.Diagram;
import id.sigap.web.cases.Shapes.Merged;
import id.sigap.web.cases.Shapes.NoticeShape;
import id.sigap.web.cases.Shapes.Proposal;
import id.sigap.web.cases.Shapes.Similar;
import id.sigap.web.cases.Shapes.TargetRules;
import id.sigap.web.cases.Shapes.TimelineEntry;
import id.sigap.wording.ConversationRules;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands around a case: the proposal, similar cases, the channel's rules, its place in the diagram, its timeline. */
@RequestScoped
public class CaseContext {
    @Inject
    Names names;

    @Inject
    Complaints complaints;

    @Inject
    Channels channels;

    @Inject
    ConversationRules rules;

    @Inject
    Windows windows;

    @Inject
    CaseFlow flow;

    @Inject
    SimilarCases similarCases;

    @Inject
    LedgerQuery ledger;

    /** Null until triage. */
    Proposal proposal(Complaint complaint, CaseKey key) {
        return complaint.proposal(key).map(this::shape).orElse(null);
    }

    private Proposal shape(TriageNote proposal) {
        return new Proposal(
                Labels.category(proposal.category()),
                names.topic(proposal.topic()),
                names.agency(proposal.agency()),
                Labels.urgency(proposal.urgency()),
                proposal.why(),
                proposal.candidates().stream()
                        .map(candidate -> new Candidate(names.topic(candidate.topic()), candidate.score()))
                        .toList());
    }

    List<Similar> similar(Complaint complaint, Viewer viewer) {
        return similarCases.of(complaint, viewer).stream()
                .map(found -> new Similar(
                        found.complaint().ticket(),
                        excerpt(found.complaint(), viewer),
                        found.complaint().state().code(),
                        found.complaint().state().label(),
                        found.complaint().receivedAt(),
                        found.score(),
                        found.reasons().stream().map(CaseMarks.Kind::code).toList()))
                .toList();
    }

    /** A restricted case that was joined to this one stays hidden from whoever may not see it. */
    List<Merged> merged(Complaint complaint, Viewer viewer) {
        return complaints.mergedInto(complaint.id()).stream()
                .filter(other -> Access.maySee(viewer, other))
                .map(other -> new Merged(other.ticket(), excerpt(other, viewer)))
                .toList();
    }

    /** Nothing of a case that the viewer would have to give a purpose for. */
    private static String excerpt(Complaint complaint, Viewer viewer) {
        return Access.needsPurpose(viewer, complaint) ? "" : complaint.excerpt();
    }

    ConstraintsShape constraints(Complaint complaint) {
        Optional<Channel> channel = channels.find(complaint.channelId());
        boolean paused = channel.filter(known -> !known.active()).isPresent();
        return channel.flatMap(channels::line)
                .map(line -> constraints(complaint, line, paused))
                .orElse(new ConstraintsShape("characters", null, null, null, true, paused));
    }

    private ConstraintsShape constraints(Complaint complaint, Channels.Line line, boolean paused) {
        Map<Visibility, Constraints> allowed = rules.of(complaint, line);
        ConnectorDescription connector = line.connector().describe();
        LengthUnit unit = connector.lengthUnit();
        boolean files = connector.can(Capability.CARRIES_ATTACHMENTS);
        return new ConstraintsShape(
                unit == LengthUnit.UTF8_BYTES ? "bytes" : unit == LengthUnit.WEIGHTED ? "weighted" : "characters",
                shape(allowed.get(Visibility.PUBLIC), files),
                shape(allowed.get(Visibility.PRIVATE), files),
                windows.of(complaint.id())
                        .filter(window -> window.fallback().isPresent())
                        .map(window -> new ClosingShape(
                                window.closesAt().orElse(null),
                                window.fallback().get(),
                                Windows.words(window.fallback().get())))
                        .orElse(null),
                false,
                paused);
    }

    /**
     * Null where the case cannot be answered that way.
     *
     * @param files whether the connector carries any
     */
    private static TargetRules shape(Constraints allowed, boolean files) {
        return allowed == null
                ? null
                : new TargetRules(
                        allowed.maximumLength().isPresent()
                                ? allowed.maximumLength().getAsInt()
                                : null,
                        !files
                                ? Long.valueOf(0)
                                : allowed.maximumFileBytes().isPresent()
                                        ? Long.valueOf(
                                                allowed.maximumFileBytes().getAsLong())
                                        : null,
                        allowed.closesAt().orElse(null),
                        allowed.remaining().isPresent() ? allowed.remaining().getAsInt() : null,
                        allowed.sendable(),
                        allowed.notices().stream().map(NoticeShape::of).toList());
    }

    Diagram diagram(Complaint complaint) {
        CaseFlow.Place place = flow.place(complaint);
        return new Diagram(place.release(), place.done(), place.active());
    }

    List<TimelineEntry> timeline(Complaint complaint) {
        return ledger.ofTicket(complaint.ticket()).stream()
                .filter(entry -> !entry.act().equals("case.read"))
                .map(entry -> new TimelineEntry(
                        entry.at(), entry.act(), Acts.label(entry.act()), about(entry), entry.actor()))
                .toList();
    }

    /** Which deadline or agency the act is about; null where its label says all. */
    private String about(LedgerEntry entry) {
        if (!entry.act().startsWith("deadline.") && !entry.act().startsWith("forwarding.")) {
            return null;
        }
        JsonObject data = Json.createReader(new StringReader(entry.data())).readObject();
        if (data.containsKey("rule")) {
            return names.rule(data.getString("rule"));
        }
        return data.containsKey("agency")
                ? names.agency(data.getString("agency")).label()
                : null;
    }
}
