package id.sigap.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.it.harness.Project;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sample connector builds by itself, as a stranger would build it: Maven, the API and the test kit, nothing else of Sigap. */
@Tag("platforms")
class SampleIT {
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final long MINUTES = 10;

    @Test
    void buildsAndPassesTheContract() throws IOException, InterruptedException {
        Path folder = Project.freshFolder("sample");
        Path project = folder.resolve("mastodon");
        copy(Project.root().resolve("docs/connectors/mastodon"), project);
        Path repository = repository(folder.resolve("repository"));
        Path log = folder.resolve("build.log");

        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("sigap.maven"), "bin", "mvn").toString(),
                        "-B",
                        "-o",
                        "-Dmaven.repo.local=" + repository,
                        "package")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = build.waitFor(MINUTES, TimeUnit.MINUTES);
        build.destroyForcibly();

        assertThat(ended).as("the build ended, %s", log).isTrue();
        assertThat(build.exitValue()).as(Files.readString(log)).isZero();
        File jar = project.resolve("target/mastodon-connector.jar").toFile();
        try (JarFile built = new JarFile(jar)) {
            assertThat(built.getEntry("META-INF/jboss-deployment-structure.xml"))
                    .isNotNull();
            assertThat(built.stream()).noneMatch(entry -> entry.getName().startsWith("id/sigap/"));
        }
    }

    /** Everything that Maven has, with what this build made in the place of what was installed before. */
    private static Path repository(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("sigap.repository")))) {
            for (Path one : all.toList()) {
                if (!one.endsWith("id")) {
                    Files.createSymbolicLink(folder.resolve(one.getFileName()), one);
                }
            }
        }
        Path root = Project.root();
        install(folder, "sigap", root.resolve("pom.xml"), null);
        install(folder, "sigap-ejb", root.resolve("ejb/pom.xml"), null);
        for (String name : List.of("connector-api", "connector-tck")) {
            Path module = root.resolve("ejb").resolve(name);
            String artifact = "sigap-" + name;
            install(
                    folder,
                    artifact,
                    module.resolve("pom.xml"),
                    module.resolve("target/" + artifact + "-" + VERSION + ".jar"));
        }
        return folder;
    }

    private static void install(Path repository, String artifact, Path pom, Path jar) throws IOException {
        Path place = Files.createDirectories(
                repository.resolve("id/sigap").resolve(artifact).resolve(VERSION));
        Files.copy(pom, place.resolve(artifact + "-" + VERSION + ".pom"));
        if (jar != null) {
            Files.copy(jar, place.resolve(artifact + "-" + VERSION + ".jar"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !from.relativize(each).startsWith("target"))
                    .toList()) {
                Path place = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place);
                }
            }
        }
    }
}
