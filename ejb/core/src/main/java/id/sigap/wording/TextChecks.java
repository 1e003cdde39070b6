package id.sigap.wording;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.complaint.Complaint;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.Person;
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
import java.util.List;
import java.util.Optional;

/** What the guide says of a text: sentences for its author; errors among them keep it from being submitted. */
@ApplicationScoped
public class TextChecks {
    /** The rule that finds personal data in an answer. */
    public static final String PERSONAL_DATA = GuideChecks.PERSONAL_DATA;

    @Inject
    DataPack data;

    @Inject
    Agencies agencies;

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
        Optional<AnswerText.Limit> limit = limit(line, letter);
        List<AnswerText.Door> doors =
                agencies.all().stream().map(TextChecks::door).toList();
        AnswerText answer = new AnswerText(text, letter.target().equals("public"), Optional.empty(), doors, limit);
        return guide.check(answer).stream().map(Finding::of).toList();
    }

    /** The length counts everything but the subject, as the connector will send it. */
    private static Optional<AnswerText.Limit> limit(Channels.Line line, Letter letter) {
        Constraints constraints = line.connector().constraints(line.context(), Conversation.with(Person.of("length")));
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
