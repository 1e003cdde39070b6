package id.sigap.process.engine;

import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** FEEL that sees plain values only and evaluates nothing that {@link FeelGuard} refuses, wherever it came from. */
final class GuardedFeel implements FeelEngine {

    private final FeelGuard guard = new FeelGuard();
    private final FeelEngine feel = new ScalaFeelEngine(null);

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        guard(expression);
        return feel.evaluateSimpleExpression(expression, new PlainContext(variables));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
        guard(tests);
        return feel.evaluateSimpleUnaryTests(tests, input, new PlainContext(variables));
    }

    private void guard(String expression) {
        guard.expectation(expression).ifPresent(expected -> {
            throw new ProcessEngineException("The FEEL expression " + expression + " is refused; " + expected + ".");
        });
    }

    private record PlainContext(VariableContext variables) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            TypedValue typed = variables.resolve(name);
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
