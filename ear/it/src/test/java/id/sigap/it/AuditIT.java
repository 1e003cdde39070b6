package id.sigap.it;

import id.sigap.it.browser.AuditorsDay;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What auditors find, count and take along, on one server with a real Keycloak, PostgreSQL and browser. */
class AuditIT {
    // checkpoints come once a minute here: a dossier that did not get its own would take as long
    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.postgres("audit")).withKeycloak().with("SIGAP_CHALLENGE", "off");

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    @Nested
    class Finds extends History {
        Finds() {
            super(server);
        }
    }

    @Nested
    @Tag("lives")
    class SpendsADay extends AuditorsDay {
        SpendsADay() {
            super(server, browser);
        }
    }

    @Nested
    class TakesAlong extends Dossier {
        TakesAlong() {
            super(server, browser);
        }
    }
}
