package id.sigap.process.migration;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.process.EngineHost;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a round found out of a plan says nothing about the plan that took its place meanwhile. */
class ChangedPlanTest {
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private CoreInMemory core;
    private Complaint complaint;
    private UUID id;

    @BeforeEach
    void aPlanIsTried() {
        core = new CoreInMemory().with(EngineHost.class, new NoEngine()).with(Routes.class, new Unbuilt());
        core.deploy("web-form", new PlainConnector("web-form"));
        complaint = core.complain("web-form", false, null);
        for (int number : List.of(1, 2)) {
            core.sql("insert into process_release (number, deployment_id, name, note, released_by, released_at, sha256)"
                    + " values (" + number + ", 'd" + number + "', 'r', 'n', 'system', now(), 'x')");
        }
        Instant now = core.get(BusinessClock.class).now();
        CaseMigration plan = new CaseMigration(1, 2, List.of(), "Langkah baru", "admin1", now);
        plan.check();
        id = plan.id();
        core.run(() -> {
            core.get(Migrating.class).entities.persist(plan);
            core.get(Migrating.class)
                    .entities
                    .persist(new MigratedCase(id, complaint.id(), complaint.ticket(), Instant.EPOCH));
        });
    }

    private void round() {
        core.get(Migrating.class).round();
    }

    private List<Object> foreseen() {
        return core.rows("select foreseen from migration_case");
    }

    @Test
    void takesTheVerdictOfThePlanThatWasTried() {
        round();

        assertThat(foreseen()).containsExactly("stays");
    }

    @Test
    void takesNoVerdictOfAPlanThatWasChangedBetweenTwoRounds() {
        meanwhile.add(this::isChangedAndTriedAnew);

        round();
        assertThat(foreseen()).as("of the plan before").containsExactly((Object) null);
        assertThat(core.rows("select state from migration")).containsExactly("checking");

        round();
        assertThat(foreseen()).as("of the plan that is tried now").containsExactly("stays");
    }

    @Test
    void takesNoVerdictOnceThePlanWasStopped() {
        meanwhile.add(() -> core.run(() -> plan().stop()));

        round();

        assertThat(foreseen()).containsExactly((Object) null);
    }

    private CaseMigration plan() {
        return core.get(Migrating.class).entities.find(CaseMigration.class, id);
    }

    /** Stopped, drawn anew and tried again: the same row, in the same state, of another plan. */
    private void isChangedAndTriedAnew() {
        core.run(() -> {
            plan().stop();
            plan().change(List.of(new Step("ForwardingPhase", "Task_A", "Task_B")), "Pemetaan lain");
            plan().check();
        });
    }

    /** Builds nothing; while it is at it, somebody else does something. */
    private final class Unbuilt extends Routes {
        @Override
        Mover.Built built(CaseMigration migration) {
            if (!meanwhile.isEmpty()) {
                meanwhile.poll().run();
            }
            return null;
        }

        @Override
        Mover mover() {
            return new Mover(null);
        }
    }

    private static final class NoEngine extends EngineHost {}
}
