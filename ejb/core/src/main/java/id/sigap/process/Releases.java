package id.sigap.process;

import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** Releases: all diagrams and tables together as one deployment. The shipped set goes once into an empty database. */
@ApplicationScoped
public class Releases {
    /** What ships with Sigap. */
    public static final List<String> SHIPPED = List.of(
            "ComplaintProcess.bpmn",
            "TriagePhase.bpmn",
            "CoordinationPhase.bpmn",
            "WordingPhase.bpmn",
            "ReplyPhase.bpmn",
            "ForwardingPhase.bpmn",
            "AskPhase.bpmn",
            "FollowUpPhase.bpmn",
            "TriagePolicy.dmn",
            "ApprovalPolicy.dmn");

    private static final String FOLDER = "/id/sigap/bpmn/";

    /** By definition: a release never changes its number. */
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    @Inject
    Instance<EngineHost> host;

    @Inject
    UnitOfWork work;

    @Inject
    Ledger ledger;

    void deployShipped(ProcessEngine engine) {
        work.run(() -> {
            if (engine.getRepositoryService().createDeploymentQuery().count() > 0) {
                return;
            }
            deploy(engine, shipped(), "Bawaan", Ledger.SYSTEM);
        });
    }

    /** Deploys a whole set as the next release; running cases stay on theirs. */
    Deployment deploy(ProcessEngine engine, Map<String, byte[]> files, String name, String person) {
        long number = engine.getRepositoryService().createDeploymentQuery().count() + 1;
        DeploymentBuilder builder = engine.getRepositoryService()
                .createDeployment()
                .name(number + " " + name)
                .source("sigap");
        files.forEach((file, bytes) -> builder.addInputStream(file, new java.io.ByteArrayInputStream(bytes)));
        Deployment deployment = builder.deploy();
        ledger.record(
                "process.released",
                person,
                null,
                Map.of("release", number, "deployment", deployment.getId(), "files", files.size()));
        return deployment;
    }

    /** The files that ship with Sigap, by name. */
    public static Map<String, byte[]> shipped() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : SHIPPED) {
            try (InputStream file = Releases.class.getResourceAsStream(FOLDER + name)) {
                if (file == null) {
                    throw new IllegalStateException("The shipped diagram " + name + " is missing from this build.");
                }
                files.put(name, file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /**
     * A diagram or a table of the newest release.
     *
     * @param kind {@code process} or {@code decision}
     */
    public record Model(String key, String name, String kind, int release) {}

    /** What is in force now. */
    public List<Model> current() {
        int release = newest();
        String deployment = deployments().get(release - 1).getId();
        List<Model> models = new ArrayList<>();
        engine().getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .list()
                .forEach(one -> models.add(new Model(one.getKey(), one.getName(), "process", release)));
        engine().getRepositoryService()
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .list()
                .forEach(one -> models.add(new Model(one.getKey(), one.getName(), "decision", release)));
        return models;
    }

    /** The number of the newest release; the first is 1. */
    public int newest() {
        return deployments().size();
    }

    /** A diagram or a table as XML; empty where the release has none of this name. */
    public Optional<byte[]> xml(String key, int release) {
        List<Deployment> all = deployments();
        if (release < 1 || release > all.size()) {
            return Optional.empty();
        }
        String deployment = all.get(release - 1).getId();
        List<String> names = engine().getRepositoryService().getDeploymentResourceNames(deployment);
        return names.stream()
                .filter(name -> name.equals(key + ".bpmn") || name.equals(key + ".dmn"))
                .findFirst()
                .map(name -> bytes(deployment, name));
    }

    private byte[] bytes(String deployment, String name) {
        try (InputStream file = engine().getRepositoryService().getResourceAsStream(deployment, name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the release that a definition belongs to. */
    int ofDefinition(String definition) {
        return numbers.computeIfAbsent(definition, this::number);
    }

    private int number(String definition) {
        String deployment =
                engine().getRepositoryService().getProcessDefinition(definition).getDeploymentId();
        return deployments().stream().map(Deployment::getId).toList().indexOf(deployment) + 1;
    }

    private List<Deployment> deployments() {
        return engine().getRepositoryService()
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .asc()
                .list();
    }

    private ProcessEngine engine() {
        return host.get().engine();
    }
}
