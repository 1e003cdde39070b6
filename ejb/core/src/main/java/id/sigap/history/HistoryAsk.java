package id.sigap.history;

import id.sigap.foundation.Refusal;
import java.time.Instant;
import java.util.Set;

/**
 * What is asked of the history; any member may be null. {@code person, role, act} and the period of acting are said of one
 * and the same act; the others of the case.
 *
 * @param ticket       exactly this case
 * @param person       who acted: a user name, or {@code citizen, system, platform, link, mail}
 * @param role         who acted has this role today, as Keycloak says
 * @param act          such as {@code case.claimed}
 * @param actedFrom    first instant of the period
 * @param actedTo      first instant after the period
 * @param receivedFrom first instant of the period in which the case was received
 * @param receivedTo   first instant after it
 * @param agency       the agency that the case belongs to
 * @param release      number of the release whose diagrams the case runs on, or ran on last
 * @param outcome      how it ended; {@code open} where it did not
 * @param deadline     {@code kept}: met and never missed; {@code missed}: missed, or due and still running
 * @param rule         the clock that this is said of; null for any
 */
public record HistoryAsk(
        String ticket,
        String person,
        String role,
        String act,
        Instant actedFrom,
        Instant actedTo,
        Instant receivedFrom,
        Instant receivedTo,
        String agency,
        String channel,
        String topic,
        Integer release,
        String outcome,
        String deadline,
        String rule) {
    private static final Set<String> DEADLINES = Set.of("kept", "missed");

    public HistoryAsk {
        if (deadline != null && !DEADLINES.contains(deadline)) {
            throw Refusal.invalid("Tenggat disaring dengan \"kept\" (terpenuhi) atau \"missed\" (terlewat).");
        }
        if (rule != null && deadline == null) {
            throw Refusal.invalid("Sebutkan juga \"deadline\": tenggat itu terpenuhi (kept) atau terlewat (missed).");
        }
    }

    /** Whether something is asked of acts, not of cases alone. */
    boolean ofActs() {
        return person != null || role != null || act != null || actedFrom != null || actedTo != null;
    }
}
