package id.sigap.process.engine;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** An engine of its own on a database of its own, closed or as it comes. */
final class TestEngine implements AutoCloseable {

    private final ProcessEngine engine;

    private TestEngine(ProcessEngine engine) {
        this.engine = engine;
    }

    static TestEngine closed(Map<String, JavaDelegate> beans) {
        return closed(beans, configuration -> configuration);
    }

    static TestEngine closed(Map<String, JavaDelegate> beans, UnaryOperator<ProcessEngineConfigurationImpl> more) {
        return new TestEngine(
                more.apply(EngineClosing.close(inMemory(), new Beans(beans))).buildProcessEngine());
    }

    static TestEngine of(ProcessEngine engine) {
        return new TestEngine(engine);
    }

    /** The engine with all its doors open, to prove that an attack is one. */
    static TestEngine open() {
        ProcessEngineConfigurationImpl configuration = inMemory();
        configuration.setHistoryTimeToLive("P30D");
        return new TestEngine(configuration.buildProcessEngine());
    }

    private static ProcessEngineConfigurationImpl inMemory() {
        String name = "test-" + UUID.randomUUID();
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_CREATE);
        configuration.setJobExecutorActivate(false);
        return configuration;
    }

    ProcessEngine engine() {
        return engine;
    }

    /** Deploys texts as one set: file name, content, file name, content. */
    TestEngine deploy(String... resources) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (int i = 0; i < resources.length; i += 2) {
            deployment.addInputStream(
                    resources[i], new java.io.ByteArrayInputStream(resources[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        deployment.deploy();
        return this;
    }

    ProcessInstance start(String process, Map<String, Object> variables) {
        return engine.getRuntimeService().startProcessInstanceByKey(process, "SGP-2026-000001", variables);
    }

    /** Fires the one timer or asynchronous step that waits. */
    void fire() {
        Job job = engine.getManagementService().createJobQuery().singleResult();
        engine.getManagementService().executeJob(job.getId());
    }

    /** Names the node where the first task waits. */
    String taskKey() {
        return engine.getTaskService().createTaskQuery().singleResult().getTaskDefinitionKey();
    }

    /** Opens the form of the one task, defaults included, and submits it. */
    void submitForm() {
        String task = engine.getTaskService().createTaskQuery().singleResult().getId();
        engine.getFormService().getTaskFormVariables(task);
        engine.getFormService().submitTaskForm(task, Map.of("x", "1"));
    }

    void complete(Map<String, Object> variables) {
        engine.getTaskService()
                .complete(
                        engine.getTaskService().createTaskQuery().singleResult().getId(), variables);
    }

    boolean hasReached(String activity) {
        return engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId(activity)
                        .count()
                > 0;
    }

    ProcessEngineImpl implementation() {
        return (ProcessEngineImpl) engine;
    }

    /** Takes a job as an executor does that will run it soon. */
    void lock(String job, String owner, Date until) {
        implementation()
                .getProcessEngineConfiguration()
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    JobEntity entity = context.getJobManager().findJobById(job);
                    entity.setLockOwner(owner);
                    entity.setLockExpirationTime(until);
                    return entity;
                });
    }

    /** Removes everything deployed with all its cases. */
    void clear() {
        engine.getRepositoryService()
                .createDeploymentQuery()
                .list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    @Override
    public void close() {
        engine.close();
    }

    /** A registry over a map. */
    record Beans(Map<String, JavaDelegate> beans) implements BeanRegistry {

        @Override
        public java.util.Set<String> names() {
            return beans.keySet();
        }

        @Override
        public Object bean(String name) {
            return beans.get(name);
        }
    }
}
