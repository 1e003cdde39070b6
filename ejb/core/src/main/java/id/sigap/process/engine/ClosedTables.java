package id.sigap.process.engine;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;

/** The engine of decision tables, closed: what the process engine uses, and what a trial of a draft uses. */
final class ClosedTables {

    private ClosedTables() {}

    /** @param stillInTime asked all the time while a table is evaluated; throws where that has to end */
    static DefaultDmnEngineConfiguration configuration(DiagramCheck check, Runnable stillInTime) {
        DefaultDmnEngineConfiguration tables =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        tables.setTransformer(ClosedDmnTransform.transformer(check));
        tables.setFeelEngineFactory(() -> new GuardedFeel(stillInTime));
        tables.setScriptEngineResolver(language -> {
            throw new ProcessEngineException("A table's expression in " + language + " is refused; FEEL is expected.");
        });
        return tables;
    }
}
