package id.sigap.process;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.foundation.Refusal;
import id.sigap.process.history.Passages;
import id.sigap.process.release.Releases;
import id.sigap.triage.TriageFacts;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/** The case's process on the engine. It asks before it acts: an engine exception would doom the caller's transaction. */
@ApplicationScoped
public class EngineCaseFlow implements CaseFlow {
    private static final int MOST_STEPS = 200;
    private static final String OPEN = EngineCaseFlow.class.getName() + ".open ";

    @Inject
    EngineHost host;

    @Inject
    Releases releases;

    @Inject
    TriageDesk desk;

    @Inject
    Passages passages;

    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    private final StepModels models = new StepModels();

    @Override
    public void begin(Complaint complaint, Map<String, ?> answers) {
        Map<String, Object> variables = new HashMap<>(answers);
        variables.put(Variables.COMPLAINT_ID, complaint.id());
        moves(complaint);
        ProcessInstance begun = engine().getRuntimeService()
                .startProcessInstanceByKey("ComplaintProcess", complaint.ticket(), variables);
        complaint.runAs(begun.getId());
        complaint.runsOn(releases.ofDefinition(begun.getProcessDefinitionId()));
    }

    @Override
    public List<OpenStep> open(Complaint complaint) {
        return tasks(complaint).stream().map(this::step).toList();
    }

    private OpenStep step(Task task) {
        StepModels.Model model = models.of(engine(), task);
        List<String> groups = model.groups()
                .orElseGet(() -> identityLinks(task).stream()
                        .map(IdentityLink::getGroupId)
                        .filter(group -> group != null)
                        .toList());
        return new OpenStep(
                task.getId(), model.formKey(), task.getName(), model.instruction(), model.outcomes(), groups);
    }

    private boolean isOf(Task task, Step step) {
        return step.formKey().equals(models.of(engine(), task).formKey());
    }

    /** Readers take no lock: the step may end between two looks, and then the whole look is taken again. */
    private List<IdentityLink> identityLinks(Task task) {
        try {
            return engine().getTaskService().getIdentityLinksForTask(task.getId());
        } catch (NullValueException | NullPointerException e) {
            // the engine's ways to say that the task, or what it stood in, is gone
            throw new OptimisticLockException("The step " + task.getId() + " ended while it was read.", e);
        }
    }

    /** The open tasks; within a transaction asked for once until the process moves. */
    @SuppressWarnings("unchecked")
    private List<Task> tasks(Complaint complaint) {
        String known = OPEN + complaint.ticket();
        List<Task> open = (List<Task>) transaction.getResource(known);
        if (open == null) {
            open = engine().getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(complaint.ticket())
                    .orderByTaskCreateTime()
                    .asc()
                    .list();
            transaction.putResource(known, open);
        }
        return open;
    }

    /** To be called before the process moves. */
    private void moves(Complaint complaint) {
        transaction.putResource(OPEN + complaint.ticket(), null);
    }

    private Optional<Task> at(Complaint complaint, Step step) {
        return tasks(complaint).stream().filter(task -> isOf(task, step)).findFirst();
    }

    @Override
    public boolean isAt(Complaint complaint, Step step) {
        return at(complaint, step).isPresent();
    }

    @Override
    public void require(Complaint complaint, Step step) {
        task(complaint, step);
    }

    private Task task(Complaint complaint, Step step) {
        return at(complaint, step).orElseThrow(() -> wrongStep(complaint, tasks(complaint)));
    }

    @Override
    public void complete(Complaint complaint, Step step, Map<String, ?> answers) {
        Task task = task(complaint, step);
        moves(complaint);
        engine().getTaskService().complete(task.getId(), new HashMap<>(answers));
    }

    @Override
    public void completeTask(Complaint complaint, String taskId, Map<String, ?> answers) {
        List<Task> open = tasks(complaint);
        Task task = open.stream()
                .filter(each -> each.getId().equals(taskId) && isOf(each, Step.STEP))
                .findFirst()
                .orElseThrow(() -> wrongStep(complaint, open));
        moves(complaint);
        engine().getTaskService().complete(task.getId(), new HashMap<>(answers));
    }

