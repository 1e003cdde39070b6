package id.sigap.process.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

/** The engine's side of a plan: what it proposes, what it refuses, and the move of one case. */
final class Mover {
    private final ProcessEngine engine;

    /** By definition, which never changes. */
    private final Map<String, Elements> elements = new ConcurrentHashMap<>();

    /** The elements of timers and asynchronous steps, by the engine's definition of the job, which never changes either. */
    private final Map<String, String> jobElements = new ConcurrentHashMap<>();

    Mover(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * A plan that the engine takes, or what it finds wrong with it.
     *
     * @param plans by the definition that cases leave; without use where there are faults
     */
    record Built(Map<String, MigrationPlan> plans, List<Fault> faults) {}

    Elements elements(String definition) {
        return elements.computeIfAbsent(
                definition, id -> new Elements(engine.getRepositoryService().getBpmnModelInstance(id)));
    }

    /** How many cases stand at each element now. */
    Map<String, Integer> standing(String definition) {
        Map<String, Integer> standing = new HashMap<>();
        for (ActivityStatistics one : engine.getManagementService()
                .createActivityStatisticsQuery(definition)
                .list()) {
            standing.put(one.getId(), one.getInstances());
        }
        return standing;
    }

    /** Each element to the one of the same id, where the engine takes that. */
    List<Step> propose(Route route) {
        MigrationPlan plan = engine.getRuntimeService()
                .createMigrationPlan(route.source(), route.target())
                .mapEqualActivities()
                .build();
        return plan.getInstructions().stream()
                .map(one -> new Step(route.process(), one.getSourceActivityId(), one.getTargetActivityId()))
                .toList();
    }

    /** Asks the engine about a plan. Not to be called in a transaction: what it refuses would end it. */
    Built build(List<Route> routes, List<Step> steps) {
        Map<String, MigrationPlan> plans = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Route route : routes) {
            known.add(route.process());
            List<Step> own = steps.stream()
                    .filter(step -> step.process().equals(route.process()))
                    .toList();
            List<Fault> found = ownFaults(route, own);
            faults.addAll(found);
            if (found.isEmpty()) {
                build(route, own, plans, faults);
            }
        }
        steps.stream()
                .map(Step::process)
                .filter(process -> !known.contains(process))
                .distinct()
                .forEach(process ->
                        faults.add(new Fault(process, "", "Proses \"" + process + "\" tidak ada di kedua rilis.")));
        return new Built(plans, faults);
    }

    private List<Fault> ownFaults(Route route, List<Step> steps) {
        Elements from = elements(route.source());
        Elements to = elements(route.target());
        List<Fault> faults = new ArrayList<>();
        Set<String> mapped = new HashSet<>();
        for (Step step : steps) {
            if (!from.has(step.from())) {
                faults.add(fault(route, step, "tidak ada di rilis asal"));
            } else if (!to.has(step.to())) {
                faults.add(fault(route, step, "dipetakan ke \"" + step.to() + "\", yang tidak ada di rilis tujuan"));
            } else if (!mapped.add(step.from())) {
                faults.add(fault(route, step, "dipetakan lebih dari sekali; sisakan satu"));
            } else if (!from.calls(step.from()).equals(to.calls(step.to()))) {
                faults.add(fault(
                        route,
                        step,
                        "memanggil proses lain daripada " + to.words(step.to())
                                + "; fase yang sedang berjalan tidak dapat diganti proses lain"));
            }
        }
        return faults;
    }

    private Fault fault(Route route, Step step, String why) {
        return new Fault(route.process(), step.from(), elements(route.source()).words(step.from()) + ": " + why + ".");
    }

    private void build(Route route, List<Step> steps, Map<String, MigrationPlan> plans, List<Fault> faults) {
        MigrationPlanBuilder builder = engine.getRuntimeService().createMigrationPlan(route.source(), route.target());
        steps.forEach(step -> builder.mapActivities(step.from(), step.to()));
        try {
            plans.put(route.source(), builder.build());
        } catch (MigrationPlanValidationException refused) {
            for (MigrationInstructionValidationReport report :
                    refused.getValidationReport().getInstructionReports()) {
                MigrationInstruction one = report.getMigrationInstruction();
                Step step = new Step(route.process(), one.getSourceActivityId(), one.getTargetActivityId());
                report.getFailures()
                        .forEach(failure -> faults.add(fault(
                                route,
                                step,
                                "tidak dapat menjadi "
                                        + elements(route.target()).words(step.to()) + ": " + EngineWords.of(failure))));
            }
        }
    }

    /** A case's process with everything that it called, the caller first; empty where it ended. */
    List<ProcessInstance> tree(String root) {
        List<ProcessInstance> tree = new ArrayList<>();
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(root)
                .singleResult();
        if (instance != null) {
            tree.add(instance);
            called(root, tree);
        }
        return tree;
    }

    private void called(String caller, List<ProcessInstance> tree) {
        for (ProcessInstance child : engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(caller)
                .list()) {
            tree.add(child);
            called(child.getId(), tree);
        }
    }

