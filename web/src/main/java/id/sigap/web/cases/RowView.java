package id.sigap.web.cases;

import id.sigap.complaint.Access;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Reporter;
import id.sigap.deadline.Deadline;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Vault;
import id.sigap.web.Labels;
import id.sigap.web.People;
import id.sigap.web.Session;
import id.sigap.web.cases.Shapes.Row;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** A complaint as a row of a list. */
@RequestScoped
public class RowView {
    @Inject
    Session session;

    @Inject
    Names names;

    @Inject
    People people;

    @Inject
    Deadlines deadlines;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    /** As a list shows them: of a case that its reader would have to give a purpose for, nothing that the citizen wrote. */
    public List<Row> listed(List<Complaint> complaints) {
        Map<Long, Deadline> next =
                deadlines.next(complaints.stream().map(Complaint::id).toList());
        return complaints.stream()
                .map(complaint -> {
                    Deadline due = next.get(complaint.id());
                    return Access.needsPurpose(session.viewer(), complaint)
                            ? row(complaint, due, "Pelapor", "")
                            : row(complaint, due);
                })
                .toList();
    }

    /** @param next the clock that is due next; null where none runs */
    public Row row(Complaint complaint, Deadline next) {
        return row(complaint, next, author(complaint), complaint.excerpt());
    }

    private Row row(Complaint complaint, Deadline next, String author, String excerpt) {
        return new Row(
                complaint.ticket(),
                complaint.version(),
                names.channel(complaint.channelId()),
                author,
                excerpt,
                complaint.state().code(),
                complaint.state().label(),
                Labels.category(complaint.category()),
                names.topic(complaint.topic()),
                names.agency(complaint.agency()),
                Labels.urgency(complaint.urgency()),
                complaint.emergency(),
                complaint.restricted(),
                complaint.holderAt(clock.now()).map(people::of).orElse(null),
                complaint.parked(),
                complaint.receivedAt(),
                complaint.lastMessageAt(),
                next == null ? null : names.deadline(next));
    }

    private String author(Complaint complaint) {
        if (complaint.anonymous()) {
            return "Pelapor anonim";
        }
        Reporter reporter = complaint.reporter(complaint.key(vault));
        if (reporter.name() != null) {
            return reporter.name();
        }
        return reporter.handle() != null ? reporter.handle() : "Pelapor";
    }
}
