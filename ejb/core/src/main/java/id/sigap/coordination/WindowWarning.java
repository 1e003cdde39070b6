package id.sigap.coordination;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Vault;
import id.sigap.identity.Directory;
import id.sigap.identity.Person;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the office is told about an answering window: that it closes, to whoever holds the case, else the desk, with a lawful
 * other way to the citizen; and that it shut. Joins the caller's unit of work, which has the case locked.
 */
@ApplicationScoped
class WindowWarning {
    private static final String KIND = "window-closing";

    @Inject
    Complaints complaints;

    @Inject
    Channels channels;

    @Inject
    Calls calls;

    @Inject
    Directory directory;

    @Inject
    Incidents incidents;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    void closing(
            Complaint complaint, AnswerWindow window, String channel, WindowQuestion.Answer answer, Instant closes) {
        String fallback = fallback(complaint, answer, closes);
        window.warned(fallback);
        ledger.record(
                "conversation.closing",
                Ledger.SYSTEM,
                complaint.ticket(),
                Map.of("target", word(answer.target()), "closes", closes, "fallback", fallback));
        whom(complaint).forEach(person -> calls.remind(complaint, person));
        String when = closes.isAfter(clock.now())
                ? " segera tertutup. Jawab sebelum itu; sesudahnya: "
                : answer.blocked()
                        ? " tertutup: pelapor memblokir akun kantor, jawaban pribadi tidak akan sampai. Karena itu: "
                        : " sudah tertutup, atau kuotanya habis. Karena itu: ";
        incidents.open(
                KIND,
                complaint,
                String.valueOf(complaint.id()),
                "Jendela jawaban aduan " + complaint.ticket() + " di kanal " + channel + when + Windows.words(fallback)
                        + ".");
        complaints.changed(complaint, "state");
    }

    void shut(Complaint complaint, AnswerWindow window, Visibility target) {
        window.shut();
        ledger.record("conversation.shut", Ledger.SYSTEM, complaint.ticket(), Map.of("target", word(target)));
        complaints.changed(complaint, "state");
    }

    /** Nobody needs to be warned any more. */
    void settled(AnswerWindow window) {
        incidents.settled(KIND, String.valueOf(window.complaintId()));
    }

    private static String word(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? "public" : "private";
    }

    /** Whoever holds it; else the desk. */
    private List<Person> whom(Complaint complaint) {
        List<Person> holder = complaint.holderAt(clock.now()).flatMap(directory::find).stream()
                .toList();
        return holder.isEmpty() ? calls.deskOf(complaint) : holder;
    }

    private String fallback(Complaint complaint, WindowQuestion.Answer answer, Instant closes) {
        if (answer.otherStaysOpen(closes)) {
            return word(answer.other());
        }
        Reporter reporter = complaint.reporter(complaint.key(vault));
        boolean hasMail = reporter.contact() != null && reporter.contact().contains("@");
        return hasMail && channels.mail().isPresent() ? "mail" : "person";
    }
}
