package id.sigap.demo;

/** The demonstration cannot start or go on; the message is one sentence for the person at the terminal. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
