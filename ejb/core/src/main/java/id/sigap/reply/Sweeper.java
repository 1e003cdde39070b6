package id.sigap.reply;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Brings outcomes to processes that missed them: the business tables decide, the engine follows. */
@ApplicationScoped
public class Sweeper {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BATCH = 50;

    @Inject
    Outbox outbox;

    @Inject
    Sending sending;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    /** @return false: what still nobody waits for is tried again in the next round, not at once */
    public boolean sweep() {
        List<UUID> unheard = work.call(() -> outbox.unheard(clock.now().minus(PATIENCE), BATCH));
        unheard.forEach(sending::signalAgain);
        return false;
    }
}
