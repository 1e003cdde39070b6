package id.sigap.process.engine;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** Instantiates no class that a diagram names. */
final class RefusedClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("The class " + type.getName() + " is refused; a diagram names beans only.");
    }
}
