package id.sigap.process.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Resolves the name of a variable to its value, where that is text, a number, a truth value, a date or a list of them. */
final class PlainVariableResolver extends ReadOnlyResolver {

    @Override
    Object resolve(VariableScope scope, String name) {
        if (scope == null || !scope.hasVariable(name)) {
            return UNKNOWN;
        }
        Object value = scope.getVariable(name);
        if (!PlainValues.isReadable(value)) {
            throw new ProcessEngineException("The variable " + name + " holds a "
                    + value.getClass().getName() + "; a plain value is expected in an expression.");
        }
        return value;
    }
}