    /** Why these processes of one case cannot all move; asked before anything is changed. */
    List<Fault> obstacles(List<ProcessInstance> tree, Map<String, MigrationPlan> plans) {
        List<Fault> obstacles = new ArrayList<>();
        for (ProcessInstance instance : tree) {
            String definition = instance.getProcessDefinitionId();
            String key = engine.getRepositoryService()
                    .getProcessDefinition(definition)
                    .getKey();
            MigrationPlan plan = plans.get(definition);
            if (plan == null) {
                obstacles.add(new Fault(
                        key, "", "Proses \"" + key + "\" tidak ada di rilis tujuan, atau bukan dari rilis asal."));
                continue;
            }
            Set<String> mapped = new HashSet<>();
            plan.getInstructions().forEach(one -> mapped.add(one.getSourceActivityId()));
            Set<String> active = new HashSet<>();
            ActivityInstance root = engine.getRuntimeService().getActivityInstance(instance.getId());
            if (root != null) {
                collect(root, active);
            }
            active.stream()
                    .filter(id -> !mapped.contains(id))
                    .sorted()
                    .forEach(id -> obstacles.add(new Fault(
                            key,
                            id,
                            "Menunggu pada " + elements(definition).words(id)
                                    + ", yang tidak dipetakan dalam rencana.")));
        }
        return obstacles;
    }

    private static void collect(ActivityInstance instance, Set<String> active) {
        for (ActivityInstance child : instance.getChildActivityInstances()) {
            active.add(child.getActivityId());
            collect(child, active);
        }
        for (TransitionInstance child : instance.getChildTransitionInstances()) {
            active.add(child.getActivityId());
        }
    }

    /** What a person's step or a wait became. */
    record Arrival(String formKey, List<String> groups, String place) {}

    /**
     * Moves a case with everything that it called, in the caller's transaction.
     *
     * @return the steps and waits that stand at another element now or are of another kind, as the case has to be told
     * @throws org.camunda.bpm.engine.ProcessEngineException where the engine refuses: the transaction is lost then
     */
    List<Arrival> move(List<ProcessInstance> tree, Map<String, MigrationPlan> plans) {
        List<Arrival> arrivals = new ArrayList<>();
        for (ProcessInstance instance : tree) {
            MigrationPlan plan = plans.get(instance.getProcessDefinitionId());
            Elements before = elements(plan.getSourceProcessDefinitionId());
            Elements after = elements(plan.getTargetProcessDefinitionId());
            Map<String, String> stood = new HashMap<>();
            tasks(instance).forEach(task -> stood.put(task.getId(), task.getTaskDefinitionKey()));
            Set<String> waited = new HashSet<>(engine.getRuntimeService().getActiveActivityIds(instance.getId()));
            Set<String> ticking = new HashSet<>(timers(instance).values());
            engine.getRuntimeService()
                    .newMigration(plan)
                    .processInstanceIds(instance.getId())
                    .execute();
            dropRevived(instance, plan, ticking);
            for (Task task : tasks(instance)) {
                refresh(task, after);
                String was = before.formKey(stood.get(task.getId())).orElse("");
                String is = after.formKey(task.getTaskDefinitionKey()).orElse("");
                if (!was.equals(is) || !task.getTaskDefinitionKey().equals(stood.get(task.getId()))) {
                    arrivals.add(new Arrival(is, groups(task), null));
                }
            }
            for (MigrationInstruction one : plan.getInstructions()) {
                String wait = after.wait(one.getTargetActivityId()).orElse(null);
                if (wait != null
                        && waited.contains(one.getSourceActivityId())
                        && !before.wait(one.getSourceActivityId()).equals(java.util.Optional.of(wait))) {
                    arrivals.add(new Arrival(null, List.of(), wait));
                }
            }
        }
        return arrivals;
    }

    /**
     * The engine winds up each timer of the new diagram that it does not find running, also one that had fired already: a
     * ladder would be climbed twice. A timer whose element was mapped and had none running before is such a one.
     */
    private void dropRevived(ProcessInstance instance, MigrationPlan plan, Set<String> ticking) {
        Set<String> fired = new HashSet<>();
        plan.getInstructions().stream()
                .filter(one -> !ticking.contains(one.getSourceActivityId()))
                .forEach(one -> fired.add(one.getTargetActivityId()));
        timers(instance).forEach((job, element) -> {
            if (fired.contains(element)) {
                engine.getManagementService().deleteJob(job);
            }
        });
    }

    /** The element of each timer or asynchronous step that waits, by the job's id. */
    private Map<String, String> timers(ProcessInstance instance) {
        Map<String, String> timers = new HashMap<>();
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .list()
                .forEach(job -> timers.put(job.getId(), element(job.getJobDefinitionId())));
        return timers;
    }

    private String element(String jobDefinition) {
        return jobElements.computeIfAbsent(
                jobDefinition,
                id -> engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(id)
                        .singleResult()
                        .getActivityId());
    }

    private List<Task> tasks(ProcessInstance instance) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .list();
    }

    /** The engine leaves name and groups of a task as they were; people must see those of the new diagram. */
    private void refresh(Task task, Elements diagram) {
        diagram.step(task.getTaskDefinitionKey()).ifPresent(model -> {
            String name = model.getName();
            if (name != null && !name.equals(task.getName())) {
                task.setName(name);
                engine.getTaskService().saveTask(task);
            }
        });
        diagram.groups(task.getTaskDefinitionKey()).ifPresent(groups -> {
            List<String> now = groups(task);
            now.stream()
                    .filter(group -> !groups.contains(group))
                    .forEach(group -> engine.getTaskService().deleteCandidateGroup(task.getId(), group));
            groups.stream()
                    .filter(group -> !now.contains(group))
                    .forEach(group -> engine.getTaskService().addCandidateGroup(task.getId(), group));
        });
    }

    private List<String> groups(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }
}
