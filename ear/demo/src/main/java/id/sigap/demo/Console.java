package id.sigap.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the person at the terminal sees: one line that moves while something is awaited, plain lines otherwise. */
final class Console {
    private static final int PLAIN_EVERY_SECONDS = 15;
    private static final int WIDTH = 72;

    private final PrintStream out;
    private final boolean terminal;
    private int seconds;
    private boolean stopping;

    /** @param terminal whether a line can be written over */
    Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Console ofTerminal() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new Console(out, "yes".equals(System.getenv("SIGAP_DEMO_TERMINAL")));
    }

    synchronized void waiting(String what) {
        if (stopping) {
            return;
        }
        if (terminal) {
            out.print("\r  … " + pad(what + " starting, " + seconds + " s"));
            out.flush();
        } else if (seconds % PLAIN_EVERY_SECONDS == 0) {
            out.println("  … " + what + " starting, " + seconds + " s");
        }
        seconds++;
    }

    synchronized void done(String what) {
        out.println((terminal ? "\r" : "") + "  ✓ " + pad(what).stripTrailing());
        seconds = 0;
    }

    /** Something that did not work and stops nothing. */
    synchronized void note(String what) {
        out.println((terminal ? "\r" : "") + "  ! " + pad(what).stripTrailing());
    }

    synchronized void ready(Options options, String publicUrl, Duration took) {
        out.println();
        out.println("Sigap is ready after " + took.toSeconds() + " s.");
        out.println();
        out.println("  Citizens          " + publicUrl + "/");
        out.println("  Desk              " + publicUrl + "/app");
        if (options.citizens()) {
            out.println("  Played platforms  http://localhost:" + options.port("citizen")
                    + "/   (write as a citizen; no real platform is reached)");
        }
        out.println("  Keycloak          http://localhost:" + options.port("keycloak") + "/admin   (admin, password in "
                + options.data().resolve("secrets") + ")");
        out.println("  Mail              SMTP localhost:" + options.port("smtp") + ", IMAP localhost:"
                + options.port("imap") + ", no TLS; login = address, password " + DemoMail.PASSWORD);
        out.println(
                "                    office " + DemoMail.OFFICE + "; citizens siti@warga.example, andi@warga.example");
        out.println(
                "                    what Sigap writes to others: pln@balikpapan.example, approver1@balikpapan.example …");
        out.println("  Database          "
                + (options.postgres()
                        ? "PostgreSQL localhost:" + options.port("postgres") + "/" + DemoPostgres.DATABASE
                        : "H2 file"));
        out.println("  Data and logs     " + options.data());
        out.println();
        out.println("  Demo users, password " + DemoMail.PASSWORD + ":");
        for (DemoRealm.Person person :
                DemoRealm.read(options.project().resolve("keycloak-realm")).people()) {
            out.printf("    %-15s %-18s %s%n", person.username(), person.name(), String.join(", ", person.belongsTo()));
        }
        out.println();
        out.println("Ctrl-C stops everything.");
    }

    synchronized void stopping() {
        stopping = true;
        out.println();
        out.println("Stopping …");
    }

    synchronized void stopped() {
        out.println("Stopped.");
    }

    private static String pad(String text) {
        return String.format("%-" + WIDTH + "s", text);
    }
}
