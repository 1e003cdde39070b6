package id.sigap.process.engine;

import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * FEEL that sees plain values only, of bounded length, and evaluates nothing that {@link FeelGuard} refuses, wherever it came
 * from: so that no chain of tables makes a value grow without end.
 */
final class GuardedFeel implements FeelEngine {

    /** Longest text that a cell may read, in characters. */
    static final int MAX_TEXT = 20_000;

    private final FeelGuard guard = new FeelGuard();
    private final FeelEngine feel = new ScalaFeelEngine(null);
    private final Runnable stillInTime;

    /** @param stillInTime asked before each cell and each name in it; throws where the evaluation has to end */
    GuardedFeel(Runnable stillInTime) {
        this.stillInTime = stillInTime;
    }

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        guard(expression);
        return feel.evaluateSimpleExpression(expression, new PlainContext(variables, stillInTime));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
        guard(tests);
        return feel.evaluateSimpleUnaryTests(tests, input, new PlainContext(variables, stillInTime));
    }

    private void guard(String expression) {
        stillInTime.run();
        guard.expectation(expression).ifPresent(expected -> {
            throw new ProcessEngineException("The FEEL expression " + expression + " is refused; " + expected + ".");
        });
    }

    private record PlainContext(VariableContext variables, Runnable stillInTime) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            stillInTime.run();
            TypedValue typed = variables.resolve(name);
            if (typed != null && typed.getValue() instanceof String text && text.length() > MAX_TEXT) {
                throw new ProcessEngineException("The variable " + name + " holds " + text.length()
                        + " characters; at most " + MAX_TEXT + " are expected in a table.");
            }
            if (typed != null && !PlainValues.isStorable(typed.getValue())) {
                throw new ProcessEngineException("The variable " + name + " holds a "
                        + typed.getValue().getClass().getName() + "; a plain value is expected in a table.");
            }
            return typed;
        }

        @Override
        public boolean containsVariable(String name) {
            return variables.containsVariable(name);
        }

        @Override
        public Set<String> keySet() {
            return variables.keySet();
        }
    }
}
