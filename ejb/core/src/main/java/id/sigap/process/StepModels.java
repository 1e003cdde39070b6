package id.sigap.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** What the diagrams say about their user tasks, read once: a deployed definition never changes. */
final class StepModels {
    private final Map<String, Model> models = new ConcurrentHashMap<>();

    /** By the definition's id. */
    private final Map<String, List<TaskOfDiagram>> tasks = new ConcurrentHashMap<>();

    private record TaskOfDiagram(String id, String formKey) {}

    /**
     * What a diagram says about a step.
     *
     * @param groups who may do it; empty where the diagram computes them for each case
     */
    record Model(String formKey, String instruction, List<String> outcomes, Optional<List<String>> groups) {}

    Model of(ProcessEngine engine, Task task) {
        return models.computeIfAbsent(
                task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey(), key -> read(engine, task));
    }

    /** The ids of all user tasks of a kind in every release; another task of the same id may be of another kind. */
    String[] idsOf(ProcessEngine engine, String formKey) {
        return engine.getRepositoryService().createProcessDefinitionQuery().list().stream()
                .flatMap(definition -> tasks.computeIfAbsent(definition.getId(), id -> tasks(engine, id)).stream())
                .filter(task -> formKey.equals(task.formKey()))
                .map(TaskOfDiagram::id)
                .distinct()
                .toArray(String[]::new);
    }

    private static List<TaskOfDiagram> tasks(ProcessEngine engine, String definition) {
        return engine
                .getRepositoryService()
                .getBpmnModelInstance(definition)
                .getModelElementsByType(UserTask.class)
                .stream()
                .map(task -> new TaskOfDiagram(task.getId(), task.getCamundaFormKey()))
                .toList();
    }

    private static Model read(ProcessEngine engine, Task task) {
        UserTask model = engine.getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        Map<String, String> properties = new HashMap<>();
        if (model.getExtensionElements() != null) {
            model.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(each -> each.getCamundaProperties().stream())
                    .forEach(property -> properties.put(property.getCamundaName(), property.getCamundaValue()));
        }
        String outcomes = properties.getOrDefault("outcomes", "");
        return new Model(
                model.getCamundaFormKey(),
                properties.getOrDefault("instruction", ""),
                outcomes.isBlank() ? List.of() : List.of(outcomes.split("\\s*;\\s*")),
                groups(model));
    }

    private static Optional<List<String>> groups(UserTask model) {
        List<String> groups = model.getCamundaCandidateGroupsList();
        boolean plain = model.getResourceRoles().isEmpty() && groups.stream().noneMatch(group -> group.contains("{"));
        return plain ? Optional.of(List.copyOf(groups)) : Optional.empty();
    }
}
