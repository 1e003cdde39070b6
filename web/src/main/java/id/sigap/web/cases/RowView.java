package id.sigap.web.cases;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Reporter;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Vault;
import id.sigap.web.Labels;
import id.sigap.web.People;
import id.sigap.web.cases.Shapes.Row;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** A complaint as a row of a list. */
@RequestScoped
public class RowView {
    @Inject
    Names names;

    @Inject
    People people;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    public Row row(Complaint complaint) {
        return new Row(
                complaint.ticket(),
                complaint.version(),
                names.channel(complaint.channelId()),
                author(complaint),
                complaint.excerpt(),
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
                complaint
                        .dueRule()
                        .map(rule -> names.nearest(rule, complaint.dueAt().orElseThrow()))
                        .orElse(null));
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
