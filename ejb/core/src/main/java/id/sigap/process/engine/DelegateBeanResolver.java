package id.sigap.process.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Resolves a registry name to its bean, only while the task that is to call a bean executes. */
final class DelegateBeanResolver extends ReadOnlyResolver {

    private final BeanRegistry registry;

    DelegateBeanResolver(BeanRegistry registry) {
        this.registry = registry;
    }

    @Override
    Object resolve(VariableScope scope, String name) {
        return registry.names().contains(name) && isCallingBean(scope) ? registry.bean(name) : UNKNOWN;
    }

    private static boolean isCallingBean(VariableScope scope) {
        return scope instanceof ExecutionEntity execution
                && execution.getActivity() != null
                && execution.getActivity().getActivityBehavior()
                        instanceof ServiceTaskDelegateExpressionActivityBehavior;
    }
}
