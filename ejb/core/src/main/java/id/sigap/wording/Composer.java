package id.sigap.wording;

import id.sigap.complaint.Attachment;
import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.UnicodeText;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.wording.Letter.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts together the complete list of parts around an author's text, before anybody approves it. */
@ApplicationScoped
public class Composer {
    /** In code points. */
    private static final int LONGEST_SUBJECT = 150;

    @Inject
    Offices offices;

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    Channels channels;

    @Inject
    Vault vault;

    /** What an author wrote: words that every platform can carry. */
    public static String words(String typed) {
        return UnicodeText.storable(typed)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .strip();
    }

    /**
     * Everything that goes out with this text: the letter to the case's citizen, and one to the citizen of every case that
     * was merged into it, each on that citizen's own channel.
     *
     * @param kind of the wording: it names the subject of a mail
     * @param files ids of attachments of this case that go with the answer
     * @throws Refusal where a channel cannot carry files
     */
    public Wording.Content compose(
            Complaint complaint, Channels.Line line, String kind, String target, String text, List<UUID> files) {
        List<Piece> enclosed = enclosed(complaint, files);
        Letter letter = letter(complaint, line, kind, target, text, enclosed);
        List<Wording.Copy> copies = kind.equals("question")
                ? List.of()
                : complaints.mergedInto(complaint.id()).stream()
                        .map(merged -> copy(merged, kind, text, enclosed))
                        .toList();
        return new Wording.Content(text, letter, copies);
    }

    /** The letter to the case's citizen while its text is still being written, without files. */
    Letter letter(Complaint complaint, Channels.Line line, String target, String text) {
        return letter(complaint, line, "answer", target, text, List.of());
    }

    private Wording.Copy copy(Complaint merged, String kind, String text, List<Piece> enclosed) {
        Channels.Line line = channels.line(merged.channelId());
        boolean open = merged.publicThread() || !line.connector().describe().can(Capability.SENDS_PRIVATE);
        return new Wording.Copy(
                merged.id(), merged.ticket(), letter(merged, line, kind, open ? "public" : "private", text, enclosed));
    }

    private Letter letter(
            Complaint complaint, Channels.Line line, String kind, String target, String text, List<Piece> enclosed) {
        if (!enclosed.isEmpty() && !line.connector().describe().can(Capability.CARRIES_ATTACHMENTS)) {
            throw Refusal.invalid(
                    "Kanal " + line.channel().label() + " tidak dapat membawa lampiran; lepas lampirannya.");
        }
        List<Piece> parts = new ArrayList<>();
        boolean subject = line.connector().describe().can(Capability.CARRIES_SUBJECT);
        if (subject) {
            parts.add(new Piece("subject", subject(complaint, complaint.reporter(complaint.key(vault)), kind)));
        }
        parts.add(new Piece("body", text));
        if (target.equals("private")) {
            parts.add(new Piece("footer", offices.name() + (subject ? "\nNomor laporan " + complaint.ticket() : "")));
        }
        parts.addAll(enclosed);
        return Letter.of(line.channel().id(), target, parts);
    }

    private List<Piece> enclosed(Complaint complaint, List<UUID> files) {
        CaseKey key = complaint.key(vault);
        return files.stream()
                .distinct()
                .map(id -> piece(attachments.get(complaint, id), key))
                .toList();
    }

    private static Piece piece(Attachment file, CaseKey key) {
        return new Piece(
                "attachment",
                file.id() + " " + Attachments.sha256(file.content(key)) + " " + file.mediaType() + " "
                        + file.name(key));
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