    private Refusal wrongStep(Complaint complaint, List<Task> open) {
        String now = open.isEmpty()
                ? "menunggu (" + complaint.state().label().toLowerCase(java.util.Locale.ROOT) + ")"
                : "\"" + open.get(0).getName() + "\"";
        return Refusal.conflict(
                        "wrong-step",
                        "Aduan " + complaint.ticket() + " sekarang pada langkah " + now
                                + "; tindakan ini belum waktunya.")
                .with(
                        "step",
                        open.isEmpty()
                                ? complaint.step()
                                : models.of(engine(), open.get(0)).formKey())
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
        moves(complaint);
        engine().getRuntimeService()
                .messageEventReceived(signal.messageName(), waiting.get(0).getId(), new HashMap<>(answers));
        return true;
    }

    @Override
    public boolean tellsOfDanger(String words) {
        TriageFacts facts = desk.triage().read(words).facts();
        // a reply is short: a pole's number in it makes a dangerous pole the likeliest topic, but nobody tells of
        // danger
        return facts.danger()
                && decide("TriagePolicy", facts.variables()).stream()
                        .anyMatch(rule -> Boolean.TRUE.equals(rule.get("emergency")));
    }

    @Override
    public Risk risk(Map<String, ?> facts) {
        return decide("ApprovalPolicy", facts).stream()
                .findFirst()
                .map(rule -> new Risk(
                        Math.max(1, ((Number) rule.get("level")).intValue()), String.valueOf(rule.get("reason"))))
                .orElse(new Risk(2, "Tabel persetujuan tidak memutuskan; diminta dua orang."));
    }

    /** The rules of the newest release's table that hit; empty also where there is no such table. */
    private List<Map<String, Object>> decide(String table, Map<String, ?> facts) {
        boolean known = engine().getRepositoryService()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(table)
                        .count()
                > 0;
        return known
                ? engine().getDecisionService()
                        .evaluateDecisionByKey(table)
                        .variables(new HashMap<>(facts))
                        .evaluate()
                        .getResultList()
                : List.of();
    }

    @Override
    public List<WaitingStep> waitingFor(Collection<String> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        String[] steps = models.idsOf(engine(), Step.STEP.formKey());
        if (steps.length == 0) {
            return List.of();
        }
        return engine()
                .getTaskService()
                .createTaskQuery()
                .taskDefinitionKeyIn(steps)
                .taskCandidateGroupIn(List.copyOf(groups))
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, MOST_STEPS)
                .stream()
                .filter(task -> isOf(task, Step.STEP))
                .flatMap(task -> businessKey(task).map(key -> new WaitingStep(key, step(task))).stream())
                .toList();
    }

    @Override
    public Optional<String> ticketOf(String taskId) {
        return Optional.ofNullable(engine().getTaskService()
                        .createTaskQuery()
                        .taskId(taskId)
                        .singleResult())
                .flatMap(this::businessKey);
    }

    /** Empty where the process ended since the task was found. */
    private Optional<String> businessKey(Task task) {
        return Optional.ofNullable(engine().getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .map(ProcessInstance::getBusinessKey);
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
        return new Place(release(passed), done, active);
    }

    @Override
    public List<Passage> passages(Complaint complaint) {
        return passages.of(complaint.ticket());
    }

    /** Where a case was migrated, only what it has not passed yet knows of it. */
    private int release(List<HistoricActivityInstance> passed) {
        return passed.stream()
                .filter(activity -> activity.getEndTime() == null)
                .findFirst()
                .or(() -> passed.isEmpty() ? Optional.empty() : Optional.of(passed.get(passed.size() - 1)))
                .map(activity -> releases.ofDefinition(activity.getProcessDefinitionId()))
                .orElse(0);
    }

    private ProcessEngine engine() {
        return host.engine();
    }
}
