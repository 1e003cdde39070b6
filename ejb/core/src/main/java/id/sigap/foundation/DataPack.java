package id.sigap.foundation;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The office's tables as CSV files: from the folder that {@code SIGAP_DATA_PACK} names, else the example pack of Balikpapan
 * ("contoh") that comes with Sigap.
 */
@ApplicationScoped
public class DataPack {
    private static final String EXAMPLE = "/id/sigap/data/contoh/";

    /** They name the topics and agencies of one place: beside other topics and agencies the example's would be wrong. */
    private static final Set<String> OF_A_PLACE = Set.of("keywords_extra.csv", "agency_aliases.csv");

    private final Optional<Path> folder;

    public DataPack() {
        this(Settings.find("SIGAP_DATA_PACK").map(Path::of));
    }

    /** The tables of this folder, and of the example where it has none. */
    public DataPack(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Opens a table; the caller closes it. */
    public Reader open(String name) throws IOException {
        Optional<Path> own = own(name);
        if (own.isPresent()) {
            return Files.newBufferedReader(own.get(), StandardCharsets.UTF_8);
        }
        if (OF_A_PLACE.contains(name) && own("routing.csv").isPresent()) {
            try (BufferedReader example = new BufferedReader(example(name))) {
                return new StringReader(example.readLine() + "\n");
            }
        }
        return example(name);
    }

    private Optional<Path> own(String name) {
        return folder.map(where -> where.resolve(name)).filter(Files::isReadable);
    }

    private static Reader example(String name) throws IOException {
        InputStream example = DataPack.class.getResourceAsStream(EXAMPLE + name);
        if (example == null) {
            throw new IOException("The data pack has no " + name + ".");
        }
        return new InputStreamReader(example, StandardCharsets.UTF_8);
    }
}
