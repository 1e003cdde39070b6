package id.sigap.connector.guard;

/** A result that the contract forbids, found on the connector's thread. */
final class Breach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault.Kind kind;

    Breach(Fault.Kind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    Fault.Kind kind() {
        return kind;
    }
}
