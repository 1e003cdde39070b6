package id.sigap.process.release;

import id.sigap.foundation.BusinessClock;
import id.sigap.ledger.Ledger;
import id.sigap.process.EngineHost;
import id.sigap.process.engine.ModelFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;

/**
 * What a new version of Sigap brings: never in the place of what the office drew, always as drafts that an administrator may
 * release. What was shipped last is remembered by its SHA-256, so that each change is offered once.
 */
@ApplicationScoped
public class Upgrades {
    private static final String NOTE = "Pembaruan bawaan Sigap";

    @PersistenceContext
    EntityManager entities;

    @Inject
    EngineHost host;

    @Inject
    Releases releases;

    @Inject
    Drafts drafts;

    @Inject
    Deploying deploying;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** Compares with what was shipped before; the caller has the turn. */
    void meet(ModelSet shipped) {
        if (releases.newest() == 0) {
            adopt();
        }
        if (releases.newest() == 0) {
            deploying.deploy(shipped, new Release.Words("Bawaan", "Rangkaian bawaan Sigap", Release.SIGAP, null));
        }
        Map<String, ShippedFile> known = known();
        if (known.isEmpty()) {
            ModelSet first = releases.set(1);
            first.files().forEach((file, bytes) -> remember(known, ModelSet.keyOf(file), ModelSet.sha256(bytes)));
        }
        shipped.files().forEach((file, bytes) -> {
            String key = ModelSet.keyOf(file);
            String sha256 = ModelSet.sha256(bytes);
            if (!known.containsKey(key) || !known.get(key).sha256().equals(sha256)) {
                remember(known, key, sha256);
                offer(key, file, bytes);
            }
        });
    }

    private Map<String, ShippedFile> known() {
        Map<String, ShippedFile> known = new HashMap<>();
        entities.createQuery("from ProcessShipped s", ShippedFile.class)
                .getResultList()
                .forEach(file -> known.put(file.key(), file));
        return known;
    }

    private void remember(Map<String, ShippedFile> known, String key, String sha256) {
        ShippedFile file = known.get(key);
        if (file == null) {
            file = new ShippedFile(key, sha256);
            entities.persist(file);
            known.put(key, file);
        } else {
            file.now(sha256);
        }
    }

    private void offer(String key, String file, byte[] content) {
        for (Draft draft : drafts.open()) {
            if (draft.key().equals(key)
                    && draft.origin().equals(Draft.Origin.UPGRADE.code())
                    && drafts.authors(List.of(draft)).get(draft.id()).equals(List.of(Release.SIGAP))) {
                drafts.discard(draft, "Diganti pembaruan yang lebih baru.", Ledger.SYSTEM);
            }
        }
        if (releases.set(releases.newest()).sha256(key).equals(ModelSet.sha256(content))) {
            return;
        }
        ModelFile.Kind kind = ModelFile.Kind.ofFile(file).orElseThrow();
        Draft draft = new Draft(key, kind, Draft.Origin.UPGRADE, releases.newest(), NOTE, clock.now());
        draft.write(content, new Findings(List.of()), clock.now());
        entities.persist(draft);
        entities.flush();
        entities.persist(new DraftAuthor(draft.id(), Release.SIGAP, 0));
        Map<String, Object> data = Drafts.data(draft);
        data.put("kind", draft.kind());
        data.put("base", draft.base());
        data.put("origin", draft.origin());
        ledger.record("draft.created", Ledger.SYSTEM, null, data);
    }

    /** Gives what was deployed before releases had rows its numbers, in the order of deployment. */
    private void adopt() {
        List<Deployment> deployments = host.engine()
                .getRepositoryService()
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .asc()
                .list();
        int number = 0;
        for (Deployment deployment : deployments) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (Resource resource : host.engine().getRepositoryService().getDeploymentResources(deployment.getId())) {
                files.put(resource.getName(), resource.getBytes());
            }
            number++;
            deploying.register(
                    number,
                    deployment.getId(),
                    new ModelSet(files),
                    new Release.Words(
                            deployment.getName().replaceFirst("^\\d+ ", ""),
                            "Dipasang sebelum rilis dicatat dengan nomor",
                            Release.SIGAP,
                            null));
        }
    }
}
