package id.sigap.intake;

import java.time.Duration;

/** An event that cannot be judged yet: its transaction is undone and its delivery comes again, which counts as no failure. */
final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final Duration delay;

    NotYet(String code, Duration delay) {
        super(code, null, false, false);
        this.code = code;
        this.delay = delay;
    }

    String code() {
        return code;
    }

    Duration delay() {
        return delay;
    }
}
