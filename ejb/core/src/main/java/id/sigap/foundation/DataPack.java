package id.sigap.foundation;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The office's tables as CSV files: from the folder that {@code SIGAP_DATA_PACK} names, else the example pack of Balikpapan
 * ("contoh") that comes with Sigap.
 */
@ApplicationScoped
public class DataPack {
    private static final String EXAMPLE = "/id/sigap/data/contoh/";

    /** Opens a table; the caller closes it. */
    public Reader open(String name) throws IOException {
        Optional<Path> own = Settings.find("SIGAP_DATA_PACK")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isReadable);
        if (own.isPresent()) {
            return Files.newBufferedReader(own.get(), StandardCharsets.UTF_8);
        }
        InputStream example = DataPack.class.getResourceAsStream(EXAMPLE + name);
        if (example == null) {
            throw new IOException("The data pack has no " + name + ".");
        }
        return new InputStreamReader(example, StandardCharsets.UTF_8);
    }
}
