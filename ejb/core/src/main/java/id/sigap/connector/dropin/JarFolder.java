package id.sigap.connector.dropin;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** The server's deployments folder, where a stranger's jar lies. */
@ApplicationScoped
public class JarFolder {
    private static final System.Logger LOG = System.getLogger(JarFolder.class.getName());

    private static final Pattern ARCHIVE = Pattern.compile(".+\\.(?:ear|jar|war)");
    private static final Pattern OWN = Pattern.compile("(.+?\\.ear)\\..+");

    private final Path folder;

    public JarFolder() {
        this(Path.of(System.getProperty("jboss.server.base.dir", "."), "deployments"));
    }

    JarFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The file in the folder that a module belongs to: of the names that it begins with the longest, so that no file passes for
     * a part of another.
     *
     * @param module as {@link Discovery.Found#module()}
     */
    public Optional<String> deployment(String module) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> ARCHIVE.matcher(name).matches())
                    .filter(name -> module.equals(name) || module.startsWith(name + "."))
                    .max(Comparator.comparingInt(String::length));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a module is a part of this application and of no file beside it. */
    public boolean isOwn(String module) {
        String own = deployment(Discovery.OWN_MODULE).orElseGet(JarFolder::ownName);
        return !own.isEmpty()
                && module.startsWith(own + ".")
                && deployment(module).map(own::equals).orElse(true);
    }

    /** Where the application was deployed another way than by the folder. */
    private static String ownName() {
        Matcher own = OWN.matcher(Discovery.OWN_MODULE);
        return own.matches() ? own.group(1) : "";
    }

    /**
     * The file of a deployment. Empty where there is none in the folder (what came another way is not used), or where it is
     * being replaced: the server marks what it deployed with the time of the file, and the file has another one.
     *
     * @param deployment its name in the server, such as {@code mastodon.jar}
     */
    public Optional<JarFile> find(String deployment) {
        Path file = folder.resolve(deployment).normalize();
        if (!folder.normalize().equals(file.getParent()) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Path marker = folder.resolve(deployment + ".deployed");
            // the server keeps milliseconds
            if (!Files.exists(marker)
                    || Files.getLastModifiedTime(marker).toMillis()
                            != Files.getLastModifiedTime(file).toMillis()) {
                return Optional.empty();
            }
            return Optional.of(read(file));
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} cannot be read: {1}",
                    file,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static JarFile read(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        Manifest manifest = manifest(file);
        Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
        return new JarFile(
                file.getFileName().toString(),
                HexFormat.of().formatHex(digest.digest()),
                Files.size(file),
                Optional.ofNullable(main.getValue(Attributes.Name.IMPLEMENTATION_TITLE))
                        .map(text -> cut(text, 200)),
                Optional.ofNullable(main.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                        .map(text -> cut(text, 100)));
    }

    /** Null where it has none, or is no jar at all. */
    private static Manifest manifest(Path file) throws IOException {
        try (java.util.jar.JarFile jar = new java.util.jar.JarFile(file.toFile(), false)) {
            return jar.getManifest();
        } catch (ZipException e) {
            return null;
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
