package id.sigap.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.restfb.DefaultJsonMapper;
import com.restfb.types.webhook.Change;
import com.restfb.types.webhook.WebhookObject;
import com.restfb.types.webhook.whatsapp.WhatsappMessagesValue;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads real payloads, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code whatsapp} in it; skips where it does not.
 */
class CorpusTest {
    private static final Set<String> SILENT = Set.of("reaction", "request_welcome");

    private static Optional<Path> corpus() {
        return Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "whatsapp"))
                .filter(Files::isDirectory);
    }

    static List<Path> payloads() throws IOException {
        if (corpus().isEmpty()) {
            return List.of(Path.of("(no corpus)"));
        }
        try (Stream<Path> files = Files.walk(corpus().get())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Bytes bytes(Path file) {
        try {
            return Bytes.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<InboundEvent> events(Path file) {
        return WhatsAppSplitter.split(Payload.delivery(bytes(file)), Optional.empty());
    }

    /** Counted on the wire, independently of the splitter: each message, status and echo is one event of its kind. */
    private static Map<String, Long> expected(JsonObject body) {
        Map<String, Long> counts = new TreeMap<>();
        Json.objects(body, "entry")
                .flatMap(e -> Json.objects(e, "changes"))
                .filter(c -> Set.of("messages", "smb_message_echoes")
                        .contains(Json.text(c, "field").orElse("")))
                .flatMap(c -> Json.object(c, "value").stream())
                .forEach(value -> {
                    Json.objects(value, "messages")
                            .flatMap(m -> kind(m).stream())
                            .forEach(kind -> counts.merge(kind, 1L, Long::sum));
                    Json.objects(value, "statuses").forEach(s -> counts.merge("STATUS", 1L, Long::sum));
                    Json.objects(value, "message_echoes")
                            .forEach(e -> counts.merge(
                                    Json.text(e, "type")
                                                    .filter("revoke"::equals)
                                                    .isPresent()
                                            ? "DELETION"
                                            : "OWN_MESSAGE",
                                    1L,
                                    Long::sum));
                });
        return counts;
    }

    private static Optional<String> kind(JsonObject message) {
        String type = Json.text(message, "type").orElse("");
        if (SILENT.contains(type)
                || Json.text(message, "interactive", "type")
                        .filter("call_permission_reply"::equals)
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case "edit" -> "EDIT";
                    case "revoke" -> "DELETION";
                    default -> "MESSAGE";
                });
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void countsAndTypesEveryEvent(Path file) {
        assumeTrue(corpus().isPresent(), "The system property sigap.payloads names no folder of payloads");
        Optional<JsonObject> body = Json.object(bytes(file));

        List<InboundEvent> events = events(file);

        assertThat(events).isEqualTo(events(file));
        boolean webhook = body.filter(b -> b.containsKey("object")).isPresent();
        if (!webhook) {
            assertThat(events).singleElement().isInstanceOf(InboundEvent.Unreadable.class);
            return;
        }
        Map<String, Long> counted = events.stream()
                .filter(e -> e.kind() != InboundEvent.Kind.UNREADABLE)
                .collect(Collectors.groupingBy(e -> e.kind().name(), TreeMap::new, Collectors.counting()));
        assertThat(counted).isEqualTo(expected(body.get()));
        assertThat(events)
                .filteredOn(
                        e -> e instanceof InboundEvent.Unreadable u && !u.code().equals("account-restricted"))
                .isEmpty();
    }

    @Test
    void agreesWithAnIndependentReader() throws IOException {
        assumeTrue(corpus().isPresent(), "The system property sigap.payloads names no folder of payloads");
        int compared = 0;
        for (Path file : payloads()) {
            List<String> theirs = oracle(file);
            if (!theirs.isEmpty()) {
                compared++;
                assertThat(events(file).stream().flatMap(CorpusTest::asOracle).toList())
                        .as("%s", file.getFileName())
                        .containsAll(theirs);
            }
        }
        assertThat(compared).isGreaterThan(8);
    }

    private static Stream<String> asOracle(InboundEvent event) {
        if (event instanceof InboundEvent.Message message) {
            return Stream.of(message.nativeId() + " " + message.content().text());
        }
        return event instanceof InboundEvent.Status status
                ? Stream.of(status.nativeId() + " " + status.state().name().toLowerCase(Locale.ROOT))
                : Stream.of();
    }

    /** Id and text of each message, id and state of each status, as restfb reads them; nothing where it cannot. */
    private static List<String> oracle(Path file) {
        WebhookObject webhook;
        try {
            webhook = new DefaultJsonMapper().toJavaObject(bytes(file).utf8(), WebhookObject.class);
        } catch (RuntimeException e) {
            return List.of();
        }
        return webhook.getEntryList().stream()
                .flatMap(entry -> entry.getChanges().stream())
                .map(Change::getValue)
                .filter(WhatsappMessagesValue.class::isInstance)
                .map(WhatsappMessagesValue.class::cast)
                .flatMap(value -> Stream.concat(
                        value.getMessages().stream()
                                .filter(m -> m.getType() != null && m.getText() != null)
                                .map(m -> m.getId() + " " + m.getText().getBody()),
                        value.getStatuses().stream()
                                .filter(s -> s.getStatus() != null)
                                .map(s -> s.getId() + " " + s.getStatus().name().toLowerCase(Locale.ROOT))))
                .toList();
    }
}
