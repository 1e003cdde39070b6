package id.sigap.process.release;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.harness.CoreInMemory;
import id.sigap.process.EngineHost;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release that was changed in the database does not come into force unnoticed at the next start. */
class ReleaseWatchTest {
    private final TreeMap<String, byte[]> stored =
            new TreeMap<>(ModelSet.shipped().files());
    private CoreInMemory core;

    @BeforeEach
    void theShippedSetIsReleased() {
        core = new CoreInMemory().with(EngineHost.class, new NoEngine()).with(Releases.class, new Stored());
        core.sql("insert into process_release (number, deployment_id, name, note, released_by, released_at, sha256)"
                + " values (1, 'd1', 'r', 'n', 'system', now(), 'x')");
        stored.forEach((file, bytes) -> core.sql("insert into process_release_file (release_number, model_key, name,"
                + " kind, sha256, changed) values (1, '" + ModelSet.keyOf(file) + "', 'n', 'process', '"
                + ModelSet.sha256(bytes) + "', false)"));
    }

    private List<Object> incidents() {
        core.run(() -> core.get(ReleaseWatch.class).compare());
        return core.rows("select what from incident where resolved_at is null and kind = 'release-changed'");
    }

    private void put(String file, String what, String by) {
        stored.computeIfPresent(
                file,
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace(what, by)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsNothingInWhatWasReleased() {
        assertThat(incidents()).isEmpty();
    }

    @Test
    void namesADiagramThatTheEngineWouldTakeButNobodyReleased() {
        byte[] released = stored.get("ReplyPhase.bpmn");
        put("ReplyPhase.bpmn", "${bindApproval}", "${acknowledge}");

        assertThat(incidents()).singleElement().asString().contains("Rilis 1", ": ReplyPhase.");
        assertThat(incidents()).as("told once").hasSize(1);

        stored.put("ReplyPhase.bpmn", released);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void namesWhatIsGoneAndWhatWasAdded() {
        stored.remove("AskPhase.bpmn");
        stored.put("Hantu.bpmn", "<x/>".getBytes(StandardCharsets.UTF_8));

        assertThat(incidents()).singleElement().asString().contains("AskPhase, Hantu");
    }

    private final class Stored extends Releases {
        @Override
        ModelSet set(int number) {
            return new ModelSet(stored);
        }
    }

    private static final class NoEngine extends EngineHost {}
}
