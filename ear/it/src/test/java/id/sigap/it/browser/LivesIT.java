package id.sigap.it.browser;

import id.sigap.it.harness.Browser;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One complaint through each path, as the right people, on one server with mail. */
class LivesIT {
    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("lives"))
            .withKeycloak()
            .with("SIGAP_CHALLENGE", "off")
            .withMail();

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    @Nested
    class Citizens extends CitizensLives {
        Citizens() {
            super(LivesIT.server, LivesIT.browser, LivesIT.server.mail());
        }
    }

    @Nested
    class Agencies extends AgenciesLives {
        Agencies() {
            super(LivesIT.server, LivesIT.browser, LivesIT.server.mail());
        }
    }

    @Nested
    class TheDesk extends DeskLives {
        TheDesk() {
            super(LivesIT.server, LivesIT.browser);
        }
    }

    @Nested
    class Guarded extends GuardedLives {
        Guarded() {
            super(LivesIT.server, LivesIT.browser);
        }
    }
}
