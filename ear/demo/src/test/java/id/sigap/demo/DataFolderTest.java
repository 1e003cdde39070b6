package id.sigap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void belongsToOneRunAtATime() {
        DataFolder mine = DataFolder.claim(folder);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> DataFolder.claim(folder))
                .withMessageContaining("already running");

        mine.release();

        DataFolder.claim(folder).release();
    }

    @Test
    void isEmptiedWithoutFollowingLinks() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path program = Files.createFile(outside.resolve("program"));
        Path data = folder.resolve("data");
        DataFolder mine = DataFolder.claim(data);
        Files.createDirectories(data.resolve("keycloak/data/h2"));
        Files.createSymbolicLink(data.resolve("keycloak/lib"), outside);
        Files.writeString(data.resolve("secrets"), "a=b");

        mine.empty();

        assertThat(data).isDirectoryNotContaining(entry -> !entry.endsWith("lock"));
        assertThat(program).exists();
        mine.release();
    }
}
