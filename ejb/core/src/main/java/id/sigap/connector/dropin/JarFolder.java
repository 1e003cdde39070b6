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
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** The server's deployments folder, where a stranger's jar lies. */
@ApplicationScoped
public class JarFolder {
    private static final System.Logger LOG = System.getLogger(JarFolder.class.getName());

    private static final Pattern ARCHIVE = Pattern.compile(".+\\.(?:ear|jar|war)");
    private static final Pattern OWN = Pattern.compile("(.+?\\.ear)\\..+");

    /** What the descriptor of the application calls it. */
    private static final String OWN_APPLICATION = "sigap";

    private final Path folder;
    private final JarContents contents = new JarContents();

    public JarFolder() {
        this(Path.of(System.getProperty("jboss.server.base.dir", "."), "deployments"));
    }

    /** Another folder than the server's. */
    public JarFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Where a bean comes from by its name and by the classes in the files; nothing is loaded or run. A jar that disguises itself
     * by its descriptors is told when its bean is looked up: ask {@link #holds} then.
     */
    public Origin origin(Discovery.Found bean) {
        List<Path> strangers = archives();
        contents.retain(Stream.concat(strangers.stream(), Stream.of(folder.resolve(ownFile())))
                .collect(Collectors.toSet()));
        List<String> bringing = strangers.stream()
                .filter(file -> contents.bring(file, bean.className()))
                .map(file -> file.getFileName().toString())
                .toList();
        String[] modules = bean.module().split("/");
        String own = ownFile();
        if (modules.length == 2
                && modules[0].equals(OWN_APPLICATION)
                && (bringing.isEmpty() || !own.isEmpty() && contents.bring(folder.resolve(own), bean.className()))) {
            return Origin.OWN;
        }
        List<String> named = bringing.stream()
                .filter(name -> name.substring(0, name.lastIndexOf('.')).equals(modules[0]))
                .toList();
        List<String> one = named.isEmpty() ? bringing : named;
        return one.size() == 1 ? new Origin(false, Optional.of(one.get(0)), deployed(one.get(0))) : Origin.UNKNOWN;
    }

    /** Whether a bean that was looked up is of the origin that its name told. */
    public boolean holds(Origin origin, String module) {
        return origin.own() ? isOwn(module) : deployment(module).equals(origin.file());
    }

    /** Those beside this application. */
    private List<Path> archives() {
        String own = ownFile();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            ARCHIVE.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !file.getFileName().toString().equals(own))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private String ownFile() {
        return deployment(Discovery.OWN_MODULE).orElseGet(JarFolder::ownName);
    }

    /** The server writes its mark anew with each deployment. */
    private String deployed(String name) {
        Path marker = folder.resolve(name + ".deployed");
        try {
            return Files.getLastModifiedTime(marker) + " " + Files.getAttribute(marker, "unix:ctime");
        } catch (IOException e) {
            return "";
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return marker.toFile().lastModified() + "";
        }
    }

    /**
     * The file in the folder that a module belongs to: of the names that it begins with the longest, so that no file passes for
     * a part of another.
     *
     * @param module as {@link Discovery#module}
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
        String own = ownFile();
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
