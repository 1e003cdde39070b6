package id.sigap.history;

import id.sigap.foundation.Moment;
import id.sigap.foundation.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** What may be asked, as it is called in addresses and saved questions. */
    public static final Set<String> NAMES = Set.of(
            "ticket",
            "person",
            "role",
            "act",
            "actedFrom",
            "actedTo",
            "receivedFrom",
            "receivedTo",
            "agency",
            "channel",
            "topic",
            "release",
            "outcome",
            "deadline",
            "rule");

    /**
     * Reads what is asked for by name.
     *
     * @param given by {@link #NAMES}; a period's ends are days of the office, both included, or instants
     * @param zone  the office's
     * @throws Refusal naming what cannot be read
     */
    public static HistoryAsk of(Map<String, String> given, ZoneId zone) {
        for (String name : given.keySet()) {
            if (!NAMES.contains(name)) {
                throw Refusal.invalid("Saringan \"" + name + "\" tidak dikenal; yang ada: "
                        + NAMES.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        }
        Map<String, String> asked = given.entrySet().stream()
                .filter(one -> one.getValue() != null && !one.getValue().isBlank())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().strip()));
        return new HistoryAsk(
                Optional.ofNullable(asked.get("ticket"))
                        .map(ticket -> ticket.toUpperCase(Locale.ROOT))
                        .orElse(null),
                asked.get("person"),
                asked.get("role"),
                asked.get("act"),
                from(asked.get("actedFrom"), zone),
                to(asked.get("actedTo"), zone),
                from(asked.get("receivedFrom"), zone),
                to(asked.get("receivedTo"), zone),
                asked.get("agency"),
                asked.get("channel"),
                asked.get("topic"),
                number(asked.get("release")),
                asked.get("outcome"),
                asked.get("deadline"),
                asked.get("rule"));
    }

    private static Instant from(String text, ZoneId zone) {
        return text == null
                ? null
                : day(text).map(day -> day.atStartOfDay(zone).toInstant()).orElseGet(() -> instant(text));
    }

    private static Instant to(String text, ZoneId zone) {
        return text == null
                ? null
                : day(text)
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .orElseGet(() -> instant(text));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            throw unreadable(text);
        }
    }

    private static Instant instant(String text) {
        try {
            return Moment.parse(text);
        } catch (DateTimeException e) {
            throw unreadable(text);
        }
    }

    private static Refusal unreadable(String text) {
        return Refusal.invalid("Waktu \"" + text + "\" tidak terbaca; contoh 2026-11-22.");
    }

    private static Integer number(String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,6}")) {
            throw Refusal.invalid("Rilis disaring dengan nomornya, contoh 3.");
        }
        return Integer.valueOf(text);
    }

    /** Whether something is asked of acts, not of cases alone. */
    boolean ofActs() {
        return person != null || role != null || act != null || actedFrom != null || actedTo != null;
    }
}
