package id.sigap.history;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Over cases in the order they were received. */
final class CaseWalk implements Walk {
    private static final String NEWEST_FIRST = " order by c.received_at desc, c.id desc";

    private final EntityManager entities;
    private final Sql sql;
    private final CaseTerms terms;
    private final String lead;

    CaseWalk(EntityManager entities, HistoryAsk ask, Instant now) {
        this.entities = entities;
        this.sql = new Sql(entities);
        this.terms = new CaseTerms(ask, sql, now);
        List<String> few = ask.ticket() != null ? List.of("c.ticket = :ticket") : terms.fewest(sql);
        this.lead = few.isEmpty() ? terms.lead() : few.get(0);
    }

    @Override
    public List<Stop> look(Cursor from, int piece, int most) {
        sql.put("at", from.at());
        sql.put("id", from.id());
        return stops(sql.ids("select c.id from (" + piece(piece) + ") k join complaint c on c.id = k.id where "
                + terms.all() + NEWEST_FIRST + " limit " + most));
    }

    @Override
    public Stop end(Cursor from, int piece) {
        sql.put("at", from.at());
        sql.put("id", from.id());
        return stops(sql.ids("select k.id from (" + piece(piece) + ") k offset " + (piece - 1) + " rows")).stream()
                .findFirst()
                .orElse(null);
    }

    private String piece(int piece) {
        return "select c.id from complaint c where " + lead
                + " and c.received_at <= :at and (c.received_at < :at or c.id < :id)" + NEWEST_FIRST + " limit "
                + piece;
    }

    private List<Stop> stops(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select c.id, c.receivedAt from Complaint c where c.id in :ids"
                                        + " order by c.receivedAt desc, c.id desc",
                                Object[].class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .map(row -> new Stop((Long) row[0], (Instant) row[1]))
                        .toList();
    }
}
