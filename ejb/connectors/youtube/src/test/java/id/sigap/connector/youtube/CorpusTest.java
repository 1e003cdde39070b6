package id.sigap.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import id.sigap.connector.tck.TestChannel;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads real payloads, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code youtube} in it; skips where it does not.
 */
class CorpusTest {

    private static List<Path> files() throws IOException {
        Optional<Path> corpus = Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "youtube"))
                .filter(Files::isDirectory);
        assumeTrue(corpus.isPresent(), "The system property sigap.payloads names no folder of payloads");
        try (Stream<Path> files = Files.walk(corpus.get())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A file holds comments, threads, lists of them, parts of them, or an error. */
    private static Stream<RawDelivery> deliveries(JsonObject json) {
        String kind = Json.text(json, "kind").orElse("");
        if (kind.endsWith("ListResponse")) {
            return Json.objects(json, "items").flatMap(CorpusTest::deliveries);
        }
        if (json.containsKey("comments")) {
            return Json.objects(json, "comments").flatMap(CorpusTest::deliveries);
        }
        Optional<JsonObject> top =
                Json.object(json, "snippet", "topLevelComment").or(() -> Json.object(json, "topLevelComment"));
        if (top.isPresent()) {
            return Stream.concat(top.stream(), Json.objects(json, "replies", "comments"))
                    .map(comment -> delivery(json, comment));
        }
        return kind.equals("youtube#comment") ? Stream.of(delivery(JsonValue.EMPTY_JSON_OBJECT, json)) : Stream.empty();
    }

    private static RawDelivery delivery(JsonObject thread, JsonObject comment) {
        return CommentDelivery.of(thread, comment, TestChannel.NOW).orElseThrow();
    }

    @Test
    void countsAndTypesEveryComment() throws IOException {
        Map<InboundEvent.Kind, Integer> kinds = new TreeMap<>();
        List<String> without = new ArrayList<>();
        int comments = 0;
        for (Path file : files()) {
            JsonObject json = Json.object(Bytes.of(Files.readAllBytes(file))).orElseThrow();
            List<RawDelivery> deliveries = deliveries(json).toList();
            if (deliveries.isEmpty()) {
                without.add(file.getFileName().toString());
            }
            for (RawDelivery delivery : deliveries) {
                List<InboundEvent> events = Comments.read(Optional.of("UCkantor"), delivery);
                assertThat(events).isNotEmpty().isEqualTo(Comments.read(Optional.of("UCkantor"), delivery));
                events.forEach(event -> kinds.merge(event.kind(), 1, Integer::sum));
                comments++;
            }
        }

        assertThat(without)
                .as("a channel, errors, and the words of a comment without its id")
                .containsExactlyInAnyOrder(
                        "apidata_channel_info_single.json",
                        "apidata_error_permission_resp.json",
                        "error_response.json",
                        "error_response_simple.json",
                        "modeldata_comments_comment_snippet.json");
        assertThat(comments).isEqualTo(37);
        assertThat(kinds).isEqualTo(Map.of(InboundEvent.Kind.MESSAGE, 37));
    }

    @Test
    void tellsTheReasonOfEveryError() throws IOException {
        Map<String, Fault> faults = new TreeMap<>();
        for (Path file : files()) {
            JsonObject json = Json.object(Bytes.of(Files.readAllBytes(file))).orElseThrow();
            Json.objects(json, "error", "errors")
                    .flatMap(error -> Json.text(error, "reason").stream())
                    .forEach(reason -> faults.put(
                            reason,
                            Fault.of(
                                    Json.number(json, "error", "code")
                                            .orElse(0L)
                                            .intValue(),
                                    reason)));
        }

        assertThat(faults).isEqualTo(Map.of("SERVICE_UNAVAILABLE", Fault.PLATFORM, "keyInvalid", Fault.CHANNEL));
    }
}
