package id.sigap.process.migration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** The elements of one diagram that a plan may name. */
final class Elements {
    private final BpmnModelInstance model;
    private final Map<String, Element> all = new LinkedHashMap<>();

    Elements(BpmnModelInstance model) {
        this.model = model;
        model.getModelElementsByType(FlowNode.class)
                .forEach(node -> all.put(
                        node.getId(),
                        new Element(
                                node.getId(),
                                node.getName() == null ? "" : node.getName().strip(),
                                kind(node))));
    }

    private static String kind(FlowNode node) {
        if (node instanceof UserTask) {
            return "step";
        }
        if (node instanceof ReceiveTask
                || node instanceof IntermediateCatchEvent
                || node instanceof EventBasedGateway) {
            return "wait";
        }
        if (node instanceof CallActivity) {
            return "phase";
        }
        if (node instanceof SubProcess) {
            return "part";
        }
        boolean starts = node instanceof StartEvent
                && node.getParentElement() instanceof SubProcess part
                && part.triggeredByEvent();
        return node instanceof BoundaryEvent || starts ? "event" : "other";
    }

    Collection<Element> waiting() {
        return all.values().stream().filter(Element::waits).toList();
    }

    boolean has(String id) {
        return all.containsKey(id);
    }

    /** Name and id, as sentences show an element. */
    String words(String id) {
        Element element = all.get(id);
        return element == null || element.name().isEmpty()
                ? "\"" + id + "\""
                : "\"" + element.name() + "\" (" + id + ")";
    }

    /** What a call activity calls; empty where the element is none. */
    Optional<String> calls(String id) {
        return model.getModelElementById(id) instanceof CallActivity call
                ? Optional.ofNullable(call.getCalledElement())
                : Optional.empty();
    }

    Optional<UserTask> step(String id) {
        return model.getModelElementById(id) instanceof UserTask task ? Optional.of(task) : Optional.empty();
    }

    /** The kind of step that a user task is; empty where the element is none. */
    Optional<String> formKey(String id) {
        return step(id).map(UserTask::getCamundaFormKey);
    }

    /** Who may do a step; empty where the diagram computes it for each case. */
    Optional<List<String>> groups(String id) {
        return step(id).filter(task -> task.getResourceRoles().isEmpty())
                .map(UserTask::getCamundaCandidateGroupsList)
                .filter(groups -> groups.stream().noneMatch(group -> group.contains("{")));
    }

    /** The place that the case shows while it waits here; empty where the element names none. */
    Optional<String> wait(String id) {
        if (!(model.getModelElementById(id) instanceof ReceiveTask task) || task.getExtensionElements() == null) {
            return Optional.empty();
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(each -> each.getCamundaProperties().stream())
                .filter(property -> "wait".equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst();
    }
}
