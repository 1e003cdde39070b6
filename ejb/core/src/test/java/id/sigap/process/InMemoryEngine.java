package id.sigap.process;

import id.sigap.complaint.Complaints;
import id.sigap.coordination.Escalation;
import id.sigap.harness.CoreInMemory;
import id.sigap.process.engine.BeanRegistry;
import id.sigap.process.engine.EngineClosing;
import id.sigap.process.release.Releases;
import id.sigap.triage.Triage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The closed engine with the shipped set beside a core in memory: the real listeners, and the real beans as far as they do not
 * write to anybody. It has a database of its own that outlives it, so that it can be started again.
 */
final class InMemoryEngine extends EngineHost {
    private static final String TEXT = "Air PDAM di Gunung Sari mati sudah empat hari, tolong dicek";

    private final String name = "beside-" + UUID.randomUUID();
    private CoreInMemory core;
    private ProcessEngine engine;

    /** Starts it; expects that the core has this host for its own. */
    void start(CoreInMemory beside) {
        core = beside;
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(
                new StepListeners(core.get(Complaints.class), core.get(Escalation.class), core.get(Arrivals.class)))));
        engine = EngineClosing.close(configuration, new Beans()).buildProcessEngine();
    }

    /** Deploys the shipped set with its root redrawn; what begins from now on runs on it. */
    void deploy(UnaryOperator<String> redrawn) {
        SortedMap<String, byte[]> files = new TreeMap<>(Releases.shipped());
        files.computeIfPresent(
                "ComplaintProcess.bpmn",
                (file, bytes) ->
                        redrawn.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        files.forEach((file, bytes) -> deployment.addInputStream(file, new ByteArrayInputStream(bytes)));
        deployment.deploy();
    }

    /** The set as it was before the root watched the answering window. */
    static String withoutWindow(String root) {
        String without = root.replaceAll("(?s)<subProcess id=\"SubProcess_AnswerWindow\".*?</subProcess>", "")
                .replaceAll("<message id=\"Message_AnswerWindow[^>]*/>", "");
        return without.substring(0, without.indexOf("<bpmndi:BPMNDiagram")) + "</definitions>";
    }

    @Override
    public ProcessEngine engine() {
        return engine;
    }

    @Override
    void stop() {
        engine.close();
    }

    private final class Beans implements BeanRegistry {
        @Override
        public Set<String> names() {
            return new Delegates().names();
        }

        @Override
        public Object bean(String bean) {
            return switch (bean) {
                case "reviewWindow" -> core.get(ReviewWindow.class);
                case "closeWithoutReply" -> core.get(Closings.WithoutReply.class);
                case "closeWithdrawn" -> core.get(Closings.Withdrawn.class);
                case "proposeTriage" -> (JavaDelegate) InMemoryEngine::propose;
                case "recordTriage" ->
                    (JavaDelegate) execution -> {
                        execution.removeVariable("triageDecision");
                        execution.setVariable("emergency", false);
                        execution.setVariable("needsReview", false);
                    };
                default -> (JavaDelegate) execution -> {};
            };
        }
    }

    private static void propose(DelegateExecution execution) {
        try {
            Map<String, Object> facts =
                    Triage.ofPack("/id/sigap/data/contoh").read(TEXT).facts().variables();
            facts.forEach((fact, value) -> execution.setVariableLocal(fact, Variables.untypedValue(value, true)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
