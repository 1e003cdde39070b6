package id.sigap.history;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Over the ledger's entries in the order of time. A case is found at its newest act that fits, once. The index that leads is
 * that of the person, of the act, or of time alone; where one of them, or a facet of the case, has few rows, that one.
 */
final class ActWalk implements Walk {
    private static final int FEW = 2_000;
    private static final String NEWEST_FIRST = " order by e.at desc, e.id desc";

    private final EntityManager entities;
    private final Sql sql;
    private final CaseTerms terms;
    private final HistoryAsk ask;
    private final Collection<String> people;
    private final String source;

    /** @param people user names of whoever has the role that is asked for; null where none is asked for */
    ActWalk(EntityManager entities, HistoryAsk ask, Collection<String> people, Instant ceiling, Instant now) {
        this.entities = entities;
        this.sql = new Sql(entities);
        this.terms = new CaseTerms(ask, sql, now);
        sql.when("", "person", ask.person());
        sql.when("", "act", ask.act());
        sql.when("", "people", people);
        sql.when("", "actedFrom", ask.actedFrom());
        sql.put("ceiling", ask.actedTo() == null || ask.actedTo().isAfter(ceiling) ? ceiling : ask.actedTo());
        this.ask = ask;
        this.people = people;
        this.source = source();
    }

    /** What is asked of the act, over {@code ledger_entry} by this alias. */
    private String act(String alias) {
        return ("e.at < :ceiling"
                        + (ask.actedFrom() == null ? "" : " and e.at >= :actedFrom")
                        + (ask.person() == null ? "" : " and e.actor = :person")
                        + (people == null ? "" : " and e.actor in (:people)")
                        + (ask.act() == null ? "" : " and e.act = :act"))
                .replace("e.", alias + ".");
    }

    private String time() {
        return "e.at < :ceiling" + (ask.actedFrom() == null ? "" : " and e.at >= :actedFrom");
    }

    private String source() {
        if (ask.ticket() != null) {
            return "ledger_entry e where e.ticket = :ticket and " + time();
        }
        List<String> leads = Stream.of(
                        ask.person() == null ? null : "e.actor = :person",
                        ask.act() == null ? null : "e.act = :act",
                        people == null ? null : "e.actor in (:people)")
                .filter(Objects::nonNull)
                .map(lead -> "ledger_entry e where " + lead + " and " + time())
                .toList();
        for (String lead : leads) {
            if (sql.atMost(FEW, lead)) {
                return lead;
            }
        }
        List<String> few = terms.fewest(sql);
        if (!few.isEmpty()) {
            return "(select c.ticket as few from complaint c where " + few.get(0) + " limit " + CaseTerms.FEW
                    + ") f join ledger_entry e on e.ticket = f.few where " + time();
        }
        // many people in turns have no order of time in common: they are sifted
        return leads.isEmpty() || ask.person() == null && ask.act() == null
                ? "ledger_entry e where " + time()
                : leads.get(0);
    }

    @Override
    public List<Stop> look(Cursor from, int piece, int most) {
        sql.put("at", from.at());
        sql.put("id", from.id());
        return stops(sql.ids("select k.id from (" + piece("e.id, e.at, e.act, e.actor, e.ticket", piece)
                + ") k join complaint c on c.ticket = k.ticket where " + act("k") + " and " + terms.all()
                + " and not exists (select 1 from ledger_entry n where n.ticket = k.ticket and " + act("n")
                + " and (n.at > k.at or (n.at = k.at and n.id > k.id))) order by k.at desc, k.id desc limit " + most));
    }

    @Override
    public Stop end(Cursor from, int piece) {
        sql.put("at", from.at());
        sql.put("id", from.id());
        return stops(sql.ids("select k.id from (" + piece("e.id", piece) + ") k offset " + (piece - 1) + " rows"))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private String piece(String columns, int piece) {
        return "select " + columns + " from " + source + " and e.at <= :at and (e.at < :at or e.id < :id)"
                + NEWEST_FIRST + " limit " + piece;
    }

    private List<Stop> stops(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select e.id, e.at from LedgerEntry e where e.id in :ids order by e.at desc, e.id desc",
                                Object[].class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .map(row -> new Stop((Long) row[0], (Instant) row[1]))
                        .toList();
    }
}
