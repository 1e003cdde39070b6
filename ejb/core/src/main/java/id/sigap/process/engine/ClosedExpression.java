package id.sigap.process.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/** An expression that only evaluates where a case is at hand; a literal evaluates anywhere. */
final class ClosedExpression extends JuelExpression {

    ClosedExpression(ValueExpression value, ClosedExpressionManager manager, String text) {
        super(value, manager, text);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        boolean noCase = scope == null || scope instanceof StartProcessVariableScope;
        if (noCase && !isLiteralText()) {
            throw new ProcessEngineException("The expression " + getExpressionText()
                    + " is refused; without a case only a literal is expected.");
        }
        return super.getValue(scope, execution);
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
        throw new ProcessEngineException("Setting " + getExpressionText() + " is refused; expressions only read.");
    }
}
