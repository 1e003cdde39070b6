package id.sigap.ledger;

import id.sigap.foundation.Moment;
import id.sigap.foundation.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the ledger. */
@ApplicationScoped
public class LedgerQuery {
    /** Rows a page. */
    public static final int PAGE = 100;

    @PersistenceContext
    EntityManager entities;

    /** What is asked for; any member may be null. {@code after} is the id of the last row seen: older ones follow. */
    public record Ask(String ticket, String actor, String act, Instant from, Instant to, Long after) {
        /**
         * As a caller words it; what is empty is not asked for.
         *
         * @param from an instant, such as {@code 2026-11-22T00:00:00Z}, included
         * @param to an instant, not included
         * @throws Refusal where an instant cannot be read
         */
        public static Ask of(String ticket, String actor, String act, String from, String to, Long after) {
            return new Ask(
                    given(ticket),
                    given(actor),
                    given(act),
                    Moment.asked(from).orElse(null),
                    Moment.asked(to).orElse(null),
                    after);
        }

        private static String given(String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    /** Rows of one case at most. */
    public static final int OF_CASE = 1000;

    /** The history of one case, oldest first; of a very long one the newest thousand. */
    public List<LedgerEntry> ofTicket(String ticket) {
        List<LedgerEntry> newest = new ArrayList<>(entities.createQuery(
                        "from LedgerEntry e where e.ticket = :ticket order by e.id desc", LedgerEntry.class)
                .setParameter("ticket", ticket)
                .setMaxResults(OF_CASE)
                .getResultList());
        Collections.reverse(newest);
        return newest;
    }

    /** One page and one row more where there is another page; newest first. */
    public List<LedgerEntry> search(Ask ask) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        add(conditions, parameters, "e.ticket = :ticket", "ticket", ask.ticket());
        add(conditions, parameters, "e.actor = :actor", "actor", ask.actor());
        add(conditions, parameters, "e.act = :act", "act", ask.act());
        add(conditions, parameters, "e.at >= :from", "from", ask.from());
        add(conditions, parameters, "e.at < :to", "to", ask.to());
        if (ask.after() != null) {
            LedgerEntry last = entities.find(LedgerEntry.class, ask.after());
            if (last == null) {
                throw Refusal.invalid("Penanda halaman tidak dikenal; mulai lagi dari halaman pertama.");
            }
            add(conditions, parameters, "e.at <= :lastAt", "lastAt", last.at());
            add(conditions, parameters, "(e.at < :lastAt or e.id < :after)", "after", last.id());
        }
        TypedQuery<LedgerEntry> query = entities.createQuery(
                "from LedgerEntry e where " + String.join(" and ", conditions) + " order by e.at desc, e.id desc",
                LedgerEntry.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(PAGE + 1).getResultList();
    }

    private static void add(
            List<String> conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }
}
