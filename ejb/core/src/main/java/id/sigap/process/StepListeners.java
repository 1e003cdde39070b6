package id.sigap.process;

import id.sigap.complaint.Complaints;
import id.sigap.coordination.Escalation;
import id.sigap.process.engine.BeforeTimers;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Ties every diagram to the case it moves, whatever the office draws: a step that is reached shows in the case and calls the
 * people it waits for, and a phase that names a ladder starts with the instant of its first rung.
 */
final class StepListeners extends AbstractBpmnParseListener {
    private static final String LADDER = "ladder";

    private final Complaints complaints;
    private final Escalation escalation;
    private final Arrivals arrivals;

    StepListeners(Complaints complaints, Escalation escalation, Arrivals arrivals) {
        this.complaints = complaints;
        this.escalation = escalation;
        this.arrivals = arrivals;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        property(element, LADDER).ifPresent(ladder -> {
            definition.setProperty(LADDER, ladder);
            BeforeTimers.add(
                    definition, (execution, caller) -> startLadder(execution, Variables.complaintId(caller), ladder));
        });
    }

    /** The ladder of the phase that an execution is in. */
    static String ladder(DelegateExecution execution) {
        return (String) ((ExecutionEntity) execution).getProcessDefinition().getProperty(LADDER);
    }

    private void startLadder(DelegateExecution execution, long complaintId, String ladder) {
        Instant first = complaints
                .find(complaintId)
                .flatMap(complaint -> escalation.firstRung(complaint, ladder))
                .orElseThrow(() -> new IllegalStateException("No ladder is called " + ladder + "."));
        execution.setVariableLocal(Variables.NEXT_RUNG, Date.from(first));
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            String formKey = element.attributeNS(
                    org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formKey");
            behavior.getTaskDefinition()
                    .addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, (TaskListener) task -> reach(task, formKey));
        }
    }

    private void reach(DelegateTask task, String formKey) {
        complaints
                .find(Variables.complaintId(task))
                .ifPresent(complaint -> arrivals.step(
                        complaint,
                        formKey,
                        task.getCandidates().stream()
                                .map(IdentityLink::getGroupId)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        property(element, "wait")
                .ifPresent(wait -> activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                        execution -> complaints
                                .find(Variables.complaintId(execution))
                                .ifPresent(complaint -> arrivals.waiting(complaint, wait))));
    }

    /** The value of a {@code camunda:property} of this element. */
    static Optional<String> property(Element element, String name) {
        Element extensions = element.element("extensionElements");
        if (extensions == null) {
            return Optional.empty();
        }
        return extensions.elements().stream()
                .filter(child -> child.getTagName().equals("properties"))
                .flatMap(properties -> properties.elements().stream())
                .filter(property -> name.equals(property.attribute("name")))
                .map(property -> property.attribute("value"))
                .findFirst();
    }
}
