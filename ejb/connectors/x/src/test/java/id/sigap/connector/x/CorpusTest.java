package id.sigap.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import id.sigap.connector.tck.TestChannel;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads X's own examples, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code x} in it; skips where it does not.
 */
class CorpusTest {
    private static final String ABSENT = "The system property sigap.payloads names no folder of payloads";
    private static final Pattern COUNTED =
            Pattern.compile("^ +text: \"(.*)\"\\R +expected:\\R +weightedLength: ([0-9]+)", Pattern.MULTILINE);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:U([0-9a-fA-F]{8})|u([0-9a-fA-F]{4})|(.))");

    private static Optional<Path> corpus() {
        return Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "x"))
                .filter(Files::isDirectory);
    }

    static List<Path> files() throws IOException {
        if (corpus().isEmpty()) {
            return List.of(Path.of("(no corpus)"));
        }
        try (Stream<Path> files = Files.walk(corpus().get())) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<InboundEvent> split(Bytes body, Optional<String> source) {
        RawDelivery delivery = new RawDelivery(
                "corpus",
                "application/json",
                source.map(s -> Map.of("source", s)).orElse(Map.of()),
                body,
                TestChannel.NOW,
                "");
        List<InboundEvent> events = new ActivitySplitter(Office.ACCOUNT).split(delivery);
        assertThat(new ActivitySplitter(Office.ACCOUNT).split(delivery)).isEqualTo(events);
        return events;
    }

    /** The answers that a file holds. */
    private static List<JsonObject> answers(Path file) {
        return Json.read(Bytes.of(bytes(file)))
                .filter(JsonArray.class::isInstance)
                .map(a -> ((JsonArray) a)
                        .stream()
                                .filter(JsonObject.class::isInstance)
                                .map(o -> Json.object(o, "response"))
                                .flatMap(Optional::stream)
                                .toList())
                .orElse(List.of());
    }

    private static Optional<String> source(Path file) {
        String name = file.getFileName().toString();
        if (name.contains("dm_events")) {
            return Optional.of(ActivitySplitter.DIRECT_MESSAGES);
        }
        return name.equals("users_id_mentions.json")
                        || name.startsWith("tweets_search_recent")
                        || name.equals("tweets.json")
                ? Optional.of(ActivitySplitter.MENTIONS)
                : Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void losesNoEventOfAnyFile(Path file) {
        assumeTrue(corpus().isPresent(), ABSENT);
        Optional<String> source = source(file);
        assertThat(split(Bytes.of(bytes(file)), source)).isNotNull();

        for (JsonObject answer : answers(file)) {
            List<InboundEvent> events = split(Bytes.utf8(answer.toString()), source);
            if (source.isPresent()) {
                long ids = Json.objects(answer, "data")
                        .map(o -> Json.text(o, "id").orElse(""))
                        .distinct()
                        .count();
                assertThat(events).as("%s", file.getFileName()).hasSize((int) ids);
                assertThat(events)
                        .allMatch(e -> e.kind() == InboundEvent.Kind.MESSAGE || e.kind() == InboundEvent.Kind.EDIT);
            } else {
                assertThat(events)
                        .as("no event that Sigap knows")
                        .isNotEmpty()
                        .allMatch(e -> e.kind() == InboundEvent.Kind.UNREADABLE);
            }
        }
    }

    @Test
    void countsEveryTextAsXsOwnExamplesDo() {
        assumeTrue(corpus().isPresent(), ABSENT);
        String yaml = Bytes.of(bytes(corpus().orElseThrow().resolve("twitter-text/validate.yml")))
                .utf8();
        Matcher cases = COUNTED.matcher(yaml.substring(yaml.indexOf("WeightedTweetsWithDiscountedEmojiCounterTest:")));
        List<String> wrong = new ArrayList<>();
        int count = 0;
        while (cases.find()) {
            count++;
            String text = unescaped(cases.group(1));
            if (text.length() > 5_000) {
                continue;
            }
            int length = WeightedLength.of(text);
            if (length != Integer.parseInt(cases.group(2))) {
                wrong.add(length + " instead of " + cases.group(2) + ": " + text);
            }
        }
        assertThat(count).isGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(3) == null ? point(m) : one(m.group(3))));
    }

    private static String point(MatchResult escape) {
        String digits = escape.group(1) == null ? escape.group(2) : escape.group(1);
        return Character.toString(Integer.parseInt(digits, 16));
    }

    private static String one(String letter) {
        return letter.equals("n") ? "\n" : letter;
    }
}
