package id.sigap.process.engine;

import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;

/**
 * The one fixed phrase with which a called process takes over its caller's business key. It is recognised as a whole:
 * {@code execution} is no name that expressions resolve.
 */
final class BusinessKeyExpression implements Expression {

    private static final long serialVersionUID = 1L;

    private static final Set<String> SPELLINGS =
            Set.of("#{execution.processBusinessKey}", "${execution.processBusinessKey}");

    private final String text;

    BusinessKeyExpression(String text) {
        this.text = text;
    }

    static boolean isWritten(String text) {
        return SPELLINGS.contains(text);
    }

    @Override
    public Object getValue(VariableScope scope) {
        if (scope instanceof DelegateExecution execution) {
            return execution.getProcessBusinessKey();
        }
        throw new ProcessEngineException("The expression " + text + " is refused; a running case is expected.");
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        return getValue(scope);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new ProcessEngineException("Setting " + text + " is refused; expressions only read.");
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
        setValue(value, scope);
    }

    @Override
    public String getExpressionText() {
        return text;
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
