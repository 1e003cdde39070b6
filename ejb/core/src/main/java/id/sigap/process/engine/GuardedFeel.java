package id.sigap.process.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * FEEL that sees plain values only, of bounded length, and evaluates nothing that {@link FeelGuard} refuses, wherever it came
 * from: so that no chain of tables makes a value grow without end.
 */
final class GuardedFeel implements FeelEngine {

    /** Longest text that a cell may read, in characters. */
    static final int MAX_TEXT = 20_000;

    /** As many cells are remembered, and as many answers of theirs. */
    private static final int REMEMBERED = 2_000;

    /** Only such words are compared: {@code "a", "b"} or {@code not("a")}; the guard lets no escape through. */
    private static final Pattern WORDS = Pattern.compile("(?:\\bnot\\b|[\\s(),]|\"[^\"]*+\")++");

    /** Stands for every text that is none of a cell's words. */
    private static final Object ANOTHER = new Object();

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*+\"");
    private static final Pattern NAMELESS =
            Pattern.compile("(?:[\\s\\d.,<>=\\[\\]()-]|\\b(?:not|true|false|null)\\b)*+");

    private final FeelGuard guard = new FeelGuard();
    private final FeelEngine feel = new ScalaFeelEngine(null);
    private final Runnable stillInTime;

    /** Cells that the guard lets through; true where no name stands in one. */
    private final Map<String, Boolean> nameless = new ConcurrentHashMap<>();

    /** What cells without a name say: FEEL takes longer to begin than to say it, and most cells are such. */
    private final Map<String, Object> constants = new ConcurrentHashMap<>();

    private final Map<Asked, Boolean> answers = new ConcurrentHashMap<>();

    /**
     * A test without a name, and what it is asked about.
     *
     * @param value true, false, one of the test's own words or {@link #ANOTHER}; never what somebody wrote
     */
    record Asked(String tests, Object value) {

        static Optional<Asked> of(String tests, Object value) {
            if (value instanceof Boolean) {
                return Optional.of(new Asked(tests, value));
            }
            if (value instanceof String text && WORDS.matcher(tests).matches()) {
                String word = '"' + text + '"';
                return Optional.of(new Asked(tests, tests.contains(word) ? word : ANOTHER));
            }
            return Optional.empty();
        }
    }

    /** @param stillInTime asked before each cell and each name in it; throws where the evaluation has to end */
    GuardedFeel(Runnable stillInTime) {
        this.stillInTime = stillInTime;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        boolean constant = isNameless(expression);
        Object known = constant ? constants.get(expression) : null;
        if (known != null) {
            return (T) known;
        }
        T result = feel.evaluateSimpleExpression(expression, new PlainContext(variables, stillInTime));
        if (constant && isImmutable(result)) {
            remember(constants, expression, result);
        }
        return result;
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
        PlainContext plain = new PlainContext(variables, stillInTime);
        Optional<Asked> asked = isNameless(tests)
                ? Optional.ofNullable(plain.resolve(input)).flatMap(typed -> Asked.of(tests, typed.getValue()))
                : Optional.empty();
        Boolean known = asked.map(answers::get).orElse(null);
        if (known == null) {
            boolean said = feel.evaluateSimpleUnaryTests(tests, input, plain);
            asked.ifPresent(one -> remember(answers, one, said));
            return said;
        }
        return known;
    }

    private static boolean isImmutable(Object value) {
        return value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof String;
    }

    private static <K, V> void remember(Map<K, V> memory, K key, V value) {
        if (memory.size() >= REMEMBERED) {
            memory.clear();
        }
        memory.put(key, value);
    }

    /** Asks the guard about each cell once. */
    private boolean isNameless(String cell) {
        stillInTime.run();
        Boolean known = nameless.get(cell);
        if (known == null) {
            guard.expectation(cell).ifPresent(expected -> {
                throw new ProcessEngineException("The FEEL expression " + cell + " is refused; " + expected + ".");
            });
            known = NAMELESS.matcher(TEXT.matcher(cell).replaceAll("")).matches();
            remember(nameless, cell, known);
        }
        return known;
    }

    private record PlainContext(VariableContext variables, Runnable stillInTime) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            stillInTime.run();
            TypedValue typed = variables.resolve(name);
            if (typed != null && typed.getValue() instanceof String text && text.length() > MAX_TEXT) {
                throw new ProcessEngineException("The variable " + name + " holds " + text.length()
                        + " characters; at most " + MAX_TEXT + " are expected in a table.");
            }
            if (typed != null && !PlainValues.isStorable(typed.getValue())) {
                throw new ProcessEngineException("The variable " + name + " holds a "
                        + typed.getValue().getClass().getName() + "; a plain value is expected in a table.");
            }
            return typed;
        }

        @Override
        public boolean containsVariable(String name) {
            return variables.containsVariable(name);
        }

        @Override
        public Set<String> keySet() {
            return variables.keySet();
        }
    }
}
