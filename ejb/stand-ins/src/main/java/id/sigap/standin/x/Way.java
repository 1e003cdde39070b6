package id.sigap.standin.x;

/** How a webhook delivery goes wrong. */
public enum Way {
    /** It comes twice. */
    TWICE,
    /** It is signed with a key that nobody has. */
    WRONGLY_SIGNED,
    /** It comes when those withheld are let go, the newest first. */
    WITHHELD,
    /** It is lost on the way. */
    LOST
}
