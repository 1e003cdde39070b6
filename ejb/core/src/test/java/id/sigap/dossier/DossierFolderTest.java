package id.sigap.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server that was killed left of its dossiers is gone when the next one has started. */
class DossierFolderTest {
    private static final String PLACE = "jboss.server.temp.dir";

    @TempDir
    Path server;

    @BeforeEach
    void ofThisServer() {
        System.setProperty(PLACE, server.toString());
    }

    @AfterEach
    void ofNone() {
        System.clearProperty(PLACE);
    }

    private Stream<String> left() throws IOException {
        try (Stream<Path> files = Files.list(server.resolve("dossiers"))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void removesWhatAnEarlierRunLeftAndNothingElse() throws IOException {
        DossierFolder.newFile();
        DossierFolder.newFile();
        Files.writeString(server.resolve("dossiers/catatan.txt"), "bukan berkas perkara");

        new DossierFolder().clean();

        assertThat(left()).containsExactly("catatan.txt");
    }

    @Test
    void startsWhereThereIsNoFolderYet() throws IOException {
        new DossierFolder().clean();

        assertThat(left()).isEmpty();
    }

    @Test
    void letsNobodyElseOnTheMachineReadOne() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DossierFolder.newFile())))
                .isEqualTo("rw-------");
    }
}
