package id.sigap.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The statements and write transactions of one life, step by step: some lives go through the first step, then all through
 * the second, with nobody else at work; what the server does by itself in the background is measured before and taken off.
 */
final class Counting {
    private static final int LIVES = 40;
    private static final int IDLE_SECONDS = 10;
    private static final int SETTLE_SECONDS = 2;

    private Counting() {}

    /** @param steps of one life, in their order */
    record Counted(Map<String, Statements.Count> steps) {
        Statements.Count life() {
            return steps.values().stream().reduce(Statements.Count.nothing(), Statements.Count::plus);
        }
    }

    static Counted of(Life life, Statements statements, Connection administrator) throws SQLException {
        autovacuum(administrator, "off");
        try {
            pause(SETTLE_SECONDS);
            Statements.Count nothing = Statements.Count.nothing();
            Statements.Count before = statements.now();
            pause(IDLE_SECONDS);
            Statements.Count background =
                    statements.now().since(before, nothing).times(1.0 / IDLE_SECONDS);
            List<Life.Course> lives = new ArrayList<>();
            for (int i = 0; i < LIVES; i++) {
                lives.add(life.begin());
            }
            Map<String, Statements.Count> steps = new LinkedHashMap<>();
            for (int step = 0; step < life.steps().size(); step++) {
                before = statements.now();
                for (Life.Course course : lives) {
                    course.step(step);
                }
                pause(SETTLE_SECONDS);
                steps.put(
                        life.steps().get(step),
                        statements.now().since(before, background).times(1.0 / LIVES));
            }
            return new Counted(steps);
        } finally {
            autovacuum(administrator, "on");
        }
    }

    /** Its own transactions would be counted as ours. */
    private static void autovacuum(Connection administrator, String onOrOff) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute("alter system set autovacuum = " + onOrOff);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while counting", e);
        }
    }
}
