package id.sigap.connector.guard;

/** A call to a connector brought nothing that can be used. Told already; whoever catches it only has to go on without. */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean begun;

    CallFailed(String message, boolean begun) {
        super(message, null, false, false);
        this.begun = begun;
    }

    /** False where the connector was certainly never reached. */
    public boolean begun() {
        return begun;
    }
}
