package id.sigap.web.cases;

import id.sigap.foundation.CaseKey;
import id.sigap.web.People;
import id.sigap.web.TrackingCodes;
import id.sigap.web.cases.Shapes.ApprovalShape;
import id.sigap.web.cases.Shapes.CheckShape;
import id.sigap.web.cases.Shapes.CopyShape;
import id.sigap.web.cases.Shapes.Mend;
import id.sigap.web.cases.Shapes.PartShape;
import id.sigap.web.cases.Shapes.Risk;
import id.sigap.web.cases.Shapes.WordingShape;
import id.sigap.wording.Approval;
import id.sigap.wording.Letter;
import id.sigap.wording.TextChecks;
import id.sigap.wording.Wording;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.LongPredicate;

/** Wordings with their parts, checks and approvals. */
@RequestScoped
public class WordingView {
    @Inject
    People people;

    /** @param maySee whether the viewer may see a merged case, by its id: of a hidden one only the number of copies shows */
    public List<WordingShape> of(CaseKey key, List<Wording> versions, List<Approval> approvals, LongPredicate maySee) {
        return versions.stream()
                .map(wording -> shape(key, wording, approvals, maySee))
                .toList();
    }

    private WordingShape shape(CaseKey key, Wording wording, List<Approval> approvals, LongPredicate maySee) {
        Wording.Content content = wording.content(key);
        return new WordingShape(
                wording.version(),
                wording.round(),
                wording.kind(),
                wording.target(),
                wording.state(),
                people.of(wording.author()),
                content.text(),
                parts(content.letter()),
                content.copies().stream()
                        .map(copy -> maySee.test(copy.complaintId())
                                ? new CopyShape(copy.ticket(), parts(copy.letter()))
                                : new CopyShape(null, List.of()))
                        .toList(),
                wording.sha256(),
                TextChecks.read(wording.checks()).stream()
                        .map(WordingView::check)
                        .toList(),
                wording.createdAt(),
                new Risk(wording.riskLevel(), wording.riskReason()),
                approvals.stream()
                        .filter(approval -> approval.wordingId() == wording.id())
                        .map(approval -> new ApprovalShape(
                                people.of(approval.person()),
                                approval.at(),
                                approval.act(),
                                approval.note(key).or(approval::reason).orElse(null)))
                        .toList());
    }

    /** The parts of a letter in their order. */
    public static List<PartShape> parts(Letter letter) {
        return letter.parts().stream().map(WordingView::part).toList();
    }

    /** A file is shown by its name; its id and hash are what the approval binds. */
    private static PartShape part(Letter.Piece piece) {
        boolean file = piece.role().equals("attachment");
        String[] words = piece.text().split(" ", 4);
        return new PartShape(
                kind(piece.role()), file ? words[3] : TrackingCodes.hidden(piece.text()), file ? words[0] : null);
    }

    private static String kind(String role) {
        return switch (role) {
            case "body" -> "text";
            case "ticket-mark" -> "ticket";
            default -> role;
        };
    }

    private static CheckShape check(TextChecks.Finding finding) {
        Mend mend = finding.mendLabel() == null ? null : new Mend(finding.mendLabel(), finding.mendText());
        return new CheckShape(finding.rule(), finding.severity(), finding.message(), mend);
    }
}
