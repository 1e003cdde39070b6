package id.sigap.process.replay;

import id.sigap.process.engine.BeforeTimers;
import id.sigap.process.engine.EngineClosing;
import id.sigap.process.release.ModelSet;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** An engine of its own, closed as the live one, on a database in memory of its own, with one set deployed. */
final class ReplayEngine implements AutoCloseable {
    private final ProcessEngine engine;
    private final PlayedBeans beans;

    /**
     * Starts it.
     *
     * @param names of the beans that diagrams may name
     * @throws RuntimeException of the engine, where it refuses a file
     */
    ReplayEngine(ModelSet set, Set<String> names) {
        beans = new PlayedBeans(names);
        String name = "replay-" + UUID.randomUUID();
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcDriver("org.h2.Driver");
        configuration.setJdbcUrl("jdbc:h2:mem:" + name);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_CREATE_DROP);
        configuration.setJobExecutorActivate(false);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Rungs())));
        engine = EngineClosing.close(configuration, beans).buildProcessEngine();
        try {
            DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
            set.files().forEach((file, bytes) -> deployment.addInputStream(file, new ByteArrayInputStream(bytes)));
            deployment.deploy();
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** The engine itself, for tests that record on it. */
    ProcessEngine engine() {
        return engine;
    }

    /** The case that the beans speak for from now on. */
    void begin(RecordedCase recorded) {
        beans.begin(recorded);
    }

    Verdict play(RecordedCase recorded) {
        begin(recorded);
        return new Play(engine, beans, recorded).run();
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Every phase with a ladder starts with a rung that never comes by itself. */
    private static final class Rungs extends AbstractBpmnParseListener {
        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            BeforeTimers.add(
                    definition, (execution, caller) -> execution.setVariableLocal("nextRung", PlayedBeans.never()));
        }
    }
}
