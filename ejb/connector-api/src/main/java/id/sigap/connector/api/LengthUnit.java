package id.sigap.connector.api;

/** What a platform counts when it limits the length of a text. */
public enum LengthUnit {
    /** Unicode code points. */
    CODE_POINTS,
    /** UTF-16 code units, as {@link String#length()} counts. */
    UTF16_UNITS,
    /** Bytes of the UTF-8 form. */
    UTF8_BYTES,
    /** The platform's own weights (links of fixed length, wide characters doubled). */
    WEIGHTED
}
