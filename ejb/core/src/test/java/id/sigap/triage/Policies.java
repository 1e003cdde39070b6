package id.sigap.triage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** The shipped decision tables on the engine's own DMN engine. */
final class Policies {
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final DmnDecision decision;

    Policies(String key) {
        try (InputStream dmn = Policies.class.getResourceAsStream("/id/sigap/bpmn/" + key + ".dmn")) {
            this.decision = ENGINE.parseDecision(key, dmn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> decide(Map<String, Object> facts) {
        return ENGINE.evaluateDecisionTable(decision, facts).getSingleResult().getEntryMap();
    }
}
