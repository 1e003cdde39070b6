package id.sigap.process.engine;

import java.util.Set;

/**
 * The beans that a diagram may name as {@code ${name}}: an explicit list, never "any bean of the container".
 *
 * <p>Implementations are thread-safe; {@link #names()} does not change while the engine runs.
 */
public interface BeanRegistry {

    /**
     * Names every bean that a service task may call.
     *
     * @return the names, never null; each is a Java identifier
     */
    Set<String> names();

    /**
     * Gives a bean for one execution of a task.
     *
     * @param name one of {@link #names()}
     * @return a {@link org.camunda.bpm.engine.delegate.JavaDelegate}, never null; a fresh one each time where it has
     *     state
     * @throws IllegalArgumentException if the name is not one of {@link #names()}
     */
    Object bean(String name);
}
