package id.sigap.it.admin;

import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What administrators change, on one server with a real Keycloak and PostgreSQL. */
class AdministratorsIT {
    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("administrators"))
            .withKeycloak()
            .with("SIGAP_CHALLENGE", "off");

    @Nested
    class Processes extends Redrawing {
        Processes() {
            super(server);
        }
    }

    @Nested
    class OfficeData extends Administration {
        OfficeData() {
            super(server);
        }
    }

    @Nested
    class Platforms extends Accounts {
        Platforms() {
            super(server);
        }
    }

    @Nested
    class Webhooks extends WebhookAttacks {
        Webhooks() {
            super(server);
        }
    }

    @Nested
    class Forgeries extends ForgedDeliveries {
        Forgeries() {
            super(server);
        }
    }
}
