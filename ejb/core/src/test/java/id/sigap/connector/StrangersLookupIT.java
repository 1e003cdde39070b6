package id.sigap.connector;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.dropin.ConnectorJar;
import id.sigap.connector.dropin.ConnectorJars;
import id.sigap.connector.dropin.Discovery;
import id.sigap.connector.dropin.JarFolder;
import id.sigap.harness.CoreInMemory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's bean is made only once its jar was accepted, and one that cannot be made stops nobody else. */
class StrangersLookupIT {
    @TempDir
    Path deployments;

    private final CoreInMemory core = new CoreInMemory();
    private final Beans beans = new Beans();
    private final Connectors connectors = new Connectors();

    @BeforeEach
    void begin() {
        connectors.discovery = beans;
        connectors.folder = new JarFolder(deployments);
        connectors.guard = core.get(id.sigap.connector.guard.CallGuard.class);
        connectors.jars = core.get(ConnectorJars.class);
        connectors.standings = core.get(id.sigap.connector.dropin.Standings.class);
        connectors.incidents = core.get(id.sigap.incident.Incidents.class);
        connectors.work = core.get(id.sigap.foundation.UnitOfWork.class);
    }

    @Test
    void makesNothingOfAJarThatNobodyAccepted() throws IOException {
        drop("throws", () -> {
            throw new IllegalStateException("rahasia");
        });
        drop("good", Optional::empty);
        connectors.lookNow();
        connectors.lookNow();

        assertThat(beans.made).isEmpty();
        assertThat(states()).isEqualTo(Map.of("throws.jar", "waiting", "good.jar", "waiting"));
        assertThat(core.rows("select kind from incident")).containsExactly("connector-arrived", "connector-arrived");
    }

    @Test
    void namesTheOneWhoseConstructorThrowsAndAnnouncesTheNext() throws IOException {
        drop("throws", () -> {
            throw new IllegalStateException("rahasia");
        });
        connectors.lookNow();
        decide("throws.jar", true);
        drop("next", Optional::empty);
        connectors.lookNow();

        assertThat(states()).isEqualTo(Map.of("throws.jar", "mute", "next.jar", "waiting"));
        assertThat(core.rows("select kind from incident where resolved_at is null").stream()
                        .map(Object::toString)
                        .collect(Collectors.toSet()))
                .contains("connector-refused", "connector-arrived");
        assertThat(core.rows("select what from incident").toString()).doesNotContain("rahasia");
    }

    @Test
    void givesUpAConstructorThatHangsAndARefusalCountsAtOnce() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        drop("hangs", () -> {
            never.await();
            return Optional.empty();
        });
        drop("next", Optional::empty);
        connectors.lookNow();
        decide("hangs.jar", true);
        connectors.lookNow();
        assertThat(states()).isEqualTo(Map.of("hangs.jar", "mute", "next.jar", "waiting"));

        decide("hangs.jar", false);
        decide("next.jar", false);
        connectors.lookNow();
        assertThat(states()).isEqualTo(Map.of("hangs.jar", "refused", "next.jar", "refused"));
    }

    private void drop(String name, Callable<Optional<Object>> bean) throws IOException {
        Path file = deployments.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream jar = new ZipOutputStream(out)) {
            jar.putNextEntry(new ZipEntry(name + "/Bean.class"));
        }
        Path marker = deployments.resolve(name + ".jar.deployed");
        Files.writeString(marker, name);
        Files.setLastModifiedTime(marker, Files.getLastModifiedTime(file));
        beans.all.put(name, bean);
    }

    private void decide(String file, boolean accepted) {
        ConnectorJars jars = core.get(ConnectorJars.class);
        core.run(() -> {
            ConnectorJar jar = jars.all().stream()
                    .filter(one -> one.fileName().equals(file))
                    .findFirst()
                    .orElseThrow();
            if (accepted) {
                jars.accept(jar.id(), "admin1");
            } else {
                jars.refuse(jar.id(), "admin1");
            }
        });
    }

    private Map<String, String> states() {
        return connectors.installed().stream()
                .collect(Collectors.toMap(
                        one -> one.file().orElseThrow(), one -> one.state().word()));
    }

    private static final class Beans extends Discovery {
        private final Map<String, Callable<Optional<Object>>> all = new ConcurrentHashMap<>();
        private final List<String> made = new CopyOnWriteArrayList<>();

        @Override
        public List<Found> look() {
            List<Found> found = new ArrayList<>();
            all.keySet().forEach(name -> found.add(new Found("java:global/" + name + "/Bean!x", name + ".Bean")));
            return found;
        }

        @Override
        public Callable<Optional<Object>> lookUp(Found bean) {
            made.add(bean.module());
            return all.get(bean.module());
        }
    }
}
