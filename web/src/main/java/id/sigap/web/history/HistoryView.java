package id.sigap.web.history;

import id.sigap.complaint.CaseFlow.Passage;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Outcome;
import id.sigap.connector.Channels;
import id.sigap.deadline.Clocks;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Vault;
import id.sigap.history.CaseHistory;
import id.sigap.history.HistorySearch;
import id.sigap.history.Purposes;
import id.sigap.identity.Directory;
import id.sigap.ledger.LedgerEntry;
import id.sigap.process.release.Release;
import id.sigap.process.release.Releases;
import id.sigap.web.Labels;
import id.sigap.web.Labels.Label;
import id.sigap.web.People;
import id.sigap.web.Session;
import id.sigap.web.cases.Acts;
import id.sigap.web.cases.Names;
import id.sigap.web.cases.WordingView;
import id.sigap.wording.Approval;
import id.sigap.wording.Wording;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The history in the shapes of the contract. To be called inside a unit of work. */
@RequestScoped
public class HistoryView {
    @Inject
    Channels channels;

    @Inject
    Clocks clocks;

    @Inject
    Releases releases;

    @Inject
    Directory directory;

    @Inject
    Names names;

    @Inject
    People people;

    @Inject
    WordingView wordings;

    @Inject
    Complaints complaints;

    @Inject
    Purposes purposes;

    @Inject
    Session session;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    HistoryShapes.Page page(HistorySearch.Page page) {
        return new HistoryShapes.Page(
                page.items().stream()
                        .map(found -> row(found.complaint(), found.act(), found.clocks()))
                        .toList(),
                page.next().orElse(null),
                page.lookedBack().orElse(null),
                page.people().stream().map(people::of).toList());
    }

    private HistoryShapes.Row row(Complaint complaint, Optional<LedgerEntry> act, List<HistorySearch.Clock> clocks) {
        return new HistoryShapes.Row(
                complaint.ticket(),
                names.channel(complaint.channelId()),
                complaint.restricted() ? null : complaint.excerpt(),
                complaint.state().code(),
                complaint.state().label(),
                Labels.category(complaint.category()),
                names.topic(complaint.topic()),
                names.agency(complaint.agency()),
                complaint.emergency(),
                complaint.restricted(),
                complaint.receivedAt(),
                complaint.closedAt().orElse(null),
                complaint.outcome().map(HistoryView::label).orElse(null),
                complaint.release().orElse(null),
                clocks.stream().map(this::clock).toList(),
                act.map(entry -> new HistoryShapes.Act(
                                entry.id(), entry.at(), entry.act(), Acts.label(entry.act()), people.of(entry.actor())))
                        .orElse(null));
    }

    private static Label label(Outcome outcome) {
        return new Label(outcome.code(), outcome.label());
    }

    private HistoryShapes.Clock clock(HistorySearch.Clock one) {
        boolean late = one.state().equals("running") && one.dueAt().isBefore(clock.now());
        String state = late ? "missed" : one.state().equals("met") ? "kept" : one.state();
        return new HistoryShapes.Clock(one.rule(), names.rule(one.rule()), state, one.dueAt());
    }

    HistoryShapes.Choices choices() {
        return new HistoryShapes.Choices(
                Acts.all().entrySet().stream()
                        .map(act -> new Label(act.getKey(), act.getValue()))
                        .sorted(Comparator.comparing(Label::label))
                        .toList(),
                channels.all().stream()
                        .map(channel -> new Label(channel.id(), channel.label()))
                        .toList(),
                clocks.all().stream()
                        .map(rule -> new Label(rule.id(), rule.label()))
                        .toList(),
                Arrays.stream(Outcome.values()).map(HistoryView::label).toList(),
                releases.all().stream().map(Release::number).toList(),
                directory.everybody().stream()
                        .map(member -> people.of(member.person().username()))
                        .toList());
    }

    HistoryShapes.Case of(CaseHistory history) {
        Complaint complaint = history.complaint();
        List<Wording> versions =
                history.versions().stream().map(CaseHistory.Version::wording).toList();
        List<Approval> approvals = history.versions().stream()
                .flatMap(version -> version.said().stream())
                .map(CaseHistory.Said::approval)
                .toList();
        return new HistoryShapes.Case(
                row(
                        complaint,
                        Optional.empty(),
                        history.deadlines().stream()
                                .map(one -> new HistorySearch.Clock(one.rule(), one.state(), one.dueAt()))
                                .toList()),
                history.passages().stream().map(this::step).toList(),
                history.entries().stream().map(this::line).toList(),
                history.cut(),
                history.readings().stream()
                        .map(reading -> new HistoryShapes.Reading(
                                reading.at(),
                                people.of(reading.person()),
                                reading.purpose().orElse(null)))
                        .toList(),
                wordings.of(complaint.key(vault), versions, approvals, this::maySeeCopy),
                history.sendings().stream().map(this::sending).toList());
    }

    /** A copy to the citizen of another, restricted case shows only to whoever gave a purpose for that case. */
    private boolean maySeeCopy(long complaintId) {
        return complaints
                .find(complaintId)
                .filter(other -> !other.restricted()
                        || purposes.good(session.username(), other).isPresent())
                .isPresent();
    }

    private HistoryShapes.Step step(Passage passage) {
        Instant end = passage.until().orElseGet(clock::now);
        return new HistoryShapes.Step(
                passage.release(),
                passage.process(),
                passage.element(),
                passage.name(),
                passage.type(),
                passage.from(),
                passage.until().orElse(null),
                Math.max(0, Duration.between(passage.from(), end).toSeconds()),
                passage.left());
    }

    private HistoryShapes.Line line(LedgerEntry entry) {
        return new HistoryShapes.Line(
                entry.id(), entry.at(), entry.act(), Acts.label(entry.act()), people.of(entry.actor()), entry.data());
    }

    private HistoryShapes.Sending sending(CaseHistory.Sending one) {
        return new HistoryShapes.Sending(
                one.id(),
                one.kind(),
                names.channel(one.channel()),
                one.state(),
                one.round(),
                one.version().orElse(null),
                one.template().orElse(null),
                WordingView.parts(one.letter()),
                one.sha256(),
                one.keyed(),
                one.bound(),
                one.nativeId().orElse(null),
                one.createdAt(),
                one.traces().stream()
                        .map(trace -> new HistoryShapes.Trace(
                                trace.entry(),
                                trace.at(),
                                trace.act(),
                                Acts.label(trace.act()),
                                people.of(trace.actor())))
                        .toList());
    }
}
