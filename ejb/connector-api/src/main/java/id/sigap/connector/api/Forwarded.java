package id.sigap.connector.api;

/**
 * The attributes of a forwarded complaint: in {@link Conversation#attributes()} on the way out, the last two in
 * {@link InboundEvent.Message#attributes()} on the way back. One without a value is absent. Texts are masked: no name,
 * telephone number or identity number of the citizen stands in them.
 */
public final class Forwarded {

    /** The ticket, such as {@code SGP-2026-000041}; always there. */
    public static final String TICKET = "ticket";

    /** The code of the service there that takes it; always there where the system has services. */
    public static final String SERVICE_CODE = "service-code";

    /** The agency's name. */
    public static final String AGENCY = "agency";

    /** What it is about, in a few words. */
    public static final String TOPIC = "topic";

    /** Sigap's category, such as {@code PENGADUAN_TBP}. */
    public static final String CATEGORY = "category";

    /** What the citizen wrote. */
    public static final String WORDS = "words";

    /** Where, in words. */
    public static final String PLACE = "place";

    /** Degrees on WGS 84, with a decimal point. */
    public static final String LATITUDE = "latitude";

    /** Degrees on WGS 84, with a decimal point. */
    public static final String LONGITUDE = "longitude";

    /** When the citizen wrote, as {@link java.time.Instant#toString()} writes it. */
    public static final String WRITTEN_AT = "written-at";

    /** {@code true} where the citizen is not to be named. */
    public static final String ANONYMOUS = "anonymous";

    /** {@code true} where the citizen asks that their identity be kept secret. */
    public static final String SECRET = "secret";

    /** Names of the citizen's files, one a line. */
    public static final String FILES = "files";

    /** Coming back: the outbox id that the other system's record carries. */
    public static final String OUTBOX_ID = "outbox-id";

    /** Coming back: {@code true} where the other office is done with it, so that this is its answer. */
    public static final String FINISHED = "finished";

    private Forwarded() {}
}
