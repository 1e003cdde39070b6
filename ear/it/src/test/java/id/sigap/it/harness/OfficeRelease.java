package id.sigap.it.harness;

import id.sigap.process.Delegates;
import id.sigap.process.engine.BeanRegistry;
import id.sigap.process.engine.EngineClosing;
import id.sigap.process.release.Releases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * A release as an office drew it: the shipped set with diagrams of its own, brought to the server's PostgreSQL by a second
 * engine that runs no job and is gone at once. The running server finds it there as the newest.
 */
public final class OfficeRelease {
    private final Map<String, byte[]> files = Releases.shipped();
    private final String name;

    /** The shipped set so far, under that name. */
    public OfficeRelease(String name) {
        this.name = name;
    }

    /**
     * With a diagram of the office in the place of the shipped one of the same name.
     *
     * @param resource on the class path, below this package's parent
     */
    public OfficeRelease with(String resource) {
        String file = resource.substring(resource.lastIndexOf('/') + 1);
        try (InputStream diagram = OfficeRelease.class.getResourceAsStream("/id/sigap/it/" + resource)) {
            if (files.put(file, diagram.readAllBytes()) == null) {
                throw new IllegalArgumentException("Nothing that ships is called " + file + ".");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deploys the whole set. */
    public void deploy(EmbeddedDatabase database) {
        ProcessEngine engine = engineOn(database.environment());
        try {
            RepositoryService repository = engine.getRepositoryService();
            long number = repository.createDeploymentQuery().count() + 1;
            DeploymentBuilder deployment =
                    repository.createDeployment().name(number + " " + name).source("sigap");
            files.forEach((file, bytes) -> deployment.addInputStream(file, new ByteArrayInputStream(bytes)));
            deployment.deploy();
        } finally {
            engine.close();
        }
    }

    private static ProcessEngine engineOn(Map<String, String> database) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("office");
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUrl(database.get("SIGAP_DB_URL"));
        configuration.setJdbcUsername(database.get("SIGAP_DB_OWNER_USER"));
        configuration.setJdbcPassword(database.get("SIGAP_DB_OWNER_PASSWORD"));
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        return EngineClosing.close(configuration, new NamesOnly()).buildProcessEngine();
    }

    /** Which beans a diagram may name; none is called here. */
    private static final class NamesOnly implements BeanRegistry {
        @Override
        public Set<String> names() {
            return new Delegates().names();
        }

        @Override
        public Object bean(String name) {
            throw new IllegalStateException("This engine runs nothing, not even " + name + ".");
        }
    }
}
