package id.sigap.process.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;

/**
 * What a process variable may hold. Expressions and tables call getters of whatever object they meet, so no other
 * object may come in.
 */
final class PlainValues {

    private static final int MAX_DEPTH = 5;
    private static final int MAX_SIZE = 10_000;

    private static final Set<Class<?>> SCALARS = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            Date.class);

    private PlainValues() {}

    /**
     * Tells whether an expression may see a value: a scalar, or a list or set of scalars.
     *
     * @param value may be null, which is plain
     */
    static boolean isReadable(Object value) {
        return isScalar(value) || isPlain(value, MAX_DEPTH, false);
    }

    /**
     * Tells whether a value may be stored as a variable or given to a table: what is readable, and maps with text keys
     * and decision results, of plain values.
     *
     * @param value may be null, which is plain
     */
    static boolean isStorable(Object value) {
        return isScalar(value) || isPlain(value, MAX_DEPTH, true);
    }

    /** Copies a storable value into a few well-known collection classes, so that reading back needs only those. */
    static Object normalized(Object value) {
        if (value instanceof Set<?> set) {
            Set<Object> copy = new LinkedHashSet<>();
            set.forEach(element -> copy.add(normalized(element)));
            return copy;
        }
        if (value instanceof Collection<?> collection) {
            List<Object> copy = new ArrayList<>();
            collection.forEach(element -> copy.add(normalized(element)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(key, normalized(element)));
            return copy;
        }
        return value;
    }

    private static boolean isScalar(Object value) {
        if (value == null || SCALARS.contains(value.getClass())) {
            return true;
        }
        if (value instanceof Enum<?>) {
            return true;
        }
        return value.getClass().getName().startsWith("java.time.")
                && (value instanceof Temporal || value instanceof TemporalAmount);
    }

    private static boolean isPlain(Object value, int depth, boolean maps) {
        if (isScalar(value)) {
            return true;
        }
        if (depth == 0) {
            return false;
        }
        if (maps && (value instanceof DmnDecisionResult || value instanceof DmnDecisionResultEntries)) {
            return true;
        }
        if (!value.getClass().getName().startsWith("java.util.")) {
            return false;
        }
        if (value instanceof List<?> || value instanceof Set<?>) {
            Collection<?> collection = (Collection<?>) value;
            return collection.size() <= MAX_SIZE
                    && collection.stream().allMatch(element -> isPlain(element, depth - 1, maps));
        }
        if (maps && value instanceof Map<?, ?> map) {
            return map.size() <= MAX_SIZE
                    && map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(element -> isPlain(element, depth - 1, true));
        }
        return false;
    }
}
