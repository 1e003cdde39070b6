package id.sigap.connector.api;

/** Who can read a message on its platform. */
public enum Visibility {
    /** Anyone. */
    PUBLIC,
    /** The two sides only. */
    PRIVATE
}
