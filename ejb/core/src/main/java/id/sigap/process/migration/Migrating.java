package id.sigap.process.migration;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.Ledger;
import id.sigap.process.Arrivals;
import id.sigap.process.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Works a plan off, case by case. A dry run moves each case too and then rolls back, so that it says exactly what the move
 * would do.
 */
@ApplicationScoped
public class Migrating {
    private static final System.Logger LOG = System.getLogger(Migrating.class.getName());
    private static final int AT_ONCE = 20;
    private static final String FREE =
            "select state from migration where id = :id and slot is not null for update skip locked";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Routes routes;

    @Inject
    Migrations migrations;

    @Inject
    Complaints complaints;

    @Inject
    Arrivals arrivals;

    @Inject
    Releases releases;

    @Inject
    Ledger ledger;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    /** A case's turn. */
    private record Verdict(String how, String why) {}

    /** Ends a dry run's transaction without a commit. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Verdict verdict;

        RolledBack(Verdict verdict) {
            super(null, null, false, false);
            this.verdict = verdict;
        }
    }

    /** Moves, or tries, the next cases of the plan that works; called by the workers. True where more is due now. */
    public boolean round() {
        Optional<CaseMigration> open = work.call(
                () -> entities.createQuery("from CaseMigration m where m.slot is not null", CaseMigration.class)
                        .getResultStream()
                        .findFirst());
        if (open.isEmpty()) {
            return false;
        }
        CaseMigration migration = open.get();
        Mover.Built built = routes.built(migration);
        List<Long> due = work.call(() -> due(migration));
        for (long complaint : due) {
            if (!step(migration, complaint, built)) {
                return false;
            }
        }
        if (due.isEmpty()) {
            work.run(() -> end(migration));
        }
        return !due.isEmpty();
    }

