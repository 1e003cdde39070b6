package id.sigap.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final SigningKey KEY = SigningKey.parse(SigningKey.generate());

    @TempDir
    Path folder;

    private final SampleLog log = SampleLog.of(KEY, SampleLog.words(25));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        Files.write(folder.resolve("export.ndjson"), log.lines);
        Files.writeString(folder.resolve("public.pem"), KEY.publicKey().pem());
        Files.createDirectory(folder.resolve("kept"));
        for (Checkpoint kept : log.checkpoints) {
            Files.writeString(folder.resolve("kept/" + kept.size() + ".txt"), kept.text());
        }
    }

    @Test
    void endsWithZeroWhereAllFits() {
        assertThat(run("export.ndjson", "--key", "public.pem", "--head", "kept"))
                .isEqualTo(Main.INTACT);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("UTUH / INTACT", "25 entri", "3 titik periksa yang Anda");
    }

    @Test
    void endsWithOneAndNamesTheFirstBadEntryInBothLanguages() throws IOException {
        log.lines.set(log.at(7), log.lines.get(log.at(7)).replace("operator1", "operator2"));
        Files.write(folder.resolve("export.ndjson"), log.lines);

        assertThat(run("export.ndjson", "--key", "public.pem")).isEqualTo(Main.NOT_INTACT);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("[edited]", "Entri 107 (daun 7): isi entri ini", "Entry 107 (leaf 7): the entry is not");
    }

    @Test
    void endsWithTwoWhereNothingCanBeSaid() throws IOException {
        assertThat(run()).isEqualTo(Main.NOT_JUDGED);
        assertThat(run("export.ndjson")).isEqualTo(Main.NOT_JUDGED);
        assertThat(run("export.ndjson", "--key")).isEqualTo(Main.NOT_JUDGED);
        assertThat(run("missing.ndjson", "--key", "public.pem")).isEqualTo(Main.NOT_JUDGED);
        assertThat(run("export.ndjson", "--key", "export.ndjson")).isEqualTo(Main.NOT_JUDGED);
        assertThat(run("export.ndjson", "--key", "public.pem", "--head", "public.pem"))
                .isEqualTo(Main.NOT_JUDGED);
    }

    @Test
    void takesTheMailThatBroughtACheckpoint() throws IOException {
        Checkpoint kept = log.checkpoints.get(1);
        Files.writeString(
                folder.resolve("mail.txt"),
                "Subject: Titik periksa\r\n\r\nSimpan surel ini.\r\n\r\n"
                        + kept.text().replace("\n", "  \r\n") + "\r\n-- \r\nDinas");
        Files.writeString(
                folder.resolve("other.txt"),
                "Simpan surel ini.\n\n"
                        + Checkpoint.sign(kept.origin(), kept.size(), new byte[32], kept.at(), KEY)
                                .text());

        assertThat(run("export.ndjson", "--key", "public.pem", "--head", "mail.txt"))
                .isEqualTo(Main.INTACT);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 titik periksa yang Anda");
        assertThat(run("export.ndjson", "--key", "public.pem", "--head", "other.txt"))
                .isEqualTo(Main.NOT_INTACT);
    }

    private int run(String... arguments) {
        return Main.run(
                List.of(arguments).stream()
                        .map(argument -> argument.startsWith("--")
                                ? argument
                                : folder.resolve(argument).toString())
                        .toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }
}
