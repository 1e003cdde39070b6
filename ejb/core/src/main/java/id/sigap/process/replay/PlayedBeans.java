package id.sigap.process.replay;

import id.sigap.process.engine.BeanRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;

/** The beans that a diagram may name, as a replay has them: each writes the variables of the real one and does nothing else. */
final class PlayedBeans implements BeanRegistry {
    private static final int MOST_CALLS = 2000;

    private final Set<String> names;

    private RecordedCase now;
    private String wordingKind = "answer";
    private int level;
    private int calls;

    PlayedBeans(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    void begin(RecordedCase recorded) {
        now = recorded;
        wordingKind = "answer";
        level = 0;
        calls = 0;
    }

    /** How many approvals the draft's table asked for last; 0 before it was asked. */
    int level() {
        return level;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public Object bean(String name) {
        return (JavaDelegate) execution -> {
            if (++calls > MOST_CALLS) {
                throw new IllegalStateException("alur ini berputar tanpa akhir");
            }
            play(name, execution);
        };
    }

    private void play(String name, DelegateExecution execution) {
        switch (name) {
            case "proposeTriage" ->
                now.facts()
                        .forEach(
                                (fact, value) -> execution.setVariableLocal(fact, Variables.untypedValue(value, true)));
            case "recordTriage" -> recordTriage(execution);
            case "recordRisk" -> recordRisk(execution);
            case "bindApproval" -> {
                Object kind = execution.getVariable("wordingKind");
                execution.setVariable("wordingKind", kind == null ? wordingKind : kind);
            }
            case "climbLadder" -> {
                execution.setVariable("anotherRung", true);
                execution.setVariable("nextRung", never());
            }
            default -> {
                if (name.startsWith("close")) {
                    execution.setVariable("citizenOutcome", "silent");
                }
            }
        }
    }

    private void recordTriage(DelegateExecution execution) {
        Map<?, ?> decision = (Map<?, ?>) execution.getVariable("triageDecision");
        execution.removeVariable("triageDecision");
        boolean known = Boolean.TRUE.equals(now.begun().get("reopened"));
        boolean recorded = now.triage().containsKey("needsReview");
        execution.setVariable(
                "emergency",
                recorded
                        ? now.triage().get("emergency")
                        : !known && decision != null && Boolean.TRUE.equals(decision.get("emergency")));
        execution.setVariable(
                "needsReview",
                recorded
                        ? now.triage().get("needsReview")
                        : !known && (decision == null || Boolean.TRUE.equals(decision.get("needsReview"))));
    }

    private void recordRisk(DelegateExecution execution) {
        Map<?, ?> decision = (Map<?, ?>) execution.getVariable("approvalDecision");
        level = decision == null || !(decision.get("level") instanceof Number asked)
                ? 2
                : Math.max(1, asked.intValue());
        execution.removeVariable("approvalDecision");
    }

    /** What kind of wording was submitted, where the reply cannot see it. */
    void submitted(Object kind) {
        if (kind instanceof String text) {
            wordingKind = text;
        }
    }

    /** A timer of a replay fires when it is told to. */
    static Date never() {
        return Date.from(Instant.now().plus(36500, ChronoUnit.DAYS));
    }
}