    private List<Long> due(CaseMigration migration) {
        return entities.createQuery(
                        "select c.id.complaint from MigratedCase c where c.id.migration = :id and c.result = 'waiting'"
                                + " and c.endedAt is null and c.nextTry <= :now order by c.id.complaint",
                        Long.class)
                .setParameter("id", migration.id())
                .setParameter("now", Instant.now())
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** @return false where another server has the plan, or it was stopped or is another one now */
    private boolean step(CaseMigration plan, long complaint, Mover.Built built) {
        try {
            return work.call(() -> turn(plan, complaint, built));
        } catch (RolledBack tried) {
            work.run(() -> foresaw(plan, complaint, tried.verdict));
        } catch (RuntimeException failure) {
            // of whatever kind: a case that fails must not keep the others from their turn
            work.run(() -> after(plan, complaint, failure));
        }
        return true;
    }

    private boolean turn(CaseMigration plan, long complaint, Mover.Built built) {
        // the case first: whoever has it may take long, and the plan can be stopped meanwhile
        Complaint theCase = complaints.lock(complaint);
        CaseMigration migration = mine(plan);
        if (migration == null) {
            return false;
        }
        MigratedCase row = row(plan, complaint);
        if (row == null || !row.result().equals("waiting") || row.endedAt().isPresent()) {
            return true;
        }
        Verdict verdict = move(migration, theCase, built);
        if (migration.checking()) {
            throw new RolledBack(verdict);
        }
        end(migration, row, verdict);
        return true;
    }

    /**
     * The plan, locked for this transaction; null where it does not work, another server has it, or it was changed since the
     * round began: what was built of the one before says nothing about it.
     */
    private CaseMigration mine(CaseMigration plan) {
        boolean free = !entities.createNativeQuery(FREE)
                .setParameter("id", plan.id())
                .getResultList()
                .isEmpty();
        CaseMigration now = free ? entities.find(CaseMigration.class, plan.id()) : null;
        return now != null && now.version() == plan.version() ? now : null;
    }

    private MigratedCase row(CaseMigration plan, long complaint) {
        return entities.find(MigratedCase.class, new MigratedCase.Key(plan.id(), complaint));
    }

    private Verdict move(CaseMigration migration, Complaint complaint, Mover.Built built) {
        List<ProcessInstance> tree =
                complaint.processInstance().map(routes.mover()::tree).orElse(List.of());
        if (tree.isEmpty()) {
            return new Verdict("gone", "Aduan ini sudah selesai.");
        }
        int on = releases.ofDefinition(tree.get(0).getProcessDefinitionId());
        if (on != migration.from()) {
            return new Verdict("gone", "Aduan ini sekarang berjalan pada rilis " + on + ".");
        }
        List<Fault> obstacles = routes.mover().obstacles(tree, built.plans());
        if (!obstacles.isEmpty()) {
            return new Verdict("left", obstacles.stream().map(Fault::message).collect(Collectors.joining(" ")));
        }
        for (Mover.Arrival arrival : routes.mover().move(tree, built.plans())) {
            if (arrival.place() != null) {
                arrivals.waiting(complaint, arrival.place());
            } else {
                arrivals.step(complaint, arrival.formKey(), arrival.groups());
            }
        }
        complaint.runsOn(migration.to());
        complaints.changed(complaint, "migrated");
        return new Verdict("moved", null);
    }

    private void end(CaseMigration migration, MigratedCase row, Verdict verdict) {
        row.end(verdict.how(), verdict.why(), clock.now());
        if (!verdict.how().equals("gone")) {
            ledger.record(
                    verdict.how().equals("moved") ? "case.migrated" : "case.migration-left",
                    migration.startedBy().orElseThrow(),
                    row.ticket(),
                    Map.of("migration", migration.id().toString(), "from", migration.from(), "to", migration.to()));
        }
    }

    private void foresaw(CaseMigration plan, long complaint, Verdict verdict) {
        CaseMigration migration = mine(plan);
        MigratedCase row = row(plan, complaint);
        if (row != null && migration != null && migration.checking()) {
            row.foresee(verdict.how().equals("moved"), verdict.why(), clock.now());
        }
    }

    /** The turn failed and changed nothing: later again, but for what says why it cannot be. */
    private void after(CaseMigration plan, long complaint, RuntimeException failure) {
        CaseMigration migration = mine(plan);
        MigratedCase row = row(plan, complaint);
        if (migration == null
                || row == null
                || !row.result().equals("waiting")
                || row.endedAt().isPresent()) {
            return;
        }
        String why = reason(failure);
        if (why == null) {
            boolean collision = UnitOfWork.isCollision(failure);
            if (!collision) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Case " + row.ticket() + " of plan " + plan.id() + " failed",
                        failure);
            }
            if (row.postpone(Instant.now())) {
                return;
            }
            why = collision
                    ? "Aduan ini terus dipakai orang lain; pindahkan nanti dengan rencana baru."
                    : "Pemindahan aduan ini berulang kali gagal; sebabnya tercatat di log server.";
        }
        if (migration.checking()) {
            row.foresee(false, why, clock.now());
        } else {
            end(migration, row, new Verdict("left", why));
        }
    }

    /** Why the case cannot be moved, where the engine or a rule of ours says so; null where it may only have failed this time. */
    static String reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refused && refused.kind() != Refusal.Kind.UNAVAILABLE) {
                return refused.getMessage();
            }
            if (cause instanceof MigratingProcessInstanceValidationException invalid) {
                String reasons = invalid.getValidationReport().getActivityInstanceReports().stream()
                        .flatMap(report -> report.getFailures().stream()
                                .map(refusal -> "\"" + report.getSourceScopeId() + "\": " + EngineWords.of(refusal)))
                        .collect(Collectors.joining("; "));
                return "Mesin proses tidak dapat memindahkannya: "
                        + (reasons.isEmpty()
                                ? String.join(
                                        "; ", invalid.getValidationReport().getFailures())
                                : reasons)
                        + ".";
            }
        }
        return null;
    }

    private void end(CaseMigration plan) {
        CaseMigration migration = mine(plan);
        if (migration == null || waiting(plan.id()) > 0) {
            return;
        }
        Map<String, Integer> by = migrations.counts(migration).by();
        if (migration.checking()) {
            migration.checked(clock.now());
            migrations.record(
                    "migration.checked",
                    Ledger.SYSTEM,
                    migration,
                    Map.of("goes", by.getOrDefault("goes", 0), "stays", by.getOrDefault("stays", 0)));
        } else {
            migration.end(clock.now());
            migrations.record(
                    "migration.ended",
                    migration.startedBy().orElseThrow(),
                    migration,
                    Map.of(
                            "moved", by.getOrDefault("moved", 0),
                            "left", by.getOrDefault("left", 0),
                            "gone", by.getOrDefault("gone", 0)));
        }
    }

    private long waiting(UUID id) {
        return entities.createQuery(
                        "select count(c) from MigratedCase c where c.id.migration = :id and c.result = 'waiting'"
                                + " and c.endedAt is null",
                        Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
