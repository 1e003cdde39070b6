package id.sigap.it.crash;

import id.sigap.demo.citizens.Citizens;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The server is killed while citizens write on every platform and answers go out there; {@code mvn -Pkills verify} does it
 * many times. One kill is a run for every corner that had something on its way in or out.
 */
class PlatformKillIT {
    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.postgres("platform-kills")).withKeycloak();

    @Test
    void losesNoMessageAndAnswersNobodyTwiceOnAnyPlatform() throws InterruptedException {
        int kills = Integer.getInteger("sigap.kills", 1);
        long seed = Long.getLong("sigap.seed", System.nanoTime());
        try (Citizens platforms = Citizens.start()) {
            new PlatformTrial(server, platforms, kills, seed).run();
        }
    }
}
