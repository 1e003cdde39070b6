package id.sigap.ledger.format;

/** A text is not of the form that it must have; the message says where. */
public final class MalformedText extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MalformedText(String message) {
        super(message);
    }
}
