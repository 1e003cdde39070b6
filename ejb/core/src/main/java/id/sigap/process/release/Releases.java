package id.sigap.process.release;

import id.sigap.process.EngineHost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.Resource;

/** Finds releases. Their numbers are those of their rows; which of them a case runs on, its definition tells. */
@ApplicationScoped
public class Releases {
    /** The names of the files that ship with Sigap. */
    public static final List<String> SHIPPED = ModelSet.SHIPPED;

    /** The process that each case runs. */
    public static final String CASE_PROCESS = "ComplaintProcess";

    private static final String OF = " where r.number = :number";

    /** By definition: a release never changes its number. */
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    @PersistenceContext
    EntityManager entities;

    @Inject
    EngineHost host;

    /**
     * A diagram or a table of the newest release.
     *
     * @param kind {@code process} or {@code decision}
     */
    public record Model(String key, String name, String kind, int release) {}

    /** The files that ship with Sigap, by name. */
    public static SortedMap<String, byte[]> shipped() {
        return ModelSet.shipped().files();
    }

    /** What is in force now. */
    public List<Model> current() {
        return files(newest()).stream()
                .map(file -> new Model(file.key(), file.name(), file.kind(), file.release()))
                .toList();
    }

    /** The number of the newest release; the first is 1, and 0 says that there is none. */
    public int newest() {
        return Optional.ofNullable(entities.createQuery("select max(r.number) from ProcessRelease r", Integer.class)
                        .getSingleResult())
                .orElse(0);
    }

    public Optional<Release> find(int number) {
        return Optional.ofNullable(entities.find(Release.class, number));
    }

    /** The newest first. */
    public List<Release> all() {
        return entities.createQuery("from ProcessRelease r order by r.number desc", Release.class)
                .getResultList();
    }

    List<ReleaseFile> files(int number) {
        return entities.createQuery(
                        "from ProcessReleaseFile f where f.id.release = :number order by f.id.model", ReleaseFile.class)
                .setParameter("number", number)
                .getResultList();
    }

    /** The files of every release, by its number. */
    public Map<Integer, List<ReleaseFile>> files() {
        return entities.createQuery("from ProcessReleaseFile f order by f.id.release, f.id.model", ReleaseFile.class)
                .getResultStream()
                .collect(java.util.stream.Collectors.groupingBy(ReleaseFile::release));
    }

    /** Who wrote what went into each release, by its number: none for roll-backs and for what Sigap itself released. */
    public Map<Integer, List<String>> authors() {
        Map<Integer, List<String>> authors = new HashMap<>();
        entities.createQuery(
                        "select distinct d.releaseNumber, a.id.person from ProcessDraftAuthor a, ProcessDraft d"
                                + " where d.id = a.id.draft and d.releaseNumber is not null order by a.id.person",
                        Object[].class)
                .getResultList()
                .forEach(row -> authors.computeIfAbsent((Integer) row[0], number -> new java.util.ArrayList<>())
                        .add((String) row[1]));
        return authors;
    }

    /** How many cases run on each release now; releases without any may be missing. */
    public Map<Integer, Integer> running() {
        Map<String, Integer> byDeployment = new HashMap<>();
        for (ProcessDefinitionStatistics one : engine().getManagementService()
                .createProcessDefinitionStatisticsQuery()
                .list()) {
            if (one.getKey().equals(CASE_PROCESS)) {
                byDeployment.put(one.getDeploymentId(), one.getInstances());
            }
        }
        Map<Integer, Integer> running = new HashMap<>();
        all().forEach(release -> running.put(release.number(), byDeployment.getOrDefault(release.deploymentId(), 0)));
        return running;
    }

    /** A diagram or a table as XML; empty where the release has none of this name. */
    public Optional<byte[]> xml(String key, int release) {
        return find(release).flatMap(found -> set(found).of(key));
    }

    /** The fingerprint of a file of a release; "" where the release has none of this name. */
    public String sha256(String key, int release) {
        return files(release).stream()
                .filter(file -> file.key().equals(key))
                .map(ReleaseFile::sha256)
                .findFirst()
                .orElse("");
    }

    /** All files of a release. */
    ModelSet set(int number) {
        return set(entities.createQuery("from ProcessRelease r" + OF, Release.class)
                .setParameter("number", number)
                .getSingleResult());
    }

    private ModelSet set(Release release) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Resource resource : engine().getRepositoryService().getDeploymentResources(release.deploymentId())) {
            files.put(resource.getName(), resource.getBytes());
        }
        return new ModelSet(files);
    }

    /** The number of the release that a definition belongs to; 0 where it belongs to none. */
    public int ofDefinition(String definition) {
        Integer known = numbers.get(definition);
        if (known != null) {
            return known;
        }
        String deployment =
                engine().getRepositoryService().getProcessDefinition(definition).getDeploymentId();
        int number = entities.createQuery(
                        "select r.number from ProcessRelease r where r.deploymentId = :deployment", Integer.class)
                .setParameter("deployment", deployment)
                .getResultStream()
                .findFirst()
                .orElse(0);
        if (number > 0) {
            numbers.put(definition, number);
        }
        return number;
    }

    /** The engine's definition of a process in a release; empty where the release has none of this name. */
    public Optional<String> definition(String key, int release) {
        return find(release)
                .map(found -> engine().getRepositoryService()
                        .createProcessDefinitionQuery()
                        .deploymentId(found.deploymentId())
                        .processDefinitionKey(key)
                        .singleResult())
                .map(org.camunda.bpm.engine.repository.ProcessDefinition::getId);
    }

    private ProcessEngine engine() {
        return host.engine();
    }
}
