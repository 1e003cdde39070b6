package id.sigap.it;

import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Complaints through their lives on one server with a real Keycloak, PostgreSQL and mail server. */
class LifeIT {
    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("life"))
            .withKeycloak()
            .with("SIGAP_CHALLENGE", "off")
            .withMail();

    @Nested
    class Straight extends ComplaintLife {
        Straight() {
            super(server, server.mail());
        }
    }

    @Nested
    class ByMail extends Letters {
        ByMail() {
            super(server, server.mail());
        }
    }

    @Nested
    class Others extends Paths {
        Others() {
            super(server);
        }
    }
}
