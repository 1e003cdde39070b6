package id.sigap.process.migration;

import id.sigap.process.EngineHost;
import id.sigap.process.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** The cases of a plan, one row each. */
@ApplicationScoped
class Roster {
    private static final int CHUNK = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    EngineHost host;

    @Inject
    Releases releases;

    /** Adds the cases that run on the plan's release now and have no row yet. */
    void fill(CaseMigration migration) {
        Set<Long> known = new HashSet<>(
                entities.createQuery("select c.id.complaint from MigratedCase c where c.id.migration = :id", Long.class)
                        .setParameter("id", migration.id())
                        .getResultList());
        String definition =
                releases.definition(Releases.CASE_PROCESS, migration.from()).orElseThrow();
        List<String> instances = host
                .engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionId(definition)
                .rootProcessInstances()
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
        // retries are about machines that meet, so they run on the machine's clock
        Instant now = Instant.now();
        for (int start = 0; start < instances.size(); start += CHUNK) {
            entities
                    .createQuery(
                            "select c.id, c.ticket from Complaint c where c.processInstance in :instances",
                            Object[].class)
                    .setParameter("instances", instances.subList(start, Math.min(start + CHUNK, instances.size())))
                    .getResultList()
                    .stream()
                    .filter(row -> known.add((Long) row[0]))
                    .forEach(row ->
                            entities.persist(new MigratedCase(migration.id(), (Long) row[0], (String) row[1], now)));
        }
    }

    /** Forgets what the dry run of an earlier plan foresaw. */
    void clear(CaseMigration migration) {
        entities.createQuery("delete from MigratedCase c where c.id.migration = :id")
                .setParameter("id", migration.id())
                .executeUpdate();
    }

    /** Every case waits for its move. */
    void again(CaseMigration migration) {
        entities.createQuery(
                        "update MigratedCase c set c.reason = null, c.tries = 0, c.nextTry = :now, c.endedAt = null"
                                + " where c.id.migration = :id")
                .setParameter("now", Instant.now())
                .setParameter("id", migration.id())
                .executeUpdate();
    }
}
