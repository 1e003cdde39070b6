package id.sigap.process;

import id.sigap.foundation.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Moves the clocks of the business and of the engine together; the demo profile and tests only. */
@ApplicationScoped
public class EngineClock {
    @Inject
    BusinessClock clock;

    /** @throws IllegalStateException outside the demo profile */
    public Instant advance(Duration by) {
        clock.advance(by);
        ClockUtil.offset(clock.ahead().toMillis());
        return clock.now();
    }
}
