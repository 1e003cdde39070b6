package id.sigap.web.cases;

import id.sigap.complaint.Access;
import id.sigap.complaint.Attachments;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.OpenStep;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.complaint.Outcome;
import id.sigap.complaint.Reporter;
import id.sigap.complaint.Viewer;
import id.sigap.coordination.Presence;
import id.sigap.deadline.Deadline;
import id.sigap.deadline.Deadlines;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.masking.PersonalDataMasker;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import id.sigap.web.Labels.Label;
import id.sigap.web.People;
import id.sigap.web.Session;
import id.sigap.web.cases.Shapes.Case;
import id.sigap.web.cases.Shapes.Citizen;
import id.sigap.web.cases.Shapes.ForwardingShape;
import id.sigap.web.cases.Shapes.HandOver;
import id.sigap.web.cases.Shapes.Lease;
import id.sigap.web.cases.Shapes.Present;
import id.sigap.web.cases.Shapes.Row;
import id.sigap.web.cases.Shapes.StepShape;
import id.sigap.wording.Approval;
import id.sigap.wording.Wording;
import id.sigap.wording.WordingStore;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything about one case, as one caller may see it. */
@RequestScoped
public class CaseView {
    @Inject
    Session session;

    @Inject
    RowView rows;

    @Inject
    Names names;

    @Inject
    People people;

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    WordingStore wordings;

    @Inject
    Outbox outbox;

    @Inject
    Forwardings forwardings;

    @Inject
    Carriages carriages;

    @Inject
    Deadlines deadlines;

    @Inject
    CaseFlow flow;

    @Inject
    Presence presence;

    @Inject
    ConversationView conversation;

    @Inject
    WordingView wordingView;

    @Inject
    CaseContext context;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    private final PersonalDataMasker masker = new PersonalDataMasker();

    /** To be called inside a unit of work. */
    public Case of(Complaint complaint) {
        Viewer viewer = session.viewer();
        Instant now = clock.now();
        CaseKey key = complaint.key(vault);
        Reporter reporter = complaint.reporter(key);
        List<Deadline> clocks = deadlines.of(complaint.id());
        Row row = rows.row(complaint, Deadlines.nearest(clocks).orElse(null));
        List<OpenStep> open = complaint.closedAt().isPresent() ? List.of() : flow.open(complaint);
        List<Wording> versions = wordings.of(complaint.id());
        List<Approval> approvals = wordings.approvals(complaint.id());
        List<OutboxRow> sent = outbox.of(complaint.id());
        List<Message> messages = complaints.messages(complaint.id());
        List<Attachments.Info> files = attachments.of(complaint.id());
        List<OutboxRow> waiting = sent.stream().filter(one -> one.is("person")).toList();
        return new Case(
                row.ticket(),
                row.version(),
                row.channel(),
                row.author(),
                row.excerpt(),
                row.state(),
                row.stateLabel(),
                row.category(),
                row.topic(),
                row.agency(),
                row.urgency(),
                row.emergency(),
                row.restricted(),
                row.holder(),
                row.parked(),
                row.receivedAt(),
                row.lastMessageAt(),
                row.deadline(),
                step(complaint, open),
                citizen(complaint, reporter),
                row.holder() == null
                        ? null
                        : new Lease(
                                complaint.claimNumber(), complaint.leaseUntil().orElse(null)),
                complaint.round(),
                complaint.outcome().map(CaseView::label).orElse(null),
                context.proposal(complaint, key),
                conversation.of(complaint, key, messages, files, byId(sent)),
                files.stream()
                        .filter(file -> file.messageId() == null)
                        .map(file -> ConversationView.attachment(complaint, key, file))
                        .toList(),
                wordingView.of(
                        key,
                        versions,
                        approvals,
                        id -> complaints
                                .find(id)
                                .filter(other -> Access.maySee(viewer, other) && !Access.needsPurpose(viewer, other))
                                .isPresent()),
                forwardings.of(complaint.id()).stream()
                        .map(one -> forwarding(one, complaint, key))
                        .toList(),
                clocks.stream().map(names::deadline).toList(),
                context.similar(complaint, viewer),
                context.merged(complaint, viewer),
                complaint
                        .mergedInto()
                        .flatMap(complaints::find)
                        .filter(target -> Access.maySee(viewer, target))
                        .map(Complaint::ticket)
                        .orElse(null),
                context.constraints(complaint),
                presence.on(complaint.ticket(), viewer.username()).stream()
                        .map(one -> new Present(people.of(one.username()), one.doing()))
                        .toList(),
                context.diagram(complaint),
                context.timeline(complaint),
                waiting.stream().map(one -> handOver(one, key)).toList(),
                Actions.of(
                        viewer,
                        session.candidateGroups(),
                        complaint,
                        open,
                        versions,
                        approvals,
                        !waiting.isEmpty(),
                        now));
    }

    private static HandOver handOver(OutboxRow row, CaseKey key) {
        OutboxRow.Content content = row.content(key);
        return new HandOver(
                row.id(),
                content.letter().words(),
                content.instruction(),
                row.kind().equals("agency"));
    }

    private static Map<java.util.UUID, OutboxRow> byId(List<OutboxRow> rows) {
        return rows.stream().collect(Collectors.toMap(OutboxRow::id, Function.identity()));
    }

    private static Label label(Outcome outcome) {
        return new Label(outcome.code(), outcome.label());
    }

    private static StepShape step(Complaint complaint, List<OpenStep> open) {
        if (open.isEmpty()) {
            return new StepShape("wait", complaint.state().label(), null, null, null, List.of());
        }
        OpenStep step = open.get(0);
        List<Label> outcomes = step.outcomes().isEmpty()
                ? null
                : step.outcomes().stream()
                        .map(text -> text.split("=", 2))
                        .map(pair -> new Label(pair[0].strip(), pair[pair.length - 1].strip()))
                        .toList();
        return new StepShape(step.formKey(), step.name(), step.taskId(), step.instruction(), outcomes, step.groups());
    }

    private Citizen citizen(Complaint complaint, Reporter reporter) {
        String contact = reporter.contact() == null
                ? null
                : masker.mask(reporter.contact()).text();
        boolean hidden = complaint.anonymous();
        return new Citizen(
                hidden ? "Pelapor anonim" : reporter.name() == null ? "Pelapor" : reporter.name(),
                hidden ? null : reporter.handle(),
                hidden ? null : contact,
                complaint.anonymous(),
                complaint.secret(),
                reporter.location());
    }

    /** A forwarding as the desk sees it. */
    public ForwardingShape forwarding(Forwarding forwarding, Complaint complaint, CaseKey key) {
        return new ForwardingShape(
                String.valueOf(forwarding.id()),
                complaint.ticket(),
                names.agency(forwarding.agency()),
                forwarding.reachedBy(),
                forwarding.state(),
                forwarding.note(key),
                forwarding.sentAt(),
                people.of(forwarding.sentBy()),
                forwarding.dueAt(),
                forwarding.answer(key).orElse(null),
                forwarding.answeredAt().orElse(null),
                forwarding.answeredBy().orElse(null),
                complaint.excerpt(),
                carriages.of(forwarding, complaint));
    }
}
