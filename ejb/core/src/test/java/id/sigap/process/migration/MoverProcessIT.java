package id.sigap.process.migration;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.process.Delegates;
import id.sigap.process.engine.BeanRegistry;
import id.sigap.process.engine.BeforeTimers;
import id.sigap.process.engine.EngineClosing;
import id.sigap.process.release.Releases;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cases of the shipped set move to a redrawn one, on an engine in memory. */
class MoverProcessIT {
    private static final String AT_AGENCY = "ForwardingPhase";

    private static ProcessEngine engine;
    private static Mover mover;
    private static Deployment shipped;
    private static Deployment renamed;

    @BeforeAll
    static void start() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("moves");
        configuration.setJdbcUrl("jdbc:h2:mem:moves;DB_CLOSE_DELAY=-1");
        configuration.setJobExecutorActivate(false);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new FirstRung())));
        engine = EngineClosing.close(configuration, new Beans()).buildProcessEngine();
        mover = new Mover(engine);
        shipped = deploy(UnaryOperator.identity(), AT_AGENCY);
        renamed = deploy(
                xml -> xml.replace("name=\"Jawab penerusan\"", "name=\"Tanggapi penerusan\"")
                        .replace("camunda:candidateGroups=\"agency-officer\"", "camunda:candidateGroups=\"approver\""),
                AT_AGENCY);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Deployment deploy(UnaryOperator<String> redrawn, String key) {
        Map<String, byte[]> files = new TreeMap<>(Releases.shipped());
        files.computeIfPresent(
                key + ".bpmn",
                (name, bytes) ->
                        redrawn.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        files.forEach((name, bytes) -> deployment.addInputStream(name, new ByteArrayInputStream(bytes)));
        return deployment.deploy();
    }

    private static List<Route> routes(Deployment to) {
        return routes(shipped, to);
    }

    private static List<Route> routes(Deployment from, Deployment to) {
        return engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(from.getId()).list().stream()
                .map(source -> new Route(
                        source.getKey(),
                        source.getId(),
                        engine.getRepositoryService()
                                .createProcessDefinitionQuery()
                                .deploymentId(to.getId())
                                .processDefinitionKey(source.getKey())
                                .singleResult()
                                .getId()))
                .toList();
    }

    private static List<Step> proposal(List<Route> routes) {
        return routes.stream().flatMap(route -> mover.propose(route).stream()).toList();
    }

    /** A case that waits at an agency. */
    private static ProcessInstance atAgency() {
        return decided(Map.of("decision", "forward"));
    }

    private static ProcessInstance decided(Map<String, Object> decision) {
        ProcessInstance root = coordinating();
        Task task = task(root);
        engine.getTaskService().complete(task.getId(), decision);
        return root;
    }

    private static ProcessInstance coordinating() {
        return coordinating(shipped);
    }

    private static ProcessInstance coordinating(Deployment release) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(release.getId())
                .processDefinitionKey("ComplaintProcess")
                .singleResult()
                .getId();
        return engine.getRuntimeService()
                .createProcessInstanceById(definition)
                .businessKey("SGP-" + System.nanoTime())
                .setVariable("complaintId", 1L)
                .startBeforeActivity("Phase_Coordination")
                .execute();
    }

    private static Task task(ProcessInstance root) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(root.getBusinessKey())
                .singleResult();
    }

    private static List<Job> timers(ProcessInstance root) {
        return mover.tree(root.getId()).stream()
                .flatMap(one ->
                        engine.getManagementService().createJobQuery().processInstanceId(one.getId()).list().stream())
                .toList();
    }

    private static String releaseOf(ProcessInstance instance) {
        return engine.getRepositoryService()
                .getProcessDefinition(instance.getProcessDefinitionId())
                .getDeploymentId();
    }

    @Test
    void aCaseAtAnAgencyMovesWithWhatItCalledAndGoesOn() {
        List<Route> routes = routes(renamed);
        Mover.Built built = mover.build(routes, proposal(routes));
        ProcessInstance root = atAgency();

        assertThat(built.faults()).isEmpty();
        assertThat(mover.obstacles(mover.tree(root.getId()), built.plans())).isEmpty();
        List<Mover.Arrival> arrivals = mover.move(mover.tree(root.getId()), built.plans());

        assertThat(arrivals).isEmpty();
        assertThat(mover.tree(root.getId()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(releaseOf(one)).isEqualTo(renamed.getId()));
        assertThat(task(root).getName()).isEqualTo("Tanggapi penerusan");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(root.getBusinessKey())
                        .taskCandidateGroup("approver")
                        .count())
                .isOne();
        engine.getTaskService().complete(task(root).getId(), Map.of("agencyOutcome", "answered"));
        assertThat(task(root).getTaskDefinitionKey()).isEqualTo("Task_WriteWording");
    }

    @Test
    void aLadderGoesOnAtItsRungAndNoTimerIsDoubled() {
        List<Route> routes = routes(renamed);
        Mover.Built built = mover.build(routes, proposal(routes));
        ProcessInstance fresh = atAgency();
        ProcessInstance climbed = atAgency();
        Job first = timers(climbed).get(0);
        engine.getManagementService().executeJob(first.getId());
        Date due = timers(climbed).get(0).getDuedate();

        mover.move(mover.tree(fresh.getId()), built.plans());
        mover.move(mover.tree(climbed.getId()), built.plans());

        assertThat(timers(fresh)).hasSize(1);
        assertThat(timers(climbed)).hasSize(1);
        assertThat(timers(climbed).get(0).getDuedate()).isEqualTo(due);
        engine.getManagementService().executeJob(timers(climbed).get(0).getId());
        assertThat(task(climbed)).isNotNull();
    }

    @Test
    void aWatchedAnswerWindowGoesOnWithItsTimer() {
        List<Route> routes = routes(renamed);
        Mover.Built built = mover.build(routes, proposal(routes));
        ProcessInstance open = coordinating();
        ProcessInstance warned = coordinating();
        Date notice = Date.from(Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        Date closes = Date.from(Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        for (ProcessInstance one : List.of(open, warned)) {
            tell(one, "AnswerWindowOpened", Map.of("windowNoticeAt", notice, "windowClosesAt", closes));
        }
        engine.getManagementService().executeJob(windowTimer(warned).getId());

        for (ProcessInstance one : List.of(open, warned)) {
            assertThat(mover.obstacles(mover.tree(one.getId()), built.plans())).isEmpty();
            mover.move(mover.tree(one.getId()), built.plans());
            assertThat(releaseOf(mover.tree(one.getId()).get(0))).isEqualTo(renamed.getId());
        }

        assertThat(windowTimer(open).getDuedate()).isEqualTo(notice);
        assertThat(windowTimer(warned).getDuedate()).isEqualTo(closes);
        engine.getManagementService().executeJob(windowTimer(open).getId());
        assertThat(windowTimer(open).getDuedate()).isEqualTo(closes);
        for (ProcessInstance one : List.of(open, warned)) {
            tell(one, "AnswerWindowEnded", Map.of());
            assertThat(windowTimers(one)).isEmpty();
            engine.getTaskService().complete(task(one).getId(), Map.of("decision", "close"));
            assertThat(mover.tree(one.getId())).isEmpty();
        }
    }

    @Test
    void aCaseOfBeforeTheAnswerWindowGetsItsTimer() {
        Deployment older = deploy(MoverProcessIT::withoutWindow, "ComplaintProcess");
        List<Route> routes = routes(older, shipped);
        Mover.Built built = mover.build(routes, proposal(routes));
        ProcessInstance root = coordinating(older);

        mover.move(mover.tree(root.getId()), built.plans());
        tell(
                root,
                "AnswerWindowOpened",
                Map.of("windowNoticeAt", new Date(), "windowClosesAt", Date.from(Instant.now())));

        assertThat(built.faults()).isEmpty();
        assertThat(windowTimers(root)).hasSize(1);
        engine.getTaskService().complete(task(root).getId(), Map.of("decision", "close"));
        assertThat(mover.tree(root.getId())).isEmpty();
    }

    private static String withoutWindow(String root) {
        String without = root.replaceAll("(?s)<subProcess id=\"SubProcess_AnswerWindow\".*?</subProcess>", "");
        return without.substring(0, without.indexOf("<bpmndi:BPMNDiagram")) + "</definitions>";
    }

    private static void tell(ProcessInstance root, String message, Map<String, Object> answers) {
        String waiting = engine.getRuntimeService()
                .createExecutionQuery()
                .processInstanceId(root.getId())
                .messageEventSubscriptionName(message)
                .singleResult()
                .getId();
        engine.getRuntimeService().messageEventReceived(message, waiting, answers);
    }

    /** The root's own; its phases have others. */
    private static List<Job> windowTimers(ProcessInstance root) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(root.getId())
                .list();
    }

    private static Job windowTimer(ProcessInstance root) {
        assertThat(windowTimers(root)).hasSize(1);
        return windowTimers(root).get(0);
    }

    @Test
    void aStepThatIsGoneKeepsItsCasesUnlessThePlanSaysWhereTo() {
        Deployment next = deploy(xml -> xml.replace("Task_AnswerForwarding", "Task_AgencyAnswers"), AT_AGENCY);
        List<Route> routes = routes(next);
        List<Step> steps = new ArrayList<>(proposal(routes));
        ProcessInstance root = atAgency();

        List<Fault> obstacles = mover.obstacles(
                mover.tree(root.getId()), mover.build(routes, steps).plans());
        assertThat(obstacles).singleElement().satisfies(fault -> {
            assertThat(fault.element()).isEqualTo("Task_AnswerForwarding");
            assertThat(fault.message()).contains("Jawab penerusan", "tidak dipetakan");
        });

        steps.add(new Step(AT_AGENCY, "Task_AnswerForwarding", "Task_AgencyAnswers"));
        Mover.Built built = mover.build(routes, steps);
        assertThat(mover.obstacles(mover.tree(root.getId()), built.plans())).isEmpty();
        assertThat(mover.move(mover.tree(root.getId()), built.plans()))
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.formKey()).isEqualTo("answer-agency"));
        assertThat(task(root).getTaskDefinitionKey()).isEqualTo("Task_AgencyAnswers");
    }

    @Test
    void faultsAreToldInIndonesianWithTheElement() {
        List<Route> routes = routes(renamed);

        assertThat(mover.build(
                                routes,
                                List.of(
                                        new Step(AT_AGENCY, "Task_Ghost", "Task_AnswerForwarding"),
                                        new Step(AT_AGENCY, "Task_AnswerForwarding", "Task_Ghost"),
                                        new Step("GhostPhase", "a", "b"),
                                        new Step("ComplaintProcess", "Phase_Ask", "Phase_Forwarding")))
                        .faults())
                .extracting(Fault::element, Fault::message)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Task_Ghost", "\"Task_Ghost\": tidak ada di rilis asal."),
                        org.assertj.core.groups.Tuple.tuple(
                                "Task_AnswerForwarding",
                                "\"Jawab penerusan\" (Task_AnswerForwarding): dipetakan ke \"Task_Ghost\", yang tidak ada di rilis tujuan."),
                        org.assertj.core.groups.Tuple.tuple("", "Proses \"GhostPhase\" tidak ada di kedua rilis."),
                        org.assertj.core.groups.Tuple.tuple(
                                "Phase_Ask",
                                "\"Tunggu pelapor\" (Phase_Ask): memanggil proses lain daripada \"Teruskan ke instansi\""
                                        + " (Phase_Forwarding); fase yang sedang berjalan tidak dapat diganti proses lain."));
        assertThat(mover.build(routes, List.of(new Step("FollowUpPhase", "Task_AwaitComeback", "Task_CloseAnswered")))
                        .faults())
                .anySatisfy(fault -> assertThat(fault.message()).contains("Menunggu tanggapan", "jenisnya berbeda"))
                .noneSatisfy(fault -> assertThat(fault.message()).contains("mesin proses"));
    }

    /** The first rung, as {@code StepListeners} sets it. */
    private static final class FirstRung extends AbstractBpmnParseListener {
        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            BeforeTimers.add(
                    definition,
                    (execution, caller) -> execution.setVariableLocal(
                            "nextRung", Date.from(Instant.now().plus(10, ChronoUnit.DAYS))));
        }
    }

    private static final class Beans implements BeanRegistry {
        @Override
        public Set<String> names() {
            return new Delegates().names();
        }

        @Override
        public Object bean(String name) {
            return (JavaDelegate) execution -> {
                if (name.equals("climbLadder")) {
                    execution.setVariable("anotherRung", true);
                    execution.setVariable("nextRung", Date.from(Instant.now().plus(20, ChronoUnit.DAYS)));
                }
            };
        }
    }
}
