package id.sigap.connector.email;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real mails and replies, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code mail} in it.
 */
final class Corpus {
    /** The list of the files, which the folder holds besides them. */
    private static final String INDEX = "INDEX.tsv";

    private Corpus() {}

    private static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "mail"))
                .filter(Files::isDirectory);
    }

    /** Skips the test where there is none. */
    static void expect() {
        assumeTrue(folder().isPresent(), "The system property sigap.payloads names no folder of payloads");
    }

    /** All its files but the index; something to skip with where there is none. */
    static List<Path> files() {
        if (folder().isEmpty()) {
            return List.of(Path.of("(no corpus)"));
        }
        try (Stream<Path> files = Files.walk(folder().get())) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !name(f).equals(INDEX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are mails; the others are texts of replies. */
    static List<Path> mails() {
        return files().stream().filter(Corpus::isMail).toList();
    }

    static boolean isMail(Path file) {
        return !name(file).endsWith(".txt") && !name(file).endsWith(".html");
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
