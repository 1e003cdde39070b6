package id.sigap.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The sample connector of {@code docs/connectors/mastodon}, built as a stranger builds it: with Maven, the API, the test kit
 * and the stand-ins, nothing else of Sigap.
 */
public final class SampleConnector {
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final long MINUTES = 10;

    private SampleConnector() {}

    /**
     * Builds it.
     *
     * @param folder empty; the build and its log stay there
     * @param options more of Maven's, such as {@code -DskipTests}
     * @return the jar
     */
    public static Path build(Path folder, String... options) throws IOException, InterruptedException {
        Path project = folder.resolve("mastodon");
        copy(Project.root().resolve("docs/connectors/mastodon"), project);
        Path log = folder.resolve("build.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("sigap.maven"), "bin", "mvn").toString(),
                "-B",
                "-o",
                "-Dmaven.repo.local=" + repository(folder.resolve("repository"))));
        command.addAll(List.of(options));
        command.add("package");

        Process build = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = build.waitFor(MINUTES, TimeUnit.MINUTES);
        build.destroyForcibly();

        assertThat(ended).as("the build ended, %s", log).isTrue();
        assertThat(build.exitValue()).as(Files.readString(log)).isZero();
        return project.resolve("target/mastodon-connector.jar");
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
        install(folder, "sigap", root.resolve("pom.xml"), "pom");
        install(folder, "sigap-ejb", root.resolve("ejb/pom.xml"), "pom");
        for (String name : List.of("connector-api", "connector-tck", "stand-ins")) {
            Path module = root.resolve("ejb").resolve(name);
            String artifact = "sigap-" + name;
            install(folder, artifact, module.resolve("pom.xml"), "pom");
            install(folder, artifact, module.resolve("target/" + artifact + "-" + VERSION + ".jar"), "jar");
        }
        return folder;
    }

    private static void install(Path repository, String artifact, Path file, String ending) throws IOException {
        Path place = Files.createDirectories(
                repository.resolve("id/sigap").resolve(artifact).resolve(VERSION));
        Files.copy(file, place.resolve(artifact + "-" + VERSION + "." + ending));
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
