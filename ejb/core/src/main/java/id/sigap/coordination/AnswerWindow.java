package id.sigap.coordination;

import id.sigap.connector.api.Visibility;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of the answering window of an open case whose platform lets the office answer only for a while: <em>unread</em>
 * since the citizen wrote, <em>open</em> until a person is to be warned, <em>warned</em>, then <em>shut</em>. It says when the
 * platform is asked next; the instants themselves are timers of the case's process.
 */
@Entity
@Table(name = "answer_window")
public class AnswerWindow {
    /** How long the process's timer has to speak first; after that the row speaks for itself. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

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

    /** @param look when the platform is asked again */
    void closes(Visibility by, Instant at, Instant look) {
        state = "open";
        target = by.name().toLowerCase(Locale.ROOT);
        closesAt = at;
        nextLook = look;
        fallback = null;
    }

    /**
     * From when a person has to be warned.
     *
     * @param opened when the citizen last wrote, from which it is counted
     */
    static Instant noticeAt(Instant opened, Instant closes) {
        return closes.minus(notice(Duration.between(opened, closes))).truncatedTo(ChronoUnit.MILLIS);
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
        nextLook = closesAt.plus(PATIENCE);
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

    /** The way it was counted for; empty before the platform was asked. */
    Optional<Visibility> target() {
        return Optional.ofNullable(target).map(name -> Visibility.valueOf(name.toUpperCase(Locale.ROOT)));
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
