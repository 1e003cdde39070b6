package id.sigap.web.reports;

import id.sigap.deadline.Clocks;
import id.sigap.foundation.Refusal;
import id.sigap.web.Labels;
import id.sigap.web.Labels.Label;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.cases.Names;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The office's words for the rows of a report, and who reads reports. */
@RequestScoped
class ReportWords {
    @Inject
    Names names;

    @Inject
    Clocks clocks;

    /** Whoever may see every case may count them. */
    void requireReader(Session session) {
        if (!session.is(Roles.AUDITOR) && !session.is(Roles.APPROVER) && !session.officeHead()) {
            throw Refusal.notAllowed("Laporan hanya untuk auditor, pemberi persetujuan, dan pimpinan.");
        }
    }

    Label row(String section, String code) {
        return switch (section) {
            case "clocks" ->
                new Label(code, clocks.knows(code) ? clocks.rule(code).label() : code);
            case "forwarded" -> names.agency(code);
            case "reopened" -> new Label(code, code.equals("citizen") ? "Oleh pelapor" : "Oleh kantor");
            default -> code.equals("-") ? new Label(code, "Belum diklasifikasi") : category(code);
        };
    }

    Optional<String> source(String section, String code) {
        return section.equals("clocks") && clocks.knows(code)
                ? Optional.of(clocks.rule(code).source())
                : Optional.empty();
    }

    Label category(String code) {
        return Labels.category(code);
    }

    Label agency(String code) {
        return names.agency(code);
    }
}
