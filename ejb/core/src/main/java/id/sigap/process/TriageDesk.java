package id.sigap.process;

import id.sigap.foundation.DataPack;
import id.sigap.triage.Triage;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The triage with the data pack in force. */
@ApplicationScoped
public class TriageDesk {
    @Inject
    DataPack data;

    private Triage triage;

    @PostConstruct
    void load() {
        try {
            triage = Triage.of(data::open);
        } catch (IOException e) {
            throw new UncheckedIOException("The routing tables cannot be read.", e);
        }
    }

    public Triage triage() {
        return triage;
    }
}
