package org.example.sigap.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.tck.TestChannel;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads what real servers answered, where the system property {@code sigap.payloads} names a folder of payloads with a
 * folder {@code mastodon} in it; skips where it does not.
 */
class MastodonCorpusTest {
    private static final String ABSENT = "The system property sigap.payloads names no folder of payloads";

    private static List<Path> files() throws IOException {
        Optional<Path> corpus = Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "mastodon"))
                .filter(Files::isDirectory);
        assumeTrue(corpus.isPresent(), ABSENT);
        try (Stream<Path> files = Files.walk(corpus.get())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static JsonValue json(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonReader reader = Json.createReader(in)) {
            return reader.readValue();
        }
    }

    /** What each file holds, one by one: the elements of a list, else the file. */
    private static List<JsonObject> entries(JsonValue json) {
        return json instanceof JsonArray array
                ? array.getValuesAs(JsonObject.class)
                : List.of(json.asJsonObject());
    }

    /** Every status in it, wherever it stands. */
    private static Stream<JsonObject> statuses(JsonValue json) {
        if (json instanceof JsonArray array) {
            return array.stream().flatMap(MastodonCorpusTest::statuses);
        }
        if (!(json instanceof JsonObject object)) {
            return Stream.of();
        }
        Stream<JsonObject> inner = object.values().stream().flatMap(MastodonCorpusTest::statuses);
        return object.containsKey("content") && object.containsKey("account")
                ? Stream.concat(Stream.of(object), inner)
                : inner;
    }

    private static List<InboundEvent> split(String kind, JsonObject entry) {
        RawDelivery delivery = new RawDelivery(
                "corpus",
                "application/json",
                Map.of(Polling.KIND, kind),
                Bytes.utf8(entry.toString()),
                TestChannel.NOW,
                "");
        List<InboundEvent> events =
                new MastodonConnector().split(TestChannel.of(new MastodonConnector()).open(), delivery);
        assertThat(events).isEqualTo(Splitting.events(delivery)).doesNotContainNull();
        return events;
    }

    private static String kinds(List<InboundEvent> events) {
        return events.stream()
                .map(e -> e instanceof InboundEvent.Unreadable u ? u.code() : e.kind().name())
                .collect(Collectors.joining("+"));
    }

    @Test
    void takesNothingForANotificationThatIsNone() throws IOException {
        Map<String, String> kinds = new TreeMap<>();
        for (Path file : files()) {
            kinds.put(
                    file.getFileName().toString().replace(".json", ""),
                    entries(json(file)).stream()
                            .map(entry -> kinds(split(Polling.NOTIFICATION, entry)))
                            .distinct()
                            .collect(Collectors.joining(",")));
        }

        assertThat(kinds)
                .isEqualTo(Map.of(
                        "account", "type-missing",
                        // it has a type, that of a film
                        "attachment", "",
                        "context", "type-missing",
                        "conversations", "type-missing",
                        "error", "type-missing",
                        "error_401_unauthorized", "type-missing",
                        "error_403_forbidden", "type-missing",
                        "notifications", "MESSAGE,",
                        "public_timeline", "type-missing",
                        "status", "type-missing"));
    }

    @Test
    void readsEveryStatusAsAMentionAnEditAndAnAnswerOfTheOffice() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path file : files()) {
            for (JsonObject status : statuses(json(file)).toList()) {
                counts.merge(file.getFileName().toString().replace(".json", ""), 1, Integer::sum);
                String id = status.getString("id");

                assertThat(split(Polling.NOTIFICATION, notification("mention", status)))
                        .singleElement()
                        .isInstanceOfSatisfying(InboundEvent.Message.class, message -> {
                            assertThat(message.nativeId()).isEqualTo(id);
                            assertThat(message.author().id())
                                    .isEqualTo(status.getJsonObject("account").getString("id"));
                            assertThat(message.content().text()).isNotBlank().doesNotContain("</", "<p>", "&amp;");
                        });
                assertThat(split(Polling.NOTIFICATION, notification("update", status)))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                InboundEvent.Edit.class,
                                edit -> assertThat(edit.nativeId()).isEqualTo(id));
                assertThat(split(Polling.OWN, status))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                InboundEvent.OwnMessage.class,
                                own -> assertThat(own.nativeId()).isEqualTo(id));
            }
        }

        assertThat(counts)
                .isEqualTo(Map.of(
                        "context", 3, "conversations", 2, "notifications", 1, "public_timeline", 20, "status", 1));
    }

    private static JsonObject notification(String type, JsonObject status) {
        return Json.createObjectBuilder()
                .add("id", "1")
                .add("type", type)
                .add("status", status)
                .build();
    }
}
