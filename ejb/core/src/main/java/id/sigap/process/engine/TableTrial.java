package id.sigap.process.engine;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;

/** Tries a table that is not in force on an engine of its own: nothing of it reaches the process engine. */
public final class TableTrial {

    private final DiagramCheck check = new DiagramCheck(Set.of());
    private final String key;
    private final byte[] xml;

    /**
     * Prepares a trial.
     *
     * @param key the decision in the table
     * @param xml its bytes
     */
    public TableTrial(String key, byte[] xml) {
        this.key = key;
        this.xml = xml.clone();
    }

    /**
     * What a table decides.
     *
     * @param matched ids of the rules that held, in their order
     * @param outputs one map of names and values for each rule that counts
     */
    public record Decided(List<String> matched, List<Map<String, Object>> outputs) {}

    /** The trial went on for too long. */
    public static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("The table was not evaluated in time.");
        }
    }

    /** Loads what the first evaluation of a server's life has to load, which takes longer than any trial may. */
    public static void warmUp() {
        new GuardedFeel(() -> {}).evaluateSimpleExpression("1", Variables.emptyVariableContext());
    }

    /**
     * Evaluates the table.
     *
     * @param facts plain values by name
     * @param limit after which the evaluation ends at the next cell or name
     * @throws DiagramRefused where the closed engine does not let the table in
     * @throws TooSlow where the limit is passed
     * @throws RuntimeException of the engine, where the table cannot be evaluated with these facts
     */
    public Decided run(Map<String, Object> facts, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        List<String> matched = new ArrayList<>();
        DefaultDmnEngineConfiguration tables = ClosedTables.configuration(check, () -> {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new TooSlow();
            }
        });
        tables.getCustomPostDecisionTableEvaluationListeners().add(listener(matched));
        DmnEngine engine = tables.buildEngine();
        List<Finding> findings = check.table(key, xml);
        if (!findings.isEmpty()) {
            throw new DiagramRefused(key, findings);
        }
        DmnDecision decision = engine.parseDecision(key, new ByteArrayInputStream(xml));
        List<Map<String, Object>> outputs = new ArrayList<>();
        engine.evaluateDecision(decision, facts).getResultList().forEach(one -> outputs.add(new LinkedHashMap<>(one)));
        return new Decided(List.copyOf(matched), List.copyOf(outputs));
    }

    private DmnDecisionTableEvaluationListener listener(List<String> matched) {
        return event -> {
            if (event.getDecisionTable().getKey().equals(key)) {
                event.getMatchingRules().stream()
                        .map(DmnEvaluatedDecisionRule::getId)
                        .forEach(matched::add);
            }
        };
    }
}
