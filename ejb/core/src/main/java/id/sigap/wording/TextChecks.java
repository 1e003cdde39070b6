package id.sigap.wording;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.DataPack;
import id.sigap.foundation.Json;
import id.sigap.masking.PersonalDataMasker;
import id.sigap.wording.check.AnswerText;
import id.sigap.wording.check.Check;
import id.sigap.wording.check.Guide;
import id.sigap.wording.check.GuideChecks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the guide says of a text: sentences for its author; errors among them keep it from being submitted. */
@ApplicationScoped
public class TextChecks {
    /** The rule that finds personal data in an answer. */
    public static final String PERSONAL_DATA = GuideChecks.PERSONAL_DATA;

    private static final List<String> SEVERITIES = List.of("error", "warning", "hint");

    @Inject
    DataPack data;

    @Inject
    Agencies agencies;

    @Inject
    ConversationRules rules;

    @Inject
    DraftRemarks remarks;

    @Inject
    Attachments attachments;

    private GuideChecks guide;

    /**
     * @param severity {@code error, warning} or {@code hint}
     * @param mendLabel null where there is no one-tap mend
     */
    public record Finding(String rule, String severity, String message, String mendLabel, String mendText) {
        static Finding of(Check check) {
            return new Finding(
                    check.rule(),
                    check.severity().code(),
                    check.message(),
                    check.mend().map(Check.Mend::label).orElse(null),
                    check.mend().map(Check.Mend::text).orElse(null));
        }
    }

    @PostConstruct
    void load() {
        try (Reader csv = data.open("guide.csv")) {
            guide = new GuideChecks(Guide.read(csv), new PersonalDataMasker());
        } catch (IOException e) {
            throw new UncheckedIOException("The guide cannot be read.", e);
        }
    }

    /** Holds the words that the citizen will read against the guide; the mends change the author's text. */
    public List<Finding> check(Complaint complaint, Channels.Line line, Letter letter, String text) {
        Visibility target = letter.target().equals("public") ? Visibility.PUBLIC : Visibility.PRIVATE;
        Constraints constraints = rules.of(complaint, line, target);
        Optional<AnswerText.Limit> limit = limit(line, constraints, letter);
        List<AnswerText.Door> doors =
                agencies.all().stream().map(TextChecks::door).toList();
        AnswerText answer = new AnswerText(text, letter.target().equals("public"), Optional.empty(), doors, limit);
        return Stream.of(
                        platform(complaint, line, target, constraints).stream(),
                        remarks.of(complaint, line, letter).stream().map(TextChecks::remark),
                        files(complaint, constraints, letter).stream(),
                        guide.check(answer).stream().map(Finding::of))
                .flatMap(findings -> findings)
                .sorted(Comparator.comparing(finding -> SEVERITIES.indexOf(finding.severity())))
                .toList();
    }

    /**
     * What the platform's rules say of an answer here. One that cannot be sent at all is an error where the same channel has
     * another way; where there is none, a person has to find one, and the text is needed for that.
     */
    private List<Finding> platform(
            Complaint complaint, Channels.Line line, Visibility target, Constraints constraints) {
        boolean otherWay = !constraints.sendable() && otherWay(complaint, line, target);
        return constraints.notices().stream()
                .map(notice -> new Finding(
                        "platform",
                        switch (notice.severity()) {
                            case BLOCKING -> otherWay ? "error" : "warning";
                            case WARNING -> "warning";
                            case INFO -> "hint";
                        },
                        notice.text().id()
                                + (notice.severity() == Constraints.Severity.BLOCKING && otherWay
                                        ? " Jawab secara " + (target == Visibility.PUBLIC ? "pribadi." : "publik.")
                                        : ""),
                        null,
                        null))
                .toList();
    }

    /** What the platform says of the text itself; where that cannot be sent, another text can. */
    private static Finding remark(Constraints.Notice notice) {
        String severity = switch (notice.severity()) {
            case BLOCKING -> "error";
            case WARNING -> "warning";
            case INFO -> "hint";
        };
        return new Finding("platform", severity, notice.text().id(), null, null);
    }

    private Optional<Finding> files(Complaint complaint, Constraints constraints, Letter letter) {
        if (letter.attachments().isEmpty() || constraints.maximumFileBytes().isEmpty()) {
            return Optional.empty();
        }
        long most = constraints.maximumFileBytes().getAsLong();
        long bytes = attachments.of(complaint.id()).stream()
                .filter(file -> letter.attachments().contains(file.id()))
                .mapToLong(Attachments.Info::sizeBytes)
                .sum();
        if (bytes <= most) {
            return Optional.empty();
        }
        String why = most == 0
                ? "Kanal ini tidak dapat membawa lampiran; lepas lampirannya."
                : "Semua lampiran bersama-sama paling besar " + most / 1024 + " kB di kanal ini; lepas sebagian.";
        return Optional.of(new Finding("platform", "error", why, null, null));
    }

    private boolean otherWay(Complaint complaint, Channels.Line line, Visibility target) {
        Visibility other = target == Visibility.PUBLIC ? Visibility.PRIVATE : Visibility.PUBLIC;
        return rules.possible(complaint, line, other)
                && rules.of(complaint, line, other).sendable();
    }

    /** The length counts everything but the subject, as the connector will send it. */
    private static Optional<AnswerText.Limit> limit(Channels.Line line, Constraints constraints, Letter letter) {
        if (constraints.maximumLength().isEmpty()) {
            return Optional.empty();
        }
        String unit = line.connector().describe().lengthUnit() == LengthUnit.UTF8_BYTES ? "bita" : "karakter";
        return Optional.of(new AnswerText.Limit(
                constraints.maximumLength().getAsInt(),
                unit,
                words -> line.connector().measure(letter.words())));
    }

    private static AnswerText.Door door(Agency agency) {
        return new AnswerText.Door(agency.name(), List.of(agency.code(), agency.name()));
    }

    public static List<Finding> read(String json) {
        return List.of(Json.read(json, Finding[].class));
    }
}
