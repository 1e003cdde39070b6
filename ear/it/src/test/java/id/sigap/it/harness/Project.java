package id.sigap.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the build put things. The root is found upwards from the working folder, or told by {@code sigap.project}. */
public final class Project {
    private Project() {}

    public static Path root() {
        String told = System.getProperty("sigap.project");
        if (told != null) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("keycloak-realm"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException(
                    "Not inside the project; set the system property sigap.project to its folder.");
        }
        return here;
    }

    /** The built application. */
    public static Path application() {
        return root().resolve("ear/target/sigap.ear");
    }

    /** The provisioned server, never written to. */
    public static Path server() {
        return root().resolve("ear/target/server");
    }

    /** An empty folder of that name below {@code ear/it/target}. */
    public static Path freshFolder(String name) {
        Path folder = root().resolve("ear/it/target").resolve(name);
        try {
            if (Files.exists(folder)) {
                List<Path> entries;
                try (Stream<Path> walk = Files.walk(folder)) {
                    entries = walk.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path entry : entries) {
                    Files.delete(entry);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be emptied", e);
        }
    }
}
