package id.sigap.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Real payloads, where the system property {@code sigap.payloads} names a folder of them: each of its folders belongs to a
 * connector, whose {@code CorpusTest} reads it. This test fails where a folder or a kind of file comes that none of them
 * knows.
 */
class PayloadsTest {
    /** What the {@code CorpusTest} of each connector reads of its folder. */
    private static final Map<String, Pattern> READ = Map.ofEntries(
            Map.entry("facebook", Pattern.compile(".*")),
            Map.entry("instagram", Pattern.compile(".*")),
            Map.entry("mail", Pattern.compile("(?!INDEX\\.tsv$).*")),
            Map.entry("mastodon", Pattern.compile(".*")),
            Map.entry("messenger", Pattern.compile(".*")),
            Map.entry("open311", Pattern.compile(".*")),
            Map.entry("telegram", Pattern.compile(".*")),
            Map.entry("whatsapp", Pattern.compile(".*")),
            Map.entry("x", Pattern.compile(".*\\.json|twitter-text/validate\\.yml")),
            Map.entry("youtube", Pattern.compile(".*")));

    /** Two that tell of the others, and X's examples of finding links, which it sends ready-made with each post. */
    private static final List<String> LEFT = List.of("README.md", "mail/INDEX.tsv", "x/twitter-text/extract.yml");

    @Test
    void leavesNoFileToNobody() throws IOException {
        Optional<Path> payloads = Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(Path::of)
                .filter(Files::isDirectory);
        assumeTrue(payloads.isPresent(), "The system property sigap.payloads names no folder of payloads");

        List<String> unread;
        try (Stream<Path> files = Files.walk(payloads.get())) {
            unread = files.filter(Files::isRegularFile)
                    .map(payloads.get()::relativize)
                    .filter(file -> !isRead(file))
                    .map(file -> file.toString().replace('\\', '/'))
                    .toList();
        }

        assertThat(unread).isSubsetOf(LEFT);
    }

    private static boolean isRead(Path file) {
        Pattern read = READ.get(file.getName(0).toString());
        return read != null
                && file.getNameCount() > 1
                && read.matcher(file.subpath(1, file.getNameCount()).toString().replace('\\', '/'))
                        .matches();
    }
}
