package id.sigap.connector.dropin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Which classes an archive brings, itself or in archives within it; read once for each state of the file. */
final class JarContents {
    private static final System.Logger LOG = System.getLogger(JarContents.class.getName());
    private static final String CLASS = ".class";
    private static final String WAR_CLASSES = "WEB-INF/classes/";

    /** Archives within archives are read no further. */
    private static final int MOST_NESTED = 10_000;

    private static final int DEEPEST = 2;

    private final Map<Path, Read> read = new ConcurrentHashMap<>();

    private record Read(FileTime time, long size, Set<String> classes) {}

    /** False where it cannot be read. */
    boolean bring(Path archive, String className) {
        try {
            FileTime time = Files.getLastModifiedTime(archive);
            long size = Files.size(archive);
            Read known = read.get(archive);
            if (known == null || !known.time().equals(time) || known.size() != size) {
                known = new Read(time, size, classes(archive));
                read.put(archive, known);
            }
            return known.classes().contains(className);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} cannot be read: {1}", archive, e.getClass());
            return false;
        }
    }

    /** Forgets archives that are gone. */
    void retain(Set<Path> archives) {
        read.keySet().retainAll(archives);
    }

    private static Set<String> classes(Path archive) throws IOException {
        Set<String> classes = new HashSet<>();
        if (Files.isDirectory(archive)) {
            try (Stream<Path> files = Files.walk(archive)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> add(archive.relativize(file).toString().replace('\\', '/'), classes));
            }
            return classes;
        }
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().<ZipEntry>map(each -> each)::iterator) {
                add(entry.getName(), classes);
                if (isArchive(entry.getName())) {
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        nested(bytes, classes, 1);
                    }
                }
            }
        }
        return classes;
    }

    private static void nested(InputStream bytes, Set<String> classes, int depth) throws IOException {
        ZipInputStream zip = new ZipInputStream(bytes);
        int count = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null && count < MOST_NESTED; entry = zip.getNextEntry()) {
            count++;
            add(entry.getName(), classes);
            if (depth < DEEPEST && isArchive(entry.getName())) {
                nested(zip, classes, depth + 1);
            }
        }
    }

    private static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".war");
    }

    private static void add(String entry, Set<String> classes) {
        if (entry.endsWith(CLASS)) {
            String name = entry.startsWith(WAR_CLASSES) ? entry.substring(WAR_CLASSES.length()) : entry;
            classes.add(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
        }
    }
}
