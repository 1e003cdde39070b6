package id.sigap.it.harness;

import java.time.Duration;

/** How long a test waits for what must come. Only a test that fails waits so long: a busy machine is no fault of Sigap's. */
public final class Patience {
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The same for the browser. */
    public static final double MILLISECONDS = PATIENCE.toMillis();

    private Patience() {}
}
