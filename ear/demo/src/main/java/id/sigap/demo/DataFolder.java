package id.sigap.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of all that runs write; one run at a time. The claim ends with the process, however it ends. */
final class DataFolder {
    private static final String LOCK = "lock";
    /** In use by this run. */
    private static final Set<String> KEPT = Set.of(LOCK, "build.log", "demo.log", "demo.log.lck");

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws StartRefused where another run has it */
    static DataFolder claim(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(folder);
            }
            return new DataFolder(folder, channel);
        } catch (OverlappingFileLockException e) {
            throw taken(folder);
        } catch (IOException e) {
            throw new StartRefused("The data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Removes what earlier runs have left. */
    void empty() {
        try {
            for (Path entry : entries()) {
                if (!KEPT.contains(entry.getFileName().toString())) {
                    DemoServer.delete(entry);
                }
            }
        } catch (IOException e) {
            throw new StartRefused("The data folder " + folder + " cannot be emptied: " + e.getMessage(), e);
        }
    }

    void release() {
        try {
            Files.deleteIfExists(folder.resolve("pids"));
            lock.close();
        } catch (IOException e) {
            System.err.println("The data folder cannot be released: " + e.getMessage());
        }
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static StartRefused taken(Path folder) {
        return new StartRefused("Sigap is already running on " + folder + "; stop it first.");
    }
}
