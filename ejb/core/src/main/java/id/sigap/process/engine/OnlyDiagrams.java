package id.sigap.process.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Lets diagrams and tables into a deployment and nothing else: no form, no script, no case model, no picture. Tables are
 * checked here by name; diagrams are checked by their parser.
 */
final class OnlyDiagrams implements Deployer {

    private final DiagramCheck check;

    OnlyDiagrams(DiagramCheck check) {
        this.check = check;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        for (Map.Entry<String, ResourceEntity> resource :
                deployment.getResources().entrySet()) {
            String name = resource.getKey();
            if (!name.endsWith(".bpmn") && !name.endsWith(".dmn")) {
                throw new DiagramRefused(
                        name,
                        List.of(Finding.error(
                                "resource-refused", "", "Berkas harus bernama .bpmn atau .dmn, bukan " + name + ".")));
            }
            List<Finding> findings = name.endsWith(".dmn")
                    ? check.table(name, resource.getValue().getBytes())
                    : List.of();
            if (!findings.isEmpty()) {
                throw new DiagramRefused(name, findings);
            }
        }
    }
}
