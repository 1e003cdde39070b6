package id.sigap.ledger.seal;

/** The sealed log does not continue a head that was signed before; nothing is signed until a person has looked at it. */
final class RewrittenLog extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RewrittenLog(String what) {
        super("No checkpoint is signed: " + what + ".");
    }
}
