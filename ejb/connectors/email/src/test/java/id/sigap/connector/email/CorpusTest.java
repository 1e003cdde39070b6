package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads real mails, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code mail} in it; skips where it does not.
 */
class CorpusTest {

    private static Optional<Path> corpus() {
        return Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "mail"))
                .filter(Files::isDirectory);
    }

    static List<Path> mails() throws IOException {
        if (corpus().isEmpty()) {
            return List.of(Path.of("(no corpus)"));
        }
        try (Stream<Path> files = Files.walk(corpus().get())) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(".eml") || f.toString().endsWith(".msg"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void readsEveryMail(Path mail) {
        assumeTrue(corpus().isPresent(), "The system property sigap.payloads names no folder of payloads");

        List<InboundEvent> events = Office.split(bytes(mail));

        assertThat(events).isNotEmpty().isEqualTo(Office.split(bytes(mail)));
    }

    @Test
    void tellsEveryBounceThatFollowsTheStandard() throws IOException {
        assumeTrue(corpus().isPresent(), "The system property sigap.payloads names no folder of payloads");
        List<Path> reports = mails().stream()
                .filter(f -> f.toString().contains("bounces"))
                .filter(f -> MailParser.parse(Bytes.of(bytes(f)))
                        .headers()
                        .first("content-type")
                        .filter(t -> t.contains("multipart/report"))
                        .isPresent())
                .toList();

        assertThat(reports)
                .isNotEmpty()
                .allSatisfy(f -> assertThat(Office.split(bytes(f)))
                        .anyMatch(e -> e.kind() == InboundEvent.Kind.BOUNCE || e.kind() == InboundEvent.Kind.STATUS));
    }

    @Test
    void takesHardlyAnyBounceForAPersonsMail() throws IOException {
        assumeTrue(corpus().isPresent(), "The system property sigap.payloads names no folder of payloads");
        List<Path> bounces =
                mails().stream().filter(f -> f.toString().contains("bounces")).toList();

        List<Path> mistaken = bounces.stream()
                .filter(f -> Office.split(bytes(f)).stream()
                        .anyMatch(e -> e instanceof InboundEvent.Message m
                                && !m.flags().contains(InboundEvent.Flag.AUTOMATIC)))
                .toList();

        assertThat(mistaken).hasSizeLessThanOrEqualTo(bounces.size() / 20);
    }
}
