package id.sigap.it.harness;

import java.io.File;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The built application for tests that run inside the container: the real EAR, with the test classes added to its WAR.
 *
 * <pre>{@code
 * @ArquillianTest
 * class LedgerRollbackIT {
 *     @Deployment
 *     static EnterpriseArchive application() {
 *         return Container.applicationWith(LedgerRollbackIT.class);
 *     }
 * }
 * }</pre>
 */
public final class Container {
    private Container() {}

    /**
     * The application with the test in it.
     *
     * @param classes the test itself and what it uses
     */
    public static EnterpriseArchive applicationWith(Class<?>... classes) {
        EnterpriseArchive application = ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, Project.application().toFile());
        application
                .getAsType(WebArchive.class, "sigap-web.war")
                .addClasses(classes)
                .addAsLibraries(assertions());
        return application;
    }

    private static File[] assertions() {
        return Stream.of(Assertions.class, net.bytebuddy.ByteBuddy.class)
                .map(Container::jarOf)
                .toArray(File[]::new);
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("No file for " + type, e);
        }
    }
}
