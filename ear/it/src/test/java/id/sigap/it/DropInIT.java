package id.sigap.it;

import id.sigap.it.guest.Guests;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connectors of strangers, dropped into a running server: good ones live there, faulty ones harm nobody else. */
@Tag("platforms")
class DropInIT {
    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.postgres("drop-in")).withKeycloak().with("SIGAP_CHALLENGE", "off");

    private static final Guests guests = new Guests(server);

    @Nested
    class Guest extends GuestLife {
        Guest() {
            super(server, guests);
        }
    }

    @Nested
    class Faults extends GuestFaults {
        Faults() {
            super(server, guests);
        }
    }
}
