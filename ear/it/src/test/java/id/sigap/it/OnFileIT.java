package id.sigap.it;

import id.sigap.it.harness.Browser;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application on its own H2 file, as {@code ./run} starts it: its door, signing in, and a first report answered. */
class OnFileIT {
    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.h2()).withKeycloak().with("SIGAP_CHALLENGE", "off");

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    @Nested
    class Door extends HttpDoor {
        Door() {
            super(server);
        }
    }

    @Nested
    class People extends SignIn {
        People() {
            super(server, browser);
        }
    }

    @Nested
    class Report extends FirstReport {
        Report() {
            super(server, browser);
        }
    }
}
