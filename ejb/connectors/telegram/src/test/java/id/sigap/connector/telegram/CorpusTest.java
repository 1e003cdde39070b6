package id.sigap.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import id.sigap.connector.tck.TestChannel;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads real payloads, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code telegram} in it; skips where it does not.
 */
class CorpusTest {
    private static final Bot BOT = new Bot(Optional.of("110201543"), Optional.of("pengaduan_bot"));

    private static List<Path> files() throws IOException {
        Optional<Path> corpus = Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "telegram"))
                .filter(Files::isDirectory);
        assumeTrue(corpus.isPresent(), "The system property sigap.payloads names no folder of payloads");
        try (Stream<Path> files = Files.walk(corpus.get())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A file holds an update, a list of updates, a message, or an answer that carries none. */
    private static Stream<JsonObject> updates(Path file) throws IOException {
        JsonObject json = Json.object(Bytes.of(Files.readAllBytes(file))).orElseThrow();
        if (json.containsKey("update_id")) {
            return Stream.of(json);
        }
        if (json.containsKey("message_id")) {
            return Stream.of(Json.provider()
                    .createObjectBuilder()
                    .add("update_id", 1)
                    .add("message", json)
                    .build());
        }
        return Json.objects(json, "result").filter(item -> item.containsKey("update_id"));
    }

    private static String outcome(JsonObject update) {
        RawDelivery delivery =
                new RawDelivery("k", "application/json", Map.of(), Bytes.utf8(update.toString()), TestChannel.NOW, "");
        Reading reading = Updates.read(BOT, delivery);
        assertThat(Updates.read(BOT, delivery)).isEqualTo(reading);
        return reading.events().isEmpty()
                ? "ignored " + reading.reason()
                : reading.events().get(0).kind().name();
    }

    @Test
    void countsAndTypesEveryUpdate() throws IOException {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Path file : files()) {
            List<JsonObject> updates = updates(file).toList();
            if (updates.isEmpty()) {
                outcomes.merge("answer without an update", 1, Integer::sum);
            }
            for (JsonObject update : updates) {
                outcomes.merge(outcome(update), 1, Integer::sum);
            }
        }

        assertThat(outcomes)
                .isEqualTo(Map.ofEntries(
                        Map.entry("MESSAGE", 18),
                        Map.entry("answer without an update", 6),
                        // a story, an invoice and a list of winners
                        Map.entry("UNREADABLE", 3),
                        Map.entry("ignored service", 17),
                        Map.entry("ignored group-talk", 3),
                        Map.entry("ignored start", 1),
                        Map.entry("ignored callback_query", 1),
                        Map.entry("ignored chat_member", 1),
                        Map.entry("ignored deleted_business_messages", 1),
                        Map.entry("ignored edited_business_message", 1),
                        Map.entry("ignored message_reaction", 1),
                        Map.entry("ignored poll", 1),
                        Map.entry("ignored removed_chat_boost", 1)));
    }
}
