package id.sigap.it.access;

import id.sigap.it.harness.Browser;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything about access on one server with real tokens, sessions and roles. */
class AccessIT {
    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.postgres("access")).withKeycloak().with("SIGAP_CHALLENGE", "off");

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    @Nested
    class EveryEndpoint extends EndpointMatrix {
        EveryEndpoint() {
            super(server);
        }
    }

    @Nested
    class Hidden extends HiddenCases {
        Hidden() {
            super(server);
        }
    }

    @Nested
    class Agencies extends ForeignAgencies {
        Agencies() {
            super(server);
        }
    }

    @Nested
    class Tokens extends ForgedTokens {
        Tokens() {
            super(server);
        }
    }

    @Nested
    class Calls extends TamperedCalls {
        Calls() {
            super(server);
        }
    }

    @Nested
    class Errors extends HostileInput {
        Errors() {
            super(server);
        }
    }

    @Nested
    class Pages extends HostilePages {
        Pages() {
            super(server, browser);
        }
    }

    @Nested
    class Sessions extends RevokedRoles {
        Sessions() {
            super(server, browser);
        }
    }
}
