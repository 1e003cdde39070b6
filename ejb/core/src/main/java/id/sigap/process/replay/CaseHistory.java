package id.sigap.process.replay;

import id.sigap.complaint.CaseFlow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reads finished cases from the live engine's history. It only asks. */
final class CaseHistory {
    private static final String PROCESS = "ComplaintProcess";
    private static final String WINDOW_OPENED = CaseFlow.Signal.WINDOW_OPENED.messageName();
    /** What Java writes on the way and will write again. */
    private static final Set<String> WRITTEN = Set.of(
            "complaintId",
            "nextRung",
            "rung",
            "anotherRung",
            "triageDecision",
            "approvalDecision",
            "emergency",
            "needsReview",
            "windowNoticeAt",
            "windowClosesAt");

    private final ProcessEngine engine;

    CaseHistory(ProcessEngine engine) {
        this.engine = engine;
    }

    /** The processes that ended last, the newest first. */
    List<HistoricProcessInstance> last(int many) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .completed()
                .orderByProcessInstanceEndTime()
                .desc()
                .listPage(0, many);
    }

    /** @param facts of the case, by its id */
    RecordedCase read(HistoricProcessInstance root, java.util.function.LongFunction<Map<String, Object>> facts) {
        List<HistoricProcessInstance> tree = new ArrayList<>();
        collect(root, tree);
        List<Timed> events = new ArrayList<>();
        Map<String, Object> triage = new TreeMap<>();
        Map<String, Object> begun = new TreeMap<>();
        for (HistoricProcessInstance instance : tree) {
            List<HistoricVariableUpdate> updates = updates(instance.getId());
            for (HistoricVariableUpdate update : updates) {
                if (Set.of("emergency", "needsReview").contains(update.getVariableName())) {
                    triage.put(update.getVariableName(), update.getValue());
                }
                if (instance == root && Set.of("replyable", "reopened").contains(update.getVariableName())) {
                    begun.putIfAbsent(update.getVariableName(), update.getValue());
                }
            }
            events.addAll(events(instance, updates));
        }
        events.sort(Comparator.comparing(Timed::at));
        HistoricActivityInstance end = end(root);
        long complaint = complaint(root.getId());
        return new RecordedCase(
                root.getBusinessKey(),
                complaint,
                begun,
                triage,
                facts.apply(complaint),
                events.stream().map(Timed::event).toList(),
                end == null ? "" : end.getActivityId(),
                end == null ? "" : name(end));
    }

    private void collect(HistoricProcessInstance instance, List<HistoricProcessInstance> tree) {
        tree.add(instance);
        engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .forEach(child -> collect(child, tree));
    }

    private List<HistoricVariableUpdate> updates(String instance) {
        List<HistoricVariableUpdate> updates = new ArrayList<>();
        for (HistoricDetail detail : engine.getHistoryService()
                .createHistoricDetailQuery()
                .processInstanceId(instance)
                .variableUpdates()
                .disableCustomObjectDeserialization()
                .orderPartiallyByOccurrence()
                .asc()
                .list()) {
            updates.add((HistoricVariableUpdate) detail);
        }
        updates.sort(Comparator.comparing(HistoricVariableUpdate::getTime));
        return updates;
    }

    private long complaint(String root) {
        return Optional.ofNullable(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(root)
                        .variableName("complaintId")
                        .singleResult())
                .map(variable -> ((Number) variable.getValue()).longValue())
                .orElse(0L);
    }

    /** An event with its instant. */
    private record Timed(Instant at, Event event) {}

    private List<Timed> events(HistoricProcessInstance instance, List<HistoricVariableUpdate> updates) {
        BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(instance.getProcessDefinitionId());
        List<Timed> found = new ArrayList<>();
        List<HistoricActivityInstance> passed = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        for (HistoricActivityInstance activity : passed) {
            if (activity.getEndTime() == null || activity.isCanceled()) {
                continue;
            }
            event(activity, model)
                    .ifPresent(
                            event -> found.add(new Timed(activity.getEndTime().toInstant(), event)));
        }
        found.sort(Comparator.comparing(Timed::at));
        List<Timed> told = new ArrayList<>();
        Date after = new Date(0);
        for (Timed one : found) {
            Date until = Date.from(one.at());
            Map<String, Object> answers = new LinkedHashMap<>();
            for (HistoricVariableUpdate update : updates) {
                if (update.getTime().after(after)
                        && !update.getTime().after(until)
                        && !WRITTEN.contains(update.getVariableName())
                        && plain(update.getValue())) {
                    answers.put(update.getVariableName(), update.getValue());
                }
            }
            int level = one.event().what().equals("approve") ? level(instance.getId(), until) : 0;
            Event event = one.event();
            told.add(new Timed(
                    one.at(), new Event(event.kind(), event.what(), event.element(), event.name(), answers, level)));
            after = until;
        }
        return told;
    }

    private static boolean plain(Object value) {
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Date;
    }

    private static Optional<Event> event(HistoricActivityInstance activity, BpmnModelInstance model) {
        ModelElementInstance element = model.getModelElementById(activity.getActivityId());
        if (!(element instanceof FlowNode node) || watchesWindow(node)) {
            return Optional.empty();
        }
        String id = node.getId();
        String name = node.getName() == null ? id : node.getName();
        if (node instanceof UserTask task) {
            return Optional.of(
                    new Event(Event.Kind.STEP, String.valueOf(task.getCamundaFormKey()), id, name, Map.of(), 0));
        }
        if (node instanceof ReceiveTask task && task.getMessage() != null) {
            return Optional.of(new Event(Event.Kind.SIGNAL, task.getMessage().getName(), id, name, Map.of(), 0));
        }
        if (node instanceof CatchEvent caught) {
            for (EventDefinition definition : caught.getEventDefinitions()) {
                if (definition instanceof TimerEventDefinition) {
                    return Optional.of(new Event(Event.Kind.TIMER, "", id, name, Map.of(), 0));
                }
                if (definition instanceof MessageEventDefinition message && message.getMessage() != null) {
                    return Optional.of(
                            new Event(Event.Kind.SIGNAL, message.getMessage().getName(), id, name, Map.of(), 0));
                }
            }
        }
        return Optional.empty();
    }

    /** A platform's answering window moves no case: what was warned of then is not told again. */
    private static boolean watchesWindow(FlowNode node) {
        return node.getParentElement() instanceof SubProcess part
                && part.triggeredByEvent()
                && part.getChildElementsByType(StartEvent.class).stream()
                        .flatMap(start -> start.getEventDefinitions().stream())
                        .anyMatch(definition -> definition instanceof MessageEventDefinition message
                                && message.getMessage() != null
                                && WINDOW_OPENED.equals(message.getMessage().getName()));
    }

    /** What the approval table asked for last before this instant. */
    private int level(String instance, Date until) {
        Object level = null;
        for (HistoricDecisionInstance decision : engine.getHistoryService()
                .createHistoricDecisionInstanceQuery()
                .processInstanceId(instance)
                .includeOutputs()
                .orderByEvaluationTime()
                .asc()
                .list()) {
            if (!decision.getEvaluationTime().after(until)) {
                level = decision.getOutputs().stream()
                        .filter(output -> "level".equals(output.getVariableName()))
                        .map(output -> output.getValue())
                        .findFirst()
                        .orElse(level);
            }
        }
        return level instanceof Number number ? number.intValue() : 0;
    }

    /** The end event at which the process itself, or an event sub-process of it, stopped. */
    private HistoricActivityInstance end(HistoricProcessInstance root) {
        BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(root.getProcessDefinitionId());
        return ends(root.getId(), model);
    }

    private HistoricActivityInstance ends(String instance, BpmnModelInstance model) {
        HistoricActivityInstance last = null;
        for (HistoricActivityInstance activity : engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .orderByHistoricActivityInstanceEndTime()
                .asc()
                .list()) {
            if (isLast(model.getModelElementById(activity.getActivityId()))) {
                last = activity;
            }
        }
        return last;
    }

    static boolean isLast(ModelElementInstance element) {
        return element instanceof EndEvent end
                && !watchesWindow(end)
                && (end.getParentElement() instanceof Process
                        || end.getParentElement() instanceof SubProcess part
                                && part.triggeredByEvent()
                                && part.getParentElement() instanceof Process);
    }

    private static String name(HistoricActivityInstance end) {
        return end.getActivityName() == null ? end.getActivityId() : end.getActivityName();
    }

    /** The same of an instance on another engine: id and name; empty where it has not ended. */
    static Optional<String[]> endOf(ProcessEngine other, String instance, String definition) {
        BpmnModelInstance model = other.getRepositoryService().getBpmnModelInstance(definition);
        return Optional.ofNullable(new CaseHistory(other).ends(instance, model))
                .map(end -> new String[] {end.getActivityId(), name(end)});
    }
}
