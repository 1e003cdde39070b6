package id.sigap.it.harness;

import id.sigap.demo.Ports;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.event.SetupContainer;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.container.spi.event.container.AfterStop;
import org.jboss.arquillian.container.spi.event.container.BeforeStart;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Tells Arquillian's managed server what no file can: where it is, free ports, and a PostgreSQL that is started for it. The
 * server runs on a fresh base folder, so the build's own stays as it is.
 */
public final class ContainerSettings implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Observer.class);
    }

    /** Made by Arquillian. */
    public static final class Observer {
        private final EmbeddedDatabase database = EmbeddedDatabase.postgres("container");
        private final Set<Long> before = new HashSet<>();

        void prepare(@Observes(precedence = 100) SetupContainer event) {
            database.start();
            int management = Ports.anyFree();
            Container<?> container = event.getContainer();
            container
                    .getContainerConfiguration()
                    .property("jbossHome", Project.server().toString())
                    .property(
                            "cleanServerBaseDir",
                            Project.freshFolder("container").toString())
                    .property("managementPort", Integer.toString(management))
                    .property(
                            "javaVmArguments",
                            "-Xms256m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=160m -Djava.net.preferIPv4Stack=true"
                                    + " -Djboss.http.port=" + Ports.anyFree()
                                    + " -Djboss.management.http.port=" + management + " " + settings());
        }

        void lookAround(@Observes BeforeStart event) {
            before.clear();
            ProcessHandle.current().children().map(ProcessHandle::pid).forEach(before::add);
        }

        void guard(@Observes AfterStart event) {
            ProcessHandle.current()
                    .children()
                    .map(ProcessHandle::pid)
                    .filter(child -> !before.contains(child))
                    .forEach(Watchdog::guard);
        }

        void release(@Observes AfterStop event) {
            database.close();
        }

        /** Each setting twice: the server's configuration reads {@code env.X}, the application {@code X}. */
        private String settings() {
            Map<String, String> settings = new HashMap<>(database.environment());
            settings.put("SIGAP_PROFILE", "demo");
            settings.put("SIGAP_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
            settings.put("OIDC_PROVIDER_URL", "http://localhost:9/realms/sigap");
            settings.put("SIGAP_OIDC_SECRET", "none");
            return settings.entrySet().stream()
                    .map(setting -> "-D" + setting + " -Denv." + setting)
                    .collect(Collectors.joining(" "));
        }
    }
}
