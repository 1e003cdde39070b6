package id.sigap.foundation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The one clock of the business, cut to microseconds so that H2 and PostgreSQL keep the same instant. In the demonstration
 * and in tests it can be moved forward; elsewhere it is the system's.
 */
@ApplicationScoped
public class BusinessClock {
    private volatile Duration ahead = Duration.ZERO;

    public Instant now() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    public Duration ahead() {
        return ahead;
    }

    /** @throws IllegalStateException outside the demo profile */
    public void advance(Duration by) {
        if (!Settings.demo()) {
            throw new IllegalStateException("The clock can be moved in the demo profile only.");
        }
        ahead = ahead.plus(by);
    }
}
