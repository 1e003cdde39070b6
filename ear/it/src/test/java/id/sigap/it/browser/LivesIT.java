package id.sigap.it.browser;

import id.sigap.demo.DemoMail;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One complaint through each path, as the right people, on one server with mail. */
class LivesIT {
    static final DemoMail mail = DemoMail.start();

    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("lives"))
            .withKeycloak()
            .with("SIGAP_CHALLENGE", "off")
            .withMail(mail);

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    @AfterAll
    static void stopMail() {
        mail.close();
    }

    @Nested
    class Citizens extends CitizensLives {
        Citizens() {
            super(LivesIT.server, LivesIT.browser, LivesIT.mail);
        }
    }

    @Nested
    class Agencies extends AgenciesLives {
        Agencies() {
            super(LivesIT.server, LivesIT.browser, LivesIT.mail);
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
