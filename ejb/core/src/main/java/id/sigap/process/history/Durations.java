package id.sigap.process.history;

import id.sigap.process.EngineHost;
import id.sigap.process.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * How long the steps of one diagram of one release take: elapsed time, nights and holidays too. Looks at the newest
 * {@value #LOOKED_AT} steps that ended, so that it answers as fast with a million cases as with a thousand. Steps that were
 * left by another way than their end count for nothing.
 */
@ApplicationScoped
public class Durations {
    public static final int LOOKED_AT = 100_000;

    private static final String ENDED = """
            select k.act_id_, count(distinct k.proc_inst_id_), count(*),
              percentile_cont(0.5) within group (order by k.duration_),
              percentile_cont(0.9) within group (order by k.duration_), max(k.duration_), min(k.act_type_)
            from (select a.act_id_, a.act_type_, a.proc_inst_id_, a.duration_ from act_hi_actinst a
              where a.proc_def_id_ = :definition and a.end_time_ is not null and a.act_inst_state_ <> 2
              order by a.end_time_ desc limit %d) k
            group by k.act_id_""".formatted(LOOKED_AT);
    private static final String STANDING = """
            select a.act_id_, count(*), min(a.act_type_) from act_hi_actinst a
            where a.proc_def_id_ = :definition and a.end_time_ is null group by a.act_id_""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    EngineHost host;

    @Inject
    Releases releases;

    /**
     * One step.
     *
     * @param cases   processes that came through it
     * @param passes  how often they did
     * @param median  seconds; half of the passes took longer
     * @param ninth   seconds; one of ten took longer
     * @param longest seconds
     * @param standing processes that stand there now
     */
    public record Step(
            String element,
            String type,
            long cases,
            long passes,
            long median,
            long ninth,
            long longest,
            long standing) {
        private Step standing(long now) {
            return new Step(element, type, cases, passes, median, ninth, longest, now);
        }
    }

    /** By the id of the step; empty where the release has no such diagram or nothing ran on it. */
    public List<Step> of(String process, int release) {
        String definition = definition(process, release);
        return definition == null ? List.of() : read(entities, definition);
    }

    static List<Step> read(EntityManager entities, String definition) {
        Map<String, Step> steps = new HashMap<>();
        for (Object[] row : rows(entities, ENDED, definition)) {
            steps.put(
                    (String) row[0],
                    new Step(
                            (String) row[0],
                            (String) row[6],
                            whole(row[1]),
                            whole(row[2]),
                            whole(row[3]) / 1000,
                            whole(row[4]) / 1000,
                            whole(row[5]) / 1000,
                            0));
        }
        for (Object[] row : rows(entities, STANDING, definition)) {
            String element = (String) row[0];
            Step known = steps.getOrDefault(element, new Step(element, (String) row[2], 0, 0, 0, 0, 0, 0));
            steps.put(element, known.standing(whole(row[1])));
        }
        return steps.values().stream()
                .sorted(Comparator.comparing(Step::element))
                .toList();
    }

    private String definition(String process, int release) {
        return host
                .engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .list()
                .stream()
                .map(ProcessDefinition::getId)
                .filter(id -> releases.ofDefinition(id) == release)
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(EntityManager entities, String sql, String definition) {
        return entities.createNativeQuery(sql)
                .setParameter("definition", definition)
                .getResultList();
    }

    private static long whole(Object number) {
        return number == null ? 0 : Math.round(((Number) number).doubleValue());
    }
}
