package id.sigap.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prints how well proposals agree with people, on our own messages and on a file given as {@code sigap.messages}. */
class TriageScoreIT {
    private static final double TOPICS_TO_REACH = 0.85;
    /** Better a false alarm than a miss, but who is called for nothing each day stops coming. */
    private static final double MOST_FALSE_ALARMS = 0.08;

    private final Policies policy = new Policies("TriagePolicy");

    /** Sets 7 and 10 are the hardest: written to be misread. */
    @ParameterizedTest
    @CsvSource({
        "own-messages.csv, 0.95",
        "own-messages-2.csv, 0.95",
        "own-messages-3.csv, 0.95",
        "own-messages-4.csv, 0.94",
        "own-messages-5.csv, 0.94",
        "own-messages-6.csv, 0.94",
        "own-messages-7.csv, 0.86",
        "own-messages-8.csv, 0.94",
        "own-messages-9.csv, 0.94",
        "own-messages-10.csv, 0.80"
    })
    void agreesWithPeopleOnOurOwnMessages(String name, double topics) throws IOException {
        try (Reader messages =
                new InputStreamReader(TriageScoreIT.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            check(name, messages, topics);
        }
    }

    @Test
    void agreesWithPeopleOnAGivenFile() throws IOException {
        String file = System.getProperty("sigap.messages", "");
        assumeTrue(!file.isEmpty(), "Skipped: no file of messages given by -Dsigap.messages=<csv>");
        try (Reader messages = Files.newBufferedReader(Path.of(file))) {
            check(file, messages, TOPICS_TO_REACH);
        }
    }

    private void check(String name, Reader messages, double topics) throws IOException {
        TriageScore score = TriageScore.of(messages, Triage.ofPack("/id/sigap/data/contoh"), policy);
        System.out.println(score.report(name));
        assertThat(score.recallsEveryEmergency())
                .as("every emergency is recalled")
                .isTrue();
        assertThat(score.topicShare()).isGreaterThanOrEqualTo(topics);
        assertThat(score.falseAlarmShare()).isLessThanOrEqualTo(MOST_FALSE_ALARMS);
    }
}
