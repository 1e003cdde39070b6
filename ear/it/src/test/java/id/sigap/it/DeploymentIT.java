package id.sigap.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.it.harness.Container;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application inside its container: what the server provides for it. */
@ExtendWith(ArquillianExtension.class)
class DeploymentIT {
    @Resource(lookup = "java:jboss/datasources/SigapDS")
    DataSource application;

    @Resource(lookup = "java:jboss/datasources/SigapOwnerDS")
    DataSource owner;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/sigap-jobs")
    ManagedExecutorService jobs;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/sigap-workers")
    ManagedExecutorService workers;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/sigap-timers")
    ManagedScheduledExecutorService timers;

    @Deployment
    static EnterpriseArchive application() {
        return Container.applicationWith(DeploymentIT.class);
    }

    @Test
    void runsAsTheApplicationAndMigratesAsTheOwner() throws SQLException {
        assertThat(roleOf(application)).isEqualTo("sigap_app");
        assertThat(roleOf(owner)).isEqualTo("sigap_owner");
    }

    @Test
    void hasThreadsOfItsOwn() throws Exception {
        assertThat(jobs.submit(() -> "job").get()).isEqualTo("job");
        assertThat(workers.submit(() -> "work").get()).isEqualTo("work");
        assertThat(timers.submit(() -> "tick").get()).isEqualTo("tick");
    }

    private static String roleOf(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getUserName();
        }
    }
}
