package id.sigap.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How the demonstration was asked to start. {@code ./run} has checked and completed the command line already.
 *
 * @param project the folder of the project
 * @param data where everything goes that a run writes
 * @param reset whether to start with an empty data folder
 * @param postgres whether to use the embedded PostgreSQL instead of the H2 file
 * @param citizens whether the platforms are played as well
 * @param ports by name: {@code app, keycloak, smtp, imap, postgres, citizen, mastodon, management,
 *     keycloak-management}
 */
record Options(Path project, Path data, boolean reset, boolean postgres, boolean citizens, Map<String, Integer> ports) {
    private static final Set<String> PORTS = Set.of(
            "app", "keycloak", "smtp", "imap", "postgres", "citizen", "mastodon", "management", "keycloak-management");

    /** @param arguments {@code --project <folder> --data <folder> [--reset] [--postgres] [--demo] --<name>-port <number>…} */
    static Options of(String... arguments) {
        Path project = Path.of("").toAbsolutePath();
        Path data = project.resolve("data");
        boolean reset = false;
        boolean postgres = false;
        boolean citizens = false;
        Map<String, Integer> ports = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            switch (option) {
                case "--project" -> project = Path.of(value(arguments, ++i)).toAbsolutePath();
                case "--data" -> data = Path.of(value(arguments, ++i)).toAbsolutePath();
                case "--reset" -> reset = true;
                case "--postgres" -> postgres = true;
                case "--demo" -> citizens = true;
                default -> ports.put(portName(option), port(option, value(arguments, ++i)));
            }
        }
        for (String name : PORTS) {
            if (!ports.containsKey(name)) {
                throw new StartRefused("The option --" + name + "-port is missing; start with ./run.");
            }
        }
        return new Options(project, data, reset, postgres, citizens, Map.copyOf(ports));
    }

    /** The address of the application, without a trailing slash. */
    String publicUrl() {
        return "http://localhost:" + port("app");
    }

    /** @throws StartRefused naming the first port that is taken */
    void requireFreePorts() {
        Ports.requireFree(port("app"), "the application", "--port");
        Ports.requireFree(port("keycloak"), "Keycloak", "--keycloak-port");
        Ports.requireFree(port("smtp"), "mail, SMTP", "--smtp-port");
        Ports.requireFree(port("imap"), "mail, IMAP", "--imap-port");
        Ports.requireFree(port("management"), "the application server's management", "--management-port");
        Ports.requireFree(port("keycloak-management"), "Keycloak's management", "--keycloak-management-port");
        if (postgres) {
            Ports.requireFree(port("postgres"), "PostgreSQL", "--postgres-port");
        }
        if (citizens) {
            Ports.requireFree(port("citizen"), "the page for citizens", "--citizen-port");
            Ports.requireFree(port("mastodon"), "the played Mastodon", "--mastodon-port");
        }
    }

    int port(String name) {
        return ports.get(name);
    }

    private static String portName(String option) {
        String name = option.replaceFirst("^--", "").replaceFirst("-port$", "");
        if (!PORTS.contains(name)) {
            throw new StartRefused("Unknown option " + option + "; ./run --help lists all.");
        }
        return name;
    }

    private static int port(String option, String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw new StartRefused("Option " + option + " expects a port from 1 to 65535, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new StartRefused("Option " + arguments[index - 1] + " expects a value; ./run --help lists all.");
        }
        return arguments[index];
    }
}
