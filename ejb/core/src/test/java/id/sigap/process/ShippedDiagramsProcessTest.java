package id.sigap.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.process.engine.BeanRegistry;
import id.sigap.process.engine.EngineClosing;
import id.sigap.process.release.Releases;
import java.io.ByteArrayInputStream;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;

/** The closed engine takes the whole shipped set as one release. */
class ShippedDiagramsProcessTest {
    @Test
    void deploysTheShippedSetOnAClosedEngine() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:shipped;DB_CLOSE_DELAY=-1");
        configuration.setJobExecutorActivate(false);
        ProcessEngine engine = EngineClosing.close(configuration, new Names()).buildProcessEngine();
        try {
            DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
            Releases.shipped()
                    .forEach((name, bytes) -> deployment.addInputStream(name, new ByteArrayInputStream(bytes)));
            deployment.deploy();

            assertThat(engine.getRepositoryService()
                            .createProcessDefinitionQuery()
                            .count())
                    .isEqualTo(8);
            assertThat(engine.getRepositoryService()
                            .createDecisionDefinitionQuery()
                            .list())
                    .extracting(DecisionDefinition::getKey)
                    .contains("TriagePolicy", "ApprovalPolicy");
        } finally {
            engine.close();
        }
    }

    /** The real names, with beans that are never called here. */
    private static final class Names implements BeanRegistry {
        @Override
        public Set<String> names() {
            return new Delegates().names();
        }

        @Override
        public Object bean(String name) {
            return (JavaDelegate) execution -> {
                throw new IllegalStateException("Deploying calls no bean.");
            };
        }
    }
}
