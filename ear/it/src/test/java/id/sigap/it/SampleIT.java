package id.sigap.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.it.harness.Project;
import id.sigap.it.harness.SampleConnector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sample connector builds by itself, as a stranger would build it, and passes its tests and the contract's. */
@Tag("platforms")
class SampleIT {

    @Test
    void buildsAndPassesTheContract() throws IOException, InterruptedException {
        Path jar = SampleConnector.build(Project.freshFolder("sample"));

        try (JarFile built = new JarFile(jar.toFile())) {
            assertThat(built.getEntry("META-INF/jboss-deployment-structure.xml"))
                    .isNotNull();
            assertThat(built.stream()).noneMatch(entry -> entry.getName().startsWith("id/sigap/"));
        }
    }
}
