package id.sigap.ledger.seal;

import id.sigap.foundation.Settings;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.MalformedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of the checkpoints in a folder ({@code SIGAP_CHECKPOINT_FOLDER}) that should lie on another machine: one text file
 * each, named by the size. What lies there is also what the sealer holds the log against after a restart.
 */
final class CheckpointFolder {
    private static final String NAME = "checkpoint-%019d.txt";

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    static Optional<CheckpointFolder> ofSettings() {
        return Settings.find("SIGAP_CHECKPOINT_FOLDER").map(Path::of).map(CheckpointFolder::new);
    }

    /** The copy of the largest head; empty where there is none. */
    Optional<Checkpoint> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> last = files.filter(
                            file -> file.getFileName().toString().matches("checkpoint-\\d{19}\\.txt"))
                    .max(Path::compareTo);
            return last.isEmpty() ? Optional.empty() : Optional.of(Checkpoint.parse(Files.readString(last.get())));
        } catch (MalformedText e) {
            throw new IOException("The newest checkpoint in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Each file appears whole or not at all. */
    void keep(List<Checkpoint> checkpoints) throws IOException {
        Files.createDirectories(folder);
        for (Checkpoint checkpoint : checkpoints) {
            Path file = folder.resolve(NAME.formatted(checkpoint.size()));
            Path part = Files.createTempFile(folder, "part", null);
            Files.writeString(part, checkpoint.text());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
