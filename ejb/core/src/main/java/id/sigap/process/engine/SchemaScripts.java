package id.sigap.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;

/** The statements that create the engine's tables, read from the engine's own jar, for the migrations to run as owner. */
public final class SchemaScripts {

    /** A kind of database. */
    public enum Database {
        /** H2. */
        H2("h2"),
        /** PostgreSQL. */
        POSTGRESQL("postgres");

        private final String inFileNames;

        Database(String inFileNames) {
            this.inFileNames = inFileNames;
        }
    }

    private static final String FOLDER = "org/camunda/bpm/engine/db/create/";
    private static final List<String> PARTS = List.of("engine", "history", "decision.engine", "decision.history");

    private SchemaScripts() {}

    /**
     * Gives the statements for an empty schema.
     *
     * @param database the kind of database
     * @return complete statements without semicolons, in the order to run them, to be run in one migration; they also
     *     insert the rows that the engine locks at start
     */
    public static List<String> statements(Database database) {
        List<String> statements = new ArrayList<>();
        for (String part : PARTS) {
            String script = read(FOLDER + "activiti." + database.inFileNames + ".create." + part + ".sql");
            split(script, statements);
        }
        return List.copyOf(statements);
    }

    /**
     * Names the version of the engine whose tables these are, for the migration's name.
     *
     * @return such as 7.24.0
     */
    public static String version() {
        return ProcessEngine.VERSION;
    }

    private static void split(String script, List<String> statements) {
        StringBuilder statement = new StringBuilder();
        for (String line : script.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("--") || line.startsWith("#")) {
                continue;
            }
            boolean last = line.endsWith(";");
            statement
                    .append(statement.isEmpty() ? "" : "\n")
                    .append(last ? line.substring(0, line.length() - 1) : line);
            if (last) {
                statements.add(statement.toString());
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalStateException("The engine's script ends within a statement: " + statement);
        }
    }

    private static String read(String resource) {
        try (InputStream stream = ProcessEngine.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The engine's jar lacks " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The engine's script " + resource + " cannot be read", e);
        }
    }
}
