package id.sigap.process.release;

import id.sigap.foundation.BusinessClock;
import id.sigap.ledger.Ledger;
import id.sigap.process.EngineHost;
import id.sigap.process.engine.ModelFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** Brings a set into force: deployment, row and ledger in the caller's transaction, which has the turn. */
@ApplicationScoped
class Deploying {
    @PersistenceContext
    EntityManager entities;

    @Inject
    EngineHost host;

    @Inject
    Releases releases;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /**
     * Deploys a set as the next release; running cases stay on theirs.
     *
     * @throws RuntimeException of the engine, where it refuses a file: the transaction is lost then
     */
    Release deploy(ModelSet set, Release.Words words) {
        int number = releases.newest() + 1;
        DeploymentBuilder builder = host.engine()
                .getRepositoryService()
                .createDeployment()
                .name(number + " " + words.name())
                .source("sigap");
        set.files().forEach((file, bytes) -> builder.addInputStream(file, new ByteArrayInputStream(bytes)));
        Deployment deployment = builder.deploy();
        Release release = register(number, deployment.getId(), set, words);
        record(release, words, set.files().size());
        return release;
    }

    /** Writes the rows of a set that is deployed. */
    Release register(int number, String deployment, ModelSet set, Release.Words words) {
        Map<String, String> before = new HashMap<>();
        releases.files(number - 1).forEach(file -> before.put(file.key(), file.sha256()));
        Release release = new Release(number, deployment, set.sha256(), words, clock.now());
        entities.persist(release);
        entities.flush();
        set.files().forEach((file, bytes) -> {
            String key = ModelSet.keyOf(file);
            ModelFile model = ModelFile.read(key, bytes);
            String sha256 = ModelSet.sha256(bytes);
            boolean changed = !sha256.equals(before.get(key));
            entities.persist(
                    new ReleaseFile(number, key, model.name(key), model.kind().code(), sha256, changed));
        });
        return release;
    }

    private void record(Release release, Release.Words words, int files) {
        Map<String, Object> data = new HashMap<>();
        data.put("release", release.number());
        data.put("deployment", release.deploymentId());
        data.put("files", files);
        data.put("sha256", release.sha256());
        data.put("of", words.rollbackOf());
        String actor = release.releasedBy().orElse(Ledger.SYSTEM);
        ledger.record(words.rollbackOf() == null ? "process.released" : "process.rolled-back", actor, null, data);
    }
}
