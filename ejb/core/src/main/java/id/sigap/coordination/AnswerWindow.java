package id.sigap.coordination;

import id.sigap.connector.api.Visibility;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The timer of an open case whose platform lets the office answer only for a while: <em>unread</em> since the citizen wrote,
 * <em>open</em> until a person is to be warned, <em>warned</em>, then <em>shut</em>.
 */
@Entity
@Table(name = "answer_window")
public class AnswerWindow {
    private static final Duration LEAST_NOTICE = Duration.ofHours(2);
    private static final Duration MOST_NOTICE = Duration.ofHours(24);

    @Id
    @Column(name = "complaint_id")
    private Long complaintId;

    private String state;
    private String target;

    @Column(name = "closes_at")
    private Instant closesAt;

    @Column(name = "next_look")
    private Instant nextLook;

    private String fallback;

    protected AnswerWindow() {}

    AnswerWindow(long complaintId, Instant now) {
        this.complaintId = complaintId;
        heard(now);
    }

    /** The citizen wrote: the platform has to be asked anew. */
    void heard(Instant now) {
        state = "unread";
        nextLook = now;
    }

    void later(Instant then) {
        nextLook = then;
    }

    /** @param opened when the citizen last wrote, from which it is counted */
    void closes(Visibility by, Instant opened, Instant at) {
        state = "open";
        target = by.name().toLowerCase(Locale.ROOT);
        closesAt = at;
        nextLook = at.minus(notice(Duration.between(opened, at)));
        fallback = null;
    }

    /** A sixth of the window before its end, at least two hours, at most a day; half of a window shorter than four hours. */
    static Duration notice(Duration window) {
        if (window.compareTo(LEAST_NOTICE.multipliedBy(2)) < 0) {
            return window.isNegative() ? Duration.ZERO : window.dividedBy(2);
        }
        Duration sixth = window.dividedBy(6);
        return sixth.compareTo(LEAST_NOTICE) < 0
                ? LEAST_NOTICE
                : sixth.compareTo(MOST_NOTICE) > 0 ? MOST_NOTICE : sixth;
    }

    void warned(String lawfulFallback) {
        state = "warned";
        fallback = lawfulFallback;
        nextLook = closesAt;
    }

    void shut() {
        state = "shut";
    }

    boolean is(String some) {
        return state.equals(some);
    }

    long complaintId() {
        return complaintId;
    }

    Instant nextLook() {
        return nextLook;
    }

    /** Known as soon as the platform was asked. */
    public Optional<Instant> closesAt() {
        return Optional.ofNullable(closesAt);
    }

    /** How the answer reaches the citizen all the same: {@code public, private, mail} or {@code person}; once warned. */
    public Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }
}
