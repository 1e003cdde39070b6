package id.sigap.foundation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The business refuses an act. Thrown before anything was written; the surrounding unit of work rolls back. The message is
 * an Indonesian sentence for the person who asked: it names the id, what was wrong and what is expected.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of answer the caller gets. */
    public enum Kind {
        MALFORMED,
        INVALID,
        NOT_ALLOWED,
        NOT_FOUND,
        CONFLICT,
        STALE,
        CHALLENGE,
        TOO_LARGE,
        UNSUPPORTED,
        UNAVAILABLE
    }

    /** Member with the seconds after which the same call may succeed; also sent as the header {@code Retry-After}. */
    public static final String RETRY_AFTER = "retryAfter";

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> extra = new LinkedHashMap<>();

    private Refusal(Kind kind, String code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    public static Refusal invalid(String message) {
        return new Refusal(Kind.INVALID, "invalid", message);
    }

    public static Refusal notAllowed(String message) {
        return new Refusal(Kind.NOT_ALLOWED, "not-allowed", message);
    }

    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, "not-found", message);
    }

    /** @param code a stable word for programs, such as {@code held-by-another} */
    public static Refusal conflict(String code, String message) {
        return new Refusal(Kind.CONFLICT, code, message);
    }

    public static Refusal stale(String ticket) {
        return new Refusal(
                Kind.STALE,
                "stale-version",
                "Aduan " + ticket + " sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu coba lagi.");
    }

    public static Refusal of(Kind kind, String code, String message) {
        return new Refusal(kind, code, message);
    }

    /** Adds a member to the problem document, such as the holder of a case. */
    public Refusal with(String name, Object value) {
        extra.put(name, value);
        return this;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> extra() {
        return extra;
    }
}
