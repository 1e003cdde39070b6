package id.sigap.process.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/**
 * One case on the engine of a replay. What was decided then is told again wherever the draft asks for it; where the draft asks
 * somebody who was not asked then, the case waits longer there and goes on as that person would most simply let it.
 */
final class Play {
    private static final int MOST_TURNS = 500;
    private static final int MOST_NOTES = 12;

    /** The engine's word for a timer at an element's boundary. */
    private static final String BOUNDARY = "timer-transition";

    private final ProcessEngine engine;
    private final PlayedBeans beans;
    private final RecordedCase recorded;
    private final Deque<Event> left;
    private final List<String> notes = new ArrayList<>();
    private boolean longer;
    private String root;
    private String definition;

    Play(ProcessEngine engine, PlayedBeans beans, RecordedCase recorded) {
        this.engine = engine;
        this.beans = beans;
        this.recorded = recorded;
        this.left = new ArrayDeque<>(recorded.events());
    }

    Verdict run() {
        try {
            begin();
            for (int turn = 0; !ended() && turn < MOST_TURNS; turn++) {
                if (!next()) {
                    return stands();
                }
            }
            return ended() ? verdict() : stands();
        } catch (RuntimeException failure) {
            return new Verdict("fails", recorded.endName(), "gagal", add("Gagal: " + reason(failure)));
        } finally {
            clear();
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private void begin() {
        Map<String, Object> variables = new HashMap<>(recorded.begun());
        variables.putIfAbsent("replyable", false);
        variables.putIfAbsent("reopened", false);
        variables.put("complaintId", recorded.complaint());
        ProcessInstance started =
                engine.getRuntimeService().startProcessInstanceByKey("ComplaintProcess", recorded.ticket(), variables);
        root = started.getId();
        definition = started.getProcessDefinitionId();
    }

    private boolean ended() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(root)
                        .count()
                == 0;
    }

    /** @return whether anything moved */
    private boolean next() {
        Event head = left.peek();
        if (head != null && tell(head)) {
            left.poll();
            return true;
        }
        if (head != null && head.kind() == Event.Kind.TIMER) {
            // a reminder of then that the draft does not have here
            left.poll();
            return true;
        }
        if (unasked()) {
            return true;
        }
        return skipTo();
    }

    /** Tells the draft what is recorded, where it asks for that now. */
    private boolean tell(Event event) {
        return switch (event.kind()) {
            case STEP -> step(event).map(task -> complete(task, event)).orElse(false);
            case SIGNAL ->
                waiting(event.what())
                        .map(execution -> {
                            engine.getRuntimeService()
                                    .messageEventReceived(
                                            event.what(), execution.getId(), new HashMap<>(event.answers()));
                            return true;
                        })
                        .orElse(false);
            case TIMER ->
                timer(event.element())
                        .map(job -> {
                            engine.getManagementService().executeJob(job.getId());
                            return true;
                        })
                        .orElse(false);
        };
    }

    private boolean complete(Task task, Event event) {
        Map<String, Object> answers = new HashMap<>(event.answers());
        if (event.what().equals("draft")) {
            beans.submitted(answers.get("wordingKind"));
        }
        boolean approved = event.what().equals("approve") && "approved".equals(answers.get("decision"));
        if (approved
                && event.level() > 0
                && beans.level() > 0
                && answers.get("approvalsLeft") instanceof Number still) {
            answers.put("approvalsLeft", Math.max(0, still.intValue() + beans.level() - event.level()));
        }
        engine.getTaskService().complete(task.getId(), answers);
        return true;
    }

    private List<Task> tasks() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(recorded.ticket())
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    private UserTask model(Task task) {
        return engine.getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
    }

    private boolean isOf(Task task, Event event) {
        boolean kind = event.what().equals(model(task).getCamundaFormKey());
        return kind && (!event.what().equals("step") || event.element().equals(task.getTaskDefinitionKey()));
    }

    private Optional<Task> step(Event event) {
        return tasks().stream().filter(task -> isOf(task, event)).findFirst();
    }

    private Optional<Execution> waiting(String message) {
        return engine
                .getRuntimeService()
                .createExecutionQuery()
                .processInstanceBusinessKey(recorded.ticket())
                .messageEventSubscriptionName(message)
                .list()
                .stream()
                .findFirst();
    }

    private Optional<Job> timer(String element) {
        return engine.getManagementService().createJobQuery().activityId(element).list().stream()
                .findFirst();
    }

    /** Somebody is asked who was not asked then, and nothing that is left answers it. */
    private boolean unasked() {
        for (Task task : tasks()) {
            if (left.stream().noneMatch(event -> event.kind() == Event.Kind.STEP && isOf(task, event))) {
                String form = model(task).getCamundaFormKey();
                Map<String, Object> answers = simplest(form, task);
                if (answers == null) {
                    return false;
                }
                waits(task.getName());
                engine.getTaskService().complete(task.getId(), answers);
                return true;
            }
        }
        if (left.stream().noneMatch(event -> event.what().equals("SendOutcome"))) {
            Optional<Execution> sending = waiting("SendOutcome");
            if (sending.isPresent()) {
                waits("hasil kirim");
                engine.getRuntimeService()
                        .messageEventReceived("SendOutcome", sending.get().getId(), Map.of("sendOutcome", "sent"));
                return true;
            }
        }
        return false;
    }

    /** What lets the case go on; null where only the person can know. */
    private Map<String, Object> simplest(String form, Task task) {
        return switch (form) {
            case "step" -> Map.of("outcome", firstOutcome(model(task)));
            case "triage" -> Map.of();
            case "approve" -> {
                Object still = engine.getTaskService().getVariable(task.getId(), "approvalsLeft");
                int next = still instanceof Number number ? number.intValue() - 1 : beans.level() - 1;
                yield Map.of("decision", "approved", "approvalsLeft", Math.max(0, next));
            }
            default -> null;
        };
    }

    private static String firstOutcome(UserTask task) {
        if (task.getExtensionElements() == null) {
            return "";
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(each -> each.getCamundaProperties().stream())
                .filter(property -> "outcomes".equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue().split("\\s*;\\s*")[0])
                .findFirst()
                .orElse("");
    }

    private void waits(String where) {
        longer = true;
        add("Menunggu lebih lama pada \"" + where + "\", yang dahulu tidak ditanya.");
    }

    /** Leaves out what the draft no longer asks for. */
    private boolean skipTo() {
        List<Event> skipped = new ArrayList<>();
        for (Iterator<Event> rest = left.iterator(); rest.hasNext(); ) {
            Event event = rest.next();
            if (tell(event)) {
                for (Event one : skipped) {
                    left.remove(one);
                    if (one.kind() != Event.Kind.TIMER) {
                        add("\"" + one.name() + "\" tidak lagi dilalui.");
                    }
                }
                left.remove(event);
                return true;
            }
            skipped.add(event);
        }
        return lastTimer();
    }

    /** Nothing is left to tell: what only waits for its time to be over goes on, as it did then by another timer. */
    private boolean lastTimer() {
        if (!tasks().isEmpty()) {
            return false;
        }
        Optional<Job> boundary = engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> BOUNDARY.equals(engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getJobType()))
                .findFirst();
        boundary.ifPresent(job -> {
            left.clear();
            engine.getManagementService().executeJob(job.getId());
        });
        return boundary.isPresent();
    }

    private Verdict verdict() {
        String[] end = CaseHistory.endOf(engine, root, definition).orElse(new String[] {"", "tanpa hasil"});
        left.stream()
                .filter(event -> event.kind() != Event.Kind.TIMER)
                .findFirst()
                .ifPresent(event -> add("Berakhir lebih awal: \"" + event.name() + "\" tidak lagi dicapai."));
        String how = !end[0].equals(recorded.end()) ? "elsewhere" : longer ? "longer" : "same";
        return new Verdict(how, recorded.endName(), end[1], notes);
    }

    /** It stands where nothing that was decided then lets it go on. */
    private Verdict stands() {
        String where = tasks().stream().map(Task::getName).collect(Collectors.joining(", "));
        String place = where.isEmpty() ? "menunggu" : "menunggu pada \"" + where + "\"";
        add("Tidak berakhir: tidak ada keputusan dari dahulu yang menjawab langkah ini.");
        return new Verdict("longer", recorded.endName(), place, notes);
    }

    private List<String> add(String note) {
        if (notes.size() < MOST_NOTES && !notes.contains(note)) {
            notes.add(note);
        }
        return notes;
    }

    private void clear() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(recorded.ticket())
                .rootProcessInstances()
                .list()
                .forEach(one -> engine.getRuntimeService().deleteProcessInstance(one.getId(), "replayed", true, true));
    }
}
