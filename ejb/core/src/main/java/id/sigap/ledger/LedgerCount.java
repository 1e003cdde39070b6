package id.sigap.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many rows of the ledger a question has for an answer. */
@ApplicationScoped
public class LedgerCount {
    @PersistenceContext
    EntityManager entities;

    public long of(LedgerQuery.Ask ask) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("e.ticket = :ticket", ask.ticket());
        asked.put("e.actor = :actor", ask.actor());
        asked.put("e.act = :act", ask.act());
        asked.put("e.at >= :from", ask.from());
        asked.put("e.at < :to", ask.to());
        asked.values().removeIf(java.util.Objects::isNull);
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        conditions.addAll(asked.keySet());
        TypedQuery<Long> query = entities.createQuery(
                "select count(e) from LedgerEntry e where " + String.join(" and ", conditions), Long.class);
        asked.forEach((condition, value) -> query.setParameter(condition.substring(condition.indexOf(':') + 1), value));
        return query.getSingleResult();
    }
}
