package id.sigap.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.demo.citizens.Citizens;
import id.sigap.it.guest.GuestJar;
import id.sigap.it.guest.Guests;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.Project;
import id.sigap.it.harness.SampleConnector;
import id.sigap.it.harness.SigapServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The server is killed while citizens write on every platform and answers go out there; {@code mvn -Pkills verify} does it
 * many times, and only there on Mastodon too, by a stranger's connector. One kill is a run for every corner that had
 * something on its way in or out.
 */
class PlatformKillIT {
    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.postgres("platform-kills")).withKeycloak();

    private static final Guests guests = new Guests(server);

    @Test
    void losesNoMessageAndAnswersNobodyTwiceOnAnyPlatform() throws IOException, InterruptedException {
        int kills = Integer.getInteger("sigap.kills", 1);
        long seed = Long.getLong("sigap.seed", System.nanoTime());
        Optional<GuestJar> sample = kills > 1 ? Optional.of(acceptedSample()) : Optional.empty();
        try (Citizens platforms = Citizens.start()) {
            PlatformTrial trial = new PlatformTrial(server, platforms, kills, seed);
            trial.run(sample.isPresent() ? Set.of("mastodon") : Set.of());
        }
        sample.ifPresent(jar -> guests.awaitState(jar.file(), "in-use"));
        assertThat(guests.incidents())
                .as("jars that wait for a decision again")
                .noneMatch(incident -> incident.startsWith("connector-arrived"));
    }

    /** Mastodon's connector, as a stranger builds it; it is accepted this once, and stays so through all kills. */
    private static GuestJar acceptedSample() throws IOException, InterruptedException {
        Path built = SampleConnector.build(Project.freshFolder("sample-to-kill"), "-Dmaven.test.skip=true");
        GuestJar jar = GuestJar.built(built).dropInto(server.deployments());
        guests.decide(jar, "accept");
        guests.awaitState(jar.file(), "in-use");
        return jar;
    }
}
