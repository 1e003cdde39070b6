package id.sigap.it.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.demo.DemoKeycloak;
import id.sigap.demo.Ports;
import id.sigap.identity.Directory;
import id.sigap.identity.Person;
import id.sigap.it.harness.Container;
import id.sigap.it.harness.Project;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The directory inside the container, with the server's own HTTP client and JSON, against a real Keycloak that the test
 * starts and stops itself.
 */
@ExtendWith(ArquillianExtension.class)
class DirectoryIT {
    private static final String PROJECT = "sigap-project";
    private static final String SECRET = "secret-of-sigap-directory-in-this-test";

    @Inject
    Directory directory;

    @Deployment
    static EnterpriseArchive application() {
        EnterpriseArchive application = Container.applicationWith(DirectoryIT.class);
        application
                .getAsType(WebArchive.class, "sigap-web.war")
                .addPackage(DemoKeycloak.class.getPackage())
                .addAsResource(new StringAsset(Project.root().toString()), PROJECT);
        return application;
    }

    @Test
    void findsPeopleByWhatTheyDoAndGoesOnWithTheLastCopyWhenKeycloakIsAway() throws IOException {
        try (DemoKeycloak keycloak = start()) {
            System.setProperty("OIDC_PROVIDER_URL", keycloak.realmUrl());
            System.setProperty("SIGAP_DIRECTORY_SECRET", SECRET);
            keycloak.awaitReady();

            directory.refresh();

            assertThat(directory.state().problem()).isEmpty();
            assertFindsEveryone();
        }

        directory.refresh();

        assertThat(directory.state().stale()).isTrue();
        assertThat(directory.state().problem()).isPresent();
        assertFindsEveryone();
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

    private static DemoKeycloak start() throws IOException {
        Path data = Files.createTempDirectory(project().resolve("ear/it/target"), "keycloak");
        return DemoKeycloak.start(new DemoKeycloak.Setup(
                project(), data, Ports.anyFree(), Ports.anyFree(), "http://localhost:9", "none", SECRET, "admin"));
    }

    private static Path project() throws IOException {
        try (InputStream in = DirectoryIT.class.getResourceAsStream("/" + PROJECT)) {
            return Path.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
