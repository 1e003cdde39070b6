package id.sigap.history;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of the case, as conditions over {@code complaint c}. A facet that has an index in the order of receipt can
 * lead a walk; the others only sift.
 */
final class CaseTerms {
    /** A list of cases that is worked through as a whole, whatever order is asked for. */
    static final int FEW = 1_000;

    private final Map<String, String> leading = new LinkedHashMap<>();
    private final String sifting;
    private final String period;

    CaseTerms(HistoryAsk ask, Sql sql, Instant now) {
        lead("topic", ask.topic(), "c.topic = :topic", sql);
        lead("agency", ask.agency(), "c.agency = :agency", sql);
        lead("release", ask.release(), "c.release_number = :release", sql);
        lead("channel", ask.channel(), "c.channel_id = :channel", sql);
        period = sql.when("c.received_at >= :receivedFrom", "receivedFrom", ask.receivedFrom()) + " and "
                + sql.when("c.received_at < :receivedTo", "receivedTo", ask.receivedTo());
        sifting = Stream.of(ticket(ask, sql), outcome(ask, sql), deadline(ask, sql, now))
                .collect(Collectors.joining(" and "));
        if (ask.deadline() != null && ask.rule() != null) {
            String state = ask.deadline().equals("kept") ? "'met'" : "'missed', 'running'";
            leading.put(
                    "deadline",
                    "c.id in (select l.complaint_id from deadline l where l.rule = :rule and l.state in (" + state
                            + "))");
        }
    }

    private void lead(String name, Object value, String condition, Sql sql) {
        if (value != null) {
            leading.put(name, sql.when(condition, name, value));
        }
    }

    private static String ticket(HistoryAsk ask, Sql sql) {
        return sql.when("c.ticket = :ticket", "ticket", ask.ticket());
    }

    private static String outcome(HistoryAsk ask, Sql sql) {
        return "open".equals(ask.outcome())
                ? "c.closed_at is null"
                : sql.when("c.outcome = :outcome", "outcome", ask.outcome());
    }

    private static String deadline(HistoryAsk ask, Sql sql, Instant now) {
        if (ask.deadline() == null) {
            return "1 = 1";
        }
        sql.put("now", now);
        String of = "select 1 from deadline d where d.complaint_id = c.id and "
                + sql.when("d.rule = :rule", "rule", ask.rule()) + " and ";
        String missed = "exists (" + of + "(d.state = 'missed' or (d.state = 'running' and d.due_at < :now)))";
        return ask.deadline().equals("missed") ? missed : "exists (" + of + "d.state = 'met') and not " + missed;
    }

    /** Everything that is asked of the case. */
    String all() {
        return Stream.of(leading.values().stream(), Stream.of(period, sifting))
                .flatMap(each -> each)
                .collect(Collectors.joining(" and "));
    }

    /** The facet with few cases, where there is one: the walk is over at once. */
    List<String> fewest(Sql sql) {
        return leading.values().stream()
                .map(condition -> condition + " and " + period)
                .filter(condition -> sql.atMost(FEW, "complaint c where " + condition))
                .limit(1)
                .toList();
    }

    /** What leads a walk in the order of receipt: the first facet that has an index, or the period alone. */
    String lead() {
        return leading.entrySet().stream()
                        .filter(facet -> !facet.getKey().equals("deadline"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("1 = 1")
                + " and " + period;
    }
}
