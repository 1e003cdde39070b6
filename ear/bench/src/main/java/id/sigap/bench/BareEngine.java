package id.sigap.bench;

import id.sigap.demo.DemoPostgres;
import id.sigap.process.Delegates;
import id.sigap.process.engine.BeanRegistry;
import id.sigap.process.engine.BeforeTimers;
import id.sigap.process.engine.EngineClosing;
import id.sigap.process.release.Releases;
import id.sigap.triage.Triage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The engine with Sigap's settings and the shipped diagrams and tables in this plain JVM, and nothing else: delegates that
 * only set what a gateway or a table asks for. What it does in a second is the yardstick for Sigap.
 */
final class BareEngine implements Life, AutoCloseable {
    private static final List<String> STEPS = List.of("start", "draft", "submit", "approve", "sent");
    private static final String TEXT = "Air PDAM di Gunung Sari mati sudah empat hari, tolong dicek";

    private final ProcessEngine engine;

    private BareEngine(ProcessEngine engine) {
        this.engine = engine;
    }

    /** @param url an empty database, which gets the engine's tables */
    static BareEngine start(String url) throws IOException {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUrl(url);
        configuration.setJdbcUsername(DemoPostgres.OWNER);
        configuration.setJdbcPassword(DemoPostgres.OWNER);
        configuration.setJdbcMaxActiveConnections(Stage.POOL);
        configuration.setJdbcMaxIdleConnections(Stage.POOL);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(true);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new FarDeadlines())));
        BareEngine bare =
                new BareEngine(EngineClosing.close(configuration, new Empty()).buildProcessEngine());
        bare.deploy();
        return bare;
    }

    private void deploy() {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        Releases.shipped().forEach((name, bytes) -> deployment.addInputStream(name, new ByteArrayInputStream(bytes)));
        deployment.deploy();
    }

    @Override
    public List<String> steps() {
        return STEPS;
    }

    @Override
    public Course begin() {
        String key = UUID.randomUUID().toString();
        return step -> {
            switch (STEPS.get(step)) {
                case "start" ->
                    engine.getRuntimeService()
                            .startProcessInstanceByKey(
                                    "ComplaintProcess",
                                    key,
                                    Map.of("complaintId", 1L, "replyable", true, "reopened", false));
                case "draft" -> complete(key, Map.of("decision", "draft"));
                case "submit" -> complete(key, facts());
                case "approve" -> complete(key, Map.of("decision", "approved", "approvalsLeft", 0));
                default ->
                    engine.getRuntimeService()
                            .createMessageCorrelation("SendOutcome")
                            .processInstanceBusinessKey(key)
                            .setVariables(Map.of("sendOutcome", "sent", "wordingKind", "answer"))
                            .correlate();
            }
        };
    }

    private void complete(String key, Map<String, Object> answers) {
        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
        engine.getTaskService().complete(task, answers);
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("decision", "submitted");
        facts.put("wordingKind", "answer");
        facts.put("target", "private");
        facts.put("category", "PENGADUAN");
        facts.put("restricted", false);
        facts.put("emergency", false);
        facts.put("editedByApprover", false);
        facts.put("personalData", false);
        return facts;
    }

    @Override
    public void close() {
        engine.close();
    }

    /** The beans of the diagrams without anything behind them. */
    private static final class Empty implements BeanRegistry {
        private final Map<String, Object> facts;

        Empty() throws IOException {
            facts = Triage.ofPack("/id/sigap/data/contoh").read(TEXT).facts().variables();
        }

        @Override
        public Set<String> names() {
            return new Delegates().names();
        }

        @Override
        public Object bean(String name) {
            return switch (name) {
                case "proposeTriage" ->
                    (JavaDelegate) execution -> facts.forEach(
                            (fact, value) -> execution.setVariableLocal(fact, Variables.untypedValue(value, true)));
                case "recordTriage" ->
                    (JavaDelegate) execution -> {
                        execution.removeVariable("triageDecision");
                        execution.setVariable("emergency", false);
                        execution.setVariable("needsReview", false);
                    };
                case "recordRisk" -> (JavaDelegate) execution -> execution.removeVariable("approvalDecision");
                case "bindApproval" -> (JavaDelegate) execution -> execution.setVariable("wordingKind", "answer");
                default -> (JavaDelegate) execution -> {};
            };
        }
    }

    /** Each phase's ladder needs an instant before its timer is made: here one that no run lives to see. */
    private static final class FarDeadlines extends AbstractBpmnParseListener {
        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            if (!element.attribute("id").equals("ComplaintProcess")) {
                BeforeTimers.add(
                        definition,
                        (execution, caller) -> execution.setVariableLocal(
                                "nextRung", Date.from(Instant.now().plus(3, ChronoUnit.DAYS))));
            }
        }
    }
}
