package id.sigap.connector.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.tck.TestChannel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads what real servers answered, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code open311} in it; skips where it does not.
 */
class CorpusTest {
    private static Optional<Path> corpus() {
        return Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(folder -> Path.of(folder, "open311"))
                .filter(Files::isDirectory);
    }

    static List<Path> answers() throws IOException {
        if (corpus().isEmpty()) {
            return List.of(Path.of("(no corpus)"));
        }
        try (Stream<Path> files = Files.walk(corpus().get())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsEveryAnswerAndLosesNoEvent(Path file) throws IOException {
        assumeTrue(corpus().isPresent(), "The system property sigap.payloads names no folder of payloads");
        Bytes body = Bytes.of(Files.readAllBytes(file));

        List<Map<String, String>> records = Records.read(body).orElseThrow();
        assertThat(records).isNotEmpty();
        List<InboundEvent> events = new Open311Connector()
                .split(
                        Street.channel(URI.create("http://localhost:1")).open(),
                        new RawDelivery("requests:1", "text/xml", Map.of(), body, TestChannel.NOW, ""));
        if (records.get(0).containsKey("service_request_id")) {
            long telling = records.stream()
                    .map(ServiceRequest::new)
                    .filter(request -> request.id().isPresent())
                    .filter(request -> request.closed() || !request.notes().isEmpty())
                    .count();
            assertThat(events).hasSize((int) telling).allMatch(event -> event.kind() == InboundEvent.Kind.MESSAGE);
        } else {
            assertThat(events).isEmpty();
            assertThat(ServiceList.services(records)).hasSameSizeAs(records);
        }
    }
}
