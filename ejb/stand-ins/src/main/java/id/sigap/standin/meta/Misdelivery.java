package id.sigap.standin.meta;

/** One way in which a delivery of Meta's goes wrong; nothing that happened is lost by it. */
public enum Misdelivery {
    /** It comes twice. */
    DUPLICATE(1, 0),
    /** It comes after the next one. */
    REORDER(0, 0),
    /** It comes with a signature under another secret, then rightly. */
    WRONG_SIGNATURE(1, 1),
    /** It arrives, but Meta hears no answer and delivers it again. */
    ACCEPT_THEN_DROP(1, 0);

    private final int more;
    private final int refused;

    Misdelivery(int more, int refused) {
        this.more = more;
        this.refused = refused;
    }

    /** So many deliveries come besides the one. */
    public int more() {
        return more;
    }

    /** So many of them are to be refused. */
    public int refused() {
        return refused;
    }
}
