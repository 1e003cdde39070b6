package id.sigap.connector.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.guard.ConnectorCall;
import id.sigap.connector.guard.Fault;
import id.sigap.harness.CoreInMemory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was decided about a jar stays known, whatever it is called and however many came since. */
class ConnectorJarsTest {
    private final CoreInMemory core = new CoreInMemory();
    private final ConnectorJars jars = core.get(ConnectorJars.class);

    private static JarFile jar(String name, String sha256) {
        return new JarFile(name, sha256, 1, Optional.empty(), Optional.empty());
    }

    @Test
    void isKnownAfterSixHundredOthers() {
        core.run(() -> jars.announce(jar("mastodon.jar", "a"), Set.of()));
        core.run(() -> jars.accept(jars.all().get(0).id(), "admin1"));
        core.sql("insert into connector_jar (id, sha256, file_name, size_bytes, state, announced_at)"
                + " select 1000000 + x, 'b' || x, 'other.jar', 1, 'announced', timestamp with time zone"
                + " '2099-01-01 00:00:00Z' from system_range(1, 600)");

        assertThat(core.act(() -> jars.states(Set.of("a", "b600", "c"))))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "accepted", "b600", "announced"));
    }

    @Test
    void isAnnouncedUnderTheLongestNameThatAFileCanHave() {
        core.run(() -> jars.announce(jar("x".repeat(251) + ".jar", "a"), Set.of()));

        assertThat(core.act(jars::all))
                .singleElement()
                .satisfies(jar -> assertThat(jar.fileName()).hasSize(200));
    }

    @Test
    void tellsWhichVersionANewOneReplaces() {
        core.run(() -> jars.announce(new JarFile("x.jar", "a", 1, Optional.empty(), Optional.of("1.0")), Set.of()));
        core.run(() -> jars.accept(jars.all().get(0).id(), "admin1"));
        core.run(() -> jars.announce(jar("x.jar", "b"), Set.of("x")));

        assertThat(core.rows("select what from incident where resolved_at is null")
                        .toString())
                .contains("menggantikan versi 1.0");
    }

    @Test
    void tellsOfTheFaultsOfAConnectorWithALongName() {
        Standings standings = core.get(Standings.class);
        standings.of("x".repeat(130)).fault(ConnectorCall.DESCRIBE, Fault.Kind.RETURNED_NULL, "describe");
        standings.of("x".repeat(131)).fault(ConnectorCall.DESCRIBE, Fault.Kind.RETURNED_NULL, "describe");

        standings.tell(Map.of());

        assertThat(core.rows("select kind from incident")).containsExactly("connector-fault", "connector-fault");
    }
}
