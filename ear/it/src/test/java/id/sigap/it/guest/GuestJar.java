package id.sigap.it.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** A jar with a stranger's connector, as the guide tells to make one. */
public final class GuestJar {
    private static final String NEEDS_SIGAP = """
            <jboss-deployment-structure xmlns="urn:jboss:deployment-structure:1.3">
              <deployment>
                <dependencies>
                  <module name="deployment.sigap.ear"/>
                </dependencies>
              </deployment>
            </jboss-deployment-structure>
            """;

    private final String file;
    private final byte[] content;

    private GuestJar(String file, byte[] content) {
        this.file = file;
        this.content = content;
    }

    /** A connector of that name and version that does what it should. */
    public static GuestJar of(String id, String version) {
        return with(id + ".jar", Map.of("id", id, "version", version));
    }

    /** A connector that misbehaves so in these methods. */
    public static GuestJar faulty(String id, String fault, String methods) {
        return with(id + ".jar", Map.of("id", id, "version", "1", "fault", fault, "in", methods));
    }

    /** @param says what its {@code guest.properties} holds */
    public static GuestJar with(String file, Map<String, String> says) {
        StringBuilder properties = new StringBuilder();
        new TreeMap<>(says)
                .forEach((key, value) ->
                        properties.append(key).append('=').append(value).append('\n'));
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, file)
                .addClass(GuestConnector.class)
                .addAsResource(new StringAsset(properties.toString()), "guest.properties")
                .addAsManifestResource(new StringAsset(NEEDS_SIGAP), "jboss-deployment-structure.xml")
                .addAsManifestResource(
                        new StringAsset("Implementation-Title: Guest\nImplementation-Version: "
                                + says.getOrDefault("version", "") + "\n"),
                        "MANIFEST.MF");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        jar.as(ZipExporter.class).exportTo(bytes);
        return new GuestJar(file, bytes.toByteArray());
    }

    /** One that was built elsewhere. */
    public static GuestJar built(Path jar) {
        try {
            return new GuestJar(jar.getFileName().toString(), Files.readAllBytes(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same content under another name. */
    public GuestJar called(String other) {
        return new GuestJar(other, content);
    }

    /** Into the folder of a running server, whole at once. */
    public GuestJar dropInto(Path deployments) {
        try {
            Path whole = Files.createTempFile(deployments.getParent(), "guest", ".tmp");
            Files.write(whole, content);
            Files.move(whole, deployments.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public void removeFrom(Path deployments) {
        try {
            Files.delete(deployments.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String sha256() {
        return id.sigap.connector.api.Bytes.of(content).sha256();
    }

    public String file() {
        return file;
    }

    /** For a message. */
    @Override
    public String toString() {
        return file + " " + sha256();
    }
}
