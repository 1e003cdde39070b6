package id.sigap.process.replay;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.foundation.UnitOfWork;
import id.sigap.harness.CoreInMemory;
import id.sigap.process.Delegates;
import id.sigap.process.EngineHost;
import id.sigap.process.release.Draft;
import id.sigap.process.release.Drafts;
import id.sigap.process.release.ModelSet;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers ask for work; one replay is played once. */
class OneServerReplaysIT {
    private static ReplayEngine live;

    private CoreInMemory core;
    private Runnable whilePlaying = () -> {};

    @BeforeAll
    static void start() {
        live = new ReplayEngine(ModelSet.shipped(), new Delegates().names());
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @BeforeEach
    void oneIsAskedFor() {
        core = new CoreInMemory()
                .with(EngineHost.class, new Live())
                .with(Drafts.class, new Shipped())
                .with(Replays.class, new Current());
        UUID draft = UUID.randomUUID();
        core.sql("insert into process_release (number, deployment_id, name, note, released_by, released_at, sha256)"
                + " values (1, 'd1', 'r', 'n', 'system', now(), 'x')");
        core.sql("insert into process_draft (id, model_key, kind, note, base, origin, content, sha256, version, errors,"
                + " warnings, state, created_at, changed_at) values ('" + draft
                + "', 'TriagePhase', 'process', 'n', 1, 'person', X'00', 'x', 1, 0, 0, 'open', now(), now())");
        core.run(() -> core.get(Replays.class)
                .entities
                .persist(new Replay(draft, 1, List.of(), 1, 5, "admin1", Instant.now())));
    }

    /** A server of its own, with the database in common. */
    private Replaying server(Delegates delegates) {
        Replaying server = new Replaying();
        Replaying first = core.get(Replaying.class);
        server.entities = first.entities;
        server.host = first.host;
        server.delegates = delegates;
        server.drafts = first.drafts;
        server.releases = first.releases;
        server.replays = first.replays;
        server.complaints = first.complaints;
        server.desk = first.desk;
        server.vault = first.vault;
        server.work = first.work;
        server.clock = first.clock;
        return server;
    }

    private List<Object> ended() {
        return core.rows("select data from ledger_entry where act = 'replay.ended'");
    }

    private Object attempts() {
        return core.rows("select attempts from replay").get(0);
    }

    @Test
    void theOtherFindsNothingToDoWhileOnePlays() {
        Replaying other = server(new Delegates());
        boolean[] played = {true};
        whilePlaying = () -> played[0] = other.round();

        assertThat(server(new Busy()).round()).isTrue();

        assertThat(played[0]).as("the other played it too").isFalse();
        assertThat(attempts()).isEqualTo(1);
        assertThat(ended()).singleElement().asString().contains("\"state\":\"done\"");
        assertThat(other.round()).isFalse();
    }

    @Test
    void whatAServerThatHungSaysInTheEndIsNotTaken() {
        Replaying other = server(new Delegates());
        whilePlaying = () -> {
            core.sql("update replay set lease_until = timestamp with time zone '2020-01-01 00:00:00+00'");
            assertThat(other.round()).as("its lease is over").isTrue();
        };

        server(new Busy()).round();

        assertThat(attempts()).isEqualTo(2);
        assertThat(ended()).hasSize(1);
    }

    private static final class Live extends EngineHost {
        @Override
        public ProcessEngine engine() {
            return live.engine();
        }
    }

    /** Gives the shipped set whatever is asked for. */
    private static final class Shipped extends Drafts {
        @Override
        public Draft get(UUID id) {
            return null;
        }

        @Override
        public ModelSet proposed(Draft draft, List<String> with) {
            return ModelSet.shipped();
        }
    }

    private static final class Current extends Replays {
        @Override
        public boolean current(Replay replay) {
            return true;
        }
    }

    /** Asked for the beans when the replay was taken and is about to be played. */
    private final class Busy extends Delegates {
        @Override
        public Set<String> names() {
            if (!core.get(UnitOfWork.class).active()) {
                whilePlaying.run();
            }
            return super.names();
        }
    }
}
