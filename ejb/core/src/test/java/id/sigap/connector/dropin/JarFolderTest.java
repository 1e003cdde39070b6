package id.sigap.connector.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarFolderTest {
    @TempDir
    Path folder;

    private void jar(String name, String title) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, title);
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2");
        try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                ZipOutputStream jar = new ZipOutputStream(out)) {
            // not every tool puts it first
            jar.putNextEntry(new ZipEntry("first.txt"));
            jar.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            manifest.write(jar);
        }
        deployed(name);
    }

    /** As the server marks it: with the time of the file. */
    private void deployed(String name) throws IOException {
        Path marker = folder.resolve(name + ".deployed");
        Files.writeString(marker, name);
        Files.setLastModifiedTime(marker, Files.getLastModifiedTime(folder.resolve(name)));
    }

    @Test
    void tellsNameSizeHashAndWhatTheManifestSays() throws IOException, NoSuchAlgorithmException {
        jar("mastodon.jar", "Mastodon");
        byte[] bytes = Files.readAllBytes(folder.resolve("mastodon.jar"));

        assertThat(new JarFolder(folder).find("mastodon.jar")).hasValueSatisfying(file -> {
            assertThat(file.name()).isEqualTo("mastodon.jar");
            assertThat(file.size()).isEqualTo(bytes.length);
            assertThat(file.title()).contains("Mastodon");
            assertThat(file.version()).contains("1.2");
        });
        assertThat(new JarFolder(folder).find("mastodon.jar").orElseThrow().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void knowsNoFileThatIsBeingReplaced() throws IOException {
        jar("mastodon.jar", "Mastodon");
        Files.setLastModifiedTime(folder.resolve("mastodon.jar"), FileTime.fromMillis(12_345_000));

        assertThat(new JarFolder(folder).find("mastodon.jar")).isEmpty();
    }

    @Test
    void knowsNoFileOutsideTheFolder() throws IOException {
        Files.writeString(folder.resolve("a.jar"), "x", StandardCharsets.UTF_8);
        Path inner = Files.createDirectory(folder.resolve("inner"));

        assertThat(new JarFolder(inner).find("../a.jar")).isEmpty();
        assertThat(new JarFolder(inner).find("")).isEmpty();
    }

    @Test
    void readsAFileThatIsNoJar() throws IOException {
        Files.writeString(folder.resolve("text.jar"), "no jar at all", StandardCharsets.UTF_8);
        deployed("text.jar");

        assertThat(new JarFolder(folder).find("text.jar"))
                .hasValueSatisfying(file -> assertThat(file.size()).isEqualTo(13));
    }

    @Test
    void takesTheLongestFileThatAModuleBeginsWith() throws IOException {
        Files.writeString(folder.resolve("sigap.ear"), "", StandardCharsets.UTF_8);
        JarFolder files = new JarFolder(folder);

        assertThat(files.deployment("sigap.ear.sigap-connector-email.jar")).contains("sigap.ear");
        assertThat(files.deployment("other.jar")).isEmpty();

        Files.writeString(folder.resolve("sigap.ear.guest.jar"), "", StandardCharsets.UTF_8);
        assertThat(files.deployment("sigap.ear.guest.jar")).contains("sigap.ear.guest.jar");
        assertThat(files.deployment("sigap.ear.sigap-connector-email.jar")).contains("sigap.ear");
    }
}
