package id.sigap.wording;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.foundation.Offices;
import id.sigap.wording.Letter.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Puts together the complete list of parts around an author's text, before anybody approves it. */
@ApplicationScoped
public class Composer {
    /** In code points. */
    private static final int LONGEST_SUBJECT = 150;

    @Inject
    Offices offices;

    /** @param kind of the wording: it names the subject of a mail */
    public Letter compose(
            Complaint complaint, Reporter reporter, Channels.Line line, String kind, String target, String text) {
        List<Piece> parts = new ArrayList<>();
        boolean subject = line.connector().describe().can(Capability.CARRIES_SUBJECT);
        if (subject) {
            parts.add(new Piece("subject", subject(complaint, reporter, kind)));
        }
        parts.add(new Piece("body", text.strip()));
        if (target.equals("private")) {
            parts.add(new Piece("footer", offices.name() + (subject ? "\nNomor laporan " + complaint.ticket() : "")));
        }
        return Letter.of(line.channel().id(), target, parts);
    }

    private static String subject(Complaint complaint, Reporter reporter, String kind) {
        String mark = " [#" + complaint.ticket() + "]";
        if (reporter.subject() != null && !reporter.subject().isBlank()) {
            String known = reporter.subject()
                    .replaceAll("\\s*\\[#SGP-\\d{4}-\\d{6,}]", "")
                    .replaceAll("[\\p{Cntrl}]+", " ")
                    .strip();
            String reply = known.regionMatches(true, 0, "re:", 0, 3) ? known : "Re: " + known;
            return cut(reply) + mark;
        }
        return switch (kind) {
                    case "question" -> "Pertanyaan tentang laporan Anda";
                    case "correction" -> "Ralat jawaban atas laporan Anda";
                    default -> "Jawaban atas laporan Anda";
                }
                + mark;
    }

    private static String cut(String subject) {
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT));
    }
}
