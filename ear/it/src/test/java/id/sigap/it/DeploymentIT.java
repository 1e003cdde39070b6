package id.sigap.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.identity.Directory;
import id.sigap.identity.Person;
import id.sigap.it.harness.Container;
import id.sigap.it.harness.KeycloakServer;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The application inside its container: what the server provides for it, and the directory with the server's own HTTP client
 * and JSON against a real Keycloak.
 */
@ExtendWith(ArquillianExtension.class)
class DeploymentIT {
    /** A resource: the test's JVM tells the container's where Keycloak is. */
    private static final String KEYCLOAK = "keycloak.properties";

    private static final List<String> DIRECTORY_SETTINGS = List.of("OIDC_PROVIDER_URL", "SIGAP_DIRECTORY_SECRET");
    private static final String NOBODY_LISTENS = "http://localhost:9/realms/sigap";

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

    @Inject
    Directory directory;

    @Deployment
    static EnterpriseArchive application() {
        KeycloakServer keycloak = KeycloakServer.shared();
        keycloak.awaitReady();
        Map<String, String> settings = keycloak.environment();
        EnterpriseArchive application = Container.applicationWith(DeploymentIT.class);
        application
                .getAsType(WebArchive.class, "sigap-web.war")
                .addAsResource(
                        new StringAsset(DIRECTORY_SETTINGS.stream()
                                .map(name -> name + "=" + settings.get(name))
                                .collect(Collectors.joining("\n"))),
                        KEYCLOAK);
        return application;
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

    @Test
    void findsPeopleByWhatTheyDoAndGoesOnWithTheLastCopyWhenKeycloakIsAway() throws IOException {
        Properties keycloak = new Properties();
        try (InputStream in = DeploymentIT.class.getResourceAsStream("/" + KEYCLOAK)) {
            keycloak.load(in);
        }
        String before = System.getProperty("OIDC_PROVIDER_URL");
        try {
            DIRECTORY_SETTINGS.forEach(name -> System.setProperty(name, keycloak.getProperty(name)));
            directory.refresh();

            assertThat(directory.state().problem()).isEmpty();
            assertFindsEveryone();

            System.setProperty("OIDC_PROVIDER_URL", NOBODY_LISTENS);
            directory.refresh();

            assertThat(directory.state().stale()).isTrue();
            assertThat(directory.state().problem()).isPresent();
            assertFindsEveryone();
        } finally {
            System.setProperty("OIDC_PROVIDER_URL", before);
        }
    }

    private void assertFindsEveryone() {
        assertThat(directory.heads("PTMB"))
                .containsExactly(new Person("head-ptmb", "Nurul Aini", Optional.of("head-ptmb@balikpapan.example")));
        assertThat(directory.officers("PTMB")).extracting(Person::username).containsExactly("agency-ptmb");
        assertThat(directory.heads("DPU")).isEmpty();
        assertThat(directory.officers("NOWHERE")).isEmpty();
        assertThat(directory.officeHeads()).extracting(Person::username).containsExactly("head-office");
        assertThat(directory.approvers()).extracting(Person::username).containsExactly("approver1", "approver2");
        assertThat(directory.operators())
                .extracting(Person::username)
                .containsExactly("operator1", "operator2", "operator3", "operator4");
        assertThat(directory.administrators()).extracting(Person::username).containsExactly("admin1", "admin2");
        assertThat(directory.find("auditor1")).map(Person::name).contains("Taufik Rahman");
    }

    private static String roleOf(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getUserName();
        }
    }
}
