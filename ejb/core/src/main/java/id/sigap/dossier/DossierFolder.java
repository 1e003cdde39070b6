package id.sigap.dossier;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this server writes dossiers before it hands them out. What it left there when it was killed is removed when it starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DossierFolder {
    /** A new file, which nobody else on the machine may read. */
    static Path newFile() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder()), "sigap-dossier-", ".zip");
    }

    /** Inside the server's own folder: another server on the same machine has another. */
    private static Path folder() {
        return Path.of(System.getProperty("jboss.server.temp.dir", System.getProperty("java.io.tmpdir")), "dossiers");
    }

    @PostConstruct
    void clean() {
        try (var files = Files.newDirectoryStream(Files.createDirectories(folder()), "sigap-dossier-*.zip")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What an earlier run left in " + folder() + " was not removed.", e);
        }
    }
}
