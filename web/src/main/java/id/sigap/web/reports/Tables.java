package id.sigap.web.reports;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Outcome;
import id.sigap.complaint.State;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Offices;
import id.sigap.ledger.LedgerEntry;
import id.sigap.report.Compliance;
import id.sigap.web.Labels;
import id.sigap.web.Labels.Label;
import id.sigap.web.cases.Acts;
import id.sigap.web.cases.Names;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of exports. A citizen's name is in none of them, the first words are the masked ones, and of a restricted case only
 * the ticket and its times leave.
 */
@RequestScoped
class Tables {
    static final List<String> CASES = List.of(
            "tiket",
            "diterima",
            "kanal",
            "kategori",
            "topik",
            "instansi",
            "urgensi",
            "darurat",
            "terbatas",
            "keadaan",
            "hasil",
            "pemegang",
            "tenggat",
            "jatuh_tempo",
            "dijawab",
            "ditutup",
            "nilai",
            "awal_pesan");
    static final List<String> LEDGER = List.of("nomor", "waktu", "perbuatan", "arti", "pelaku", "tiket", "data");
    static final List<String> COMPLIANCE =
            List.of("tiket", "terbatas", "mulai", "jatuh_tempo", "selesai", "keadaan", "kategori", "instansi");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

    @Inject
    Names names;

    @Inject
    Offices offices;

    @Inject
    BusinessClock clock;

    List<String> caseRow(Complaint complaint) {
        boolean open = !complaint.restricted();
        List<String> row = new ArrayList<>();
        row.add(complaint.ticket());
        row.add(at(complaint.receivedAt()));
        row.add(open ? names.channel(complaint.channelId()).label() : null);
        row.add(open ? label(Labels.category(complaint.category())) : null);
        row.add(open ? label(names.topic(complaint.topic())) : null);
        row.add(open ? label(names.agency(complaint.agency())) : null);
        row.add(open ? label(Labels.urgency(complaint.urgency())) : null);
        row.add(open ? yes(complaint.emergency()) : null);
        row.add(yes(complaint.restricted()));
        row.add(open ? complaint.state().label() : null);
        row.add(open ? complaint.outcome().map(Outcome::label).orElse(null) : null);
        row.add(open ? complaint.holderAt(clock.now()).orElse(null) : null);
        row.add(open ? complaint.dueRule().orElse(null) : null);
        row.add(complaint.dueAt().map(this::at).orElse(null));
        row.add(complaint.answeredAt().map(this::at).orElse(null));
        row.add(complaint.closedAt().map(this::at).orElse(null));
        row.add(open ? complaint.rating().map(String::valueOf).orElse(null) : null);
        row.add(open ? complaint.excerpt() : null);
        return row;
    }

    List<String> ledgerRow(LedgerEntry entry) {
        List<String> row = new ArrayList<>();
        row.add(String.valueOf(entry.id()));
        row.add(entry.at().toString());
        row.add(entry.act());
        row.add(Acts.label(entry.act()));
        row.add(entry.actor());
        row.add(entry.ticket());
        row.add(entry.data());
        return row;
    }

    List<String> behindRow(Compliance.Behind one) {
        List<String> row = new ArrayList<>();
        row.add(one.ticket());
        row.add(yes(one.restricted()));
        row.add(at(one.at()));
        row.add(one.dueAt().map(this::at).orElse(null));
        row.add(one.endedAt().map(this::at).orElse(null));
        row.add(one.state().map(State::label).orElse(null));
        row.add(one.category().map(code -> label(Labels.category(code))).orElse(null));
        row.add(one.agency().map(code -> label(names.agency(code))).orElse(null));
        return row;
    }

    private String at(Instant instant) {
        return MOMENT.format(instant.atZone(offices.zone()));
    }

    private static String label(Label label) {
        return label == null ? null : label.label();
    }

    private static String yes(boolean is) {
        return is ? "ya" : "tidak";
    }
}
