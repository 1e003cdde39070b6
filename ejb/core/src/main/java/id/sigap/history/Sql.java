package id.sigap.history;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditions with their values, and the queries made of them. Values are always parameters; only our own words are SQL. */
final class Sql {
    private final EntityManager entities;
    private final Map<String, Object> values = new HashMap<>();

    Sql(EntityManager entities) {
        this.entities = entities;
    }

    /** Names a value for {@code :name}; gives the condition back, or one that is always true where the value is null. */
    String when(String condition, String name, Object value) {
        if (value == null) {
            return "1 = 1";
        }
        values.put(name, value);
        return condition;
    }

    void put(String name, Object value) {
        values.put(name, value);
    }

    @SuppressWarnings("unchecked")
    List<Long> ids(String sql) {
        return ((List<Number>) query(sql).getResultList())
                .stream().map(Number::longValue).toList();
    }

    Optional<Long> first(String sql) {
        return ids(sql).stream().findFirst();
    }

    /** Whether these rows are at most so many; looks at no more than one over. */
    boolean atMost(int many, String from) {
        return ids("select count(*) from (select 1 as one from " + from + " limit " + (many + 1) + ") k")
                        .get(0)
                <= many;
    }

    private Query query(String sql) {
        Query query = entities.createNativeQuery(sql);
        query.getParameters().forEach(asked -> query.setParameter(asked.getName(), values.get(asked.getName())));
        return query;
    }
}
