package id.sigap.process;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.foundation.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** The case's process on the engine. It asks before it acts: an engine exception would doom the caller's transaction. */
@ApplicationScoped
public class EngineCaseFlow implements CaseFlow {
    private static final int MOST_STEPS = 200;

    @Inject
    EngineHost host;

    @Inject
    Releases releases;

    @Override
    public void begin(Complaint complaint, Map<String, ?> answers) {
        Map<String, Object> variables = new HashMap<>(answers);
        variables.put(Variables.COMPLAINT_ID, complaint.id());
        complaint.runAs(engine().getRuntimeService()
                .startProcessInstanceByKey("ComplaintProcess", complaint.ticket(), variables)
                .getId());
    }

    @Override
    public List<OpenStep> open(Complaint complaint) {
        return tasks(complaint).stream().map(this::step).toList();
    }

    private OpenStep step(Task task) {
        UserTask model = engine().getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        Map<String, String> properties = new HashMap<>();
        if (model.getExtensionElements() != null) {
            model.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(each -> each.getCamundaProperties().stream())
                    .forEach(property -> properties.put(property.getCamundaName(), property.getCamundaValue()));
        }
        List<String> groups = engine().getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
        String outcomes = properties.getOrDefault("outcomes", "");
        return new OpenStep(
                task.getId(),
                task.getFormKey(),
                task.getName(),
                properties.getOrDefault("instruction", ""),
                outcomes.isBlank() ? List.of() : List.of(outcomes.split("\\s*;\\s*")),
                groups);
    }

    private List<Task> tasks(Complaint complaint) {
        return engine().getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(complaint.ticket())
                .initializeFormKeys()
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    private Optional<Task> at(Complaint complaint, Step step) {
        return tasks(complaint).stream()
                .filter(task -> step.formKey().equals(task.getFormKey()))
                .findFirst();
    }

    @Override
    public boolean isAt(Complaint complaint, Step step) {
        return at(complaint, step).isPresent();
    }

    @Override
    public void complete(Complaint complaint, Step step, Map<String, ?> answers) {
        List<Task> open = tasks(complaint);
        Task task = open.stream()
                .filter(each -> step.formKey().equals(each.getFormKey()))
                .findFirst()
                .orElseThrow(() -> wrongStep(complaint, open));
        engine().getTaskService().complete(task.getId(), new HashMap<>(answers));
    }

    @Override
    public void completeTask(Complaint complaint, String taskId, Map<String, ?> answers) {
        List<Task> open = tasks(complaint);
        Task task = open.stream()
                .filter(each ->
                        each.getId().equals(taskId) && Step.STEP.formKey().equals(each.getFormKey()))
                .findFirst()
                .orElseThrow(() -> wrongStep(complaint, open));
        engine().getTaskService().complete(task.getId(), new HashMap<>(answers));
    }

    private static Refusal wrongStep(Complaint complaint, List<Task> open) {
        String now = open.isEmpty()
                ? "menunggu (" + complaint.state().label().toLowerCase(java.util.Locale.ROOT) + ")"
                : "\"" + open.get(0).getName() + "\"";
        return Refusal.conflict(
                        "wrong-step",
                        "Aduan " + complaint.ticket() + " sekarang pada langkah " + now
                                + "; tindakan ini belum waktunya.")
                .with("step", open.isEmpty() ? complaint.step() : open.get(0).getFormKey())
                .with(
                        "stepName",
                        open.isEmpty() ? complaint.state().label() : open.get(0).getName());
    }

    @Override
    public boolean signal(Complaint complaint, Signal signal, Map<String, ?> answers) {
        List<Execution> waiting = engine().getRuntimeService()
                .createExecutionQuery()
                .processInstanceBusinessKey(complaint.ticket())
                .messageEventSubscriptionName(signal.messageName())
                .list();
        if (waiting.isEmpty()) {
            return false;
        }
        engine().getRuntimeService()
                .messageEventReceived(signal.messageName(), waiting.get(0).getId(), new HashMap<>(answers));
        return true;
    }

    @Override
    public List<WaitingStep> waitingFor(Collection<String> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        return engine()
                .getTaskService()
                .createTaskQuery()
                .taskCandidateGroupIn(List.copyOf(groups))
                .initializeFormKeys()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, MOST_STEPS)
                .stream()
                .filter(task -> Step.STEP.formKey().equals(task.getFormKey()))
                .map(task -> new WaitingStep(businessKey(task), step(task)))
                .toList();
    }

    @Override
    public Optional<String> ticketOf(String taskId) {
        return Optional.ofNullable(engine().getTaskService()
                        .createTaskQuery()
                        .taskId(taskId)
                        .singleResult())
                .map(this::businessKey);
    }

    private String businessKey(Task task) {
        return engine().getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    @Override
    public Place place(Complaint complaint) {
        String instance = complaint.processInstance().orElse(null);
        if (instance == null) {
            return new Place(0, List.of(), List.of());
        }
        List<HistoricActivityInstance> passed = engine().getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list();
        List<String> done = passed.stream()
                .filter(activity -> activity.getEndTime() != null && !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
        List<String> active = passed.stream()
                .filter(activity -> activity.getEndTime() == null)
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
        return new Place(releases.ofInstance(engine(), instance), done, active);
    }

    private ProcessEngine engine() {
        return host.engine();
    }
}
