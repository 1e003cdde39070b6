package id.sigap.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what one role did in one database, exactly: {@code pg_stat_statements}, and the server's transaction numbers. */
final class Statements {
    private static final String COUNTED = """
            select s.queryid, s.query, s.calls, s.rows, s.total_exec_time from pg_stat_statements s
            join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
            where d.datname = ? and r.rolname = ?""";
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|into|update|join)\\s+(?:only\\s+)?([a-z_0-9]+)");
    private static final Pattern NEXT_ROW = Pattern.compile("\\) ?, ?\\(");

    private final Connection administrator;
    private final String database;
    private final String role;

    /** @param administrator not closed by this */
    Statements(Connection administrator, String database, String role) {
        this.administrator = administrator;
        this.database = database;
        this.role = role;
    }

    /**
     * One statement as often as it was executed, with its values left out.
     *
     * @param rows read or written
     * @param millis in the database, in all
     */
    record Line(String sql, double calls, double rows, double millis) {
        /** The first word: {@code select, insert, update, delete, begin, commit ...}. */
        String verb() {
            return sql.split("\\W", 2)[0];
        }

        /** {@code begin, commit, rollback} and settings are no work of a life. */
        boolean isWork() {
            return switch (verb()) {
                case "select", "insert", "update", "delete", "with" -> true;
                default -> false;
            };
        }

        boolean writes() {
            return switch (verb()) {
                case "insert", "update", "delete" -> true;
                default -> false;
            };
        }

        /** The first table named, or a dash. */
        String table() {
            Matcher found = TABLE.matcher(sql);
            return found.find() ? found.group(1) : "-";
        }

        boolean ofEngine() {
            return table().startsWith("act_");
        }

        private Line plus(Line other, double sign) {
            return new Line(
                    sql,
                    Math.max(0, calls + sign * other.calls),
                    Math.max(0, rows + sign * other.rows),
                    Math.max(0, millis + sign * other.millis));
        }

        Line times(double factor) {
            return new Line(sql, calls * factor, rows * factor, millis * factor);
        }
    }

    /**
     * What was counted.
     *
     * @param lines by statement
     * @param writes transactions that wrote (or locked a row), of the whole server
     * @param nanos when
     */
    record Count(Map<String, Line> lines, double writes, long nanos) {
        /** What came after an earlier count, a second's background work taken off for each second between. */
        Count since(Count before, Count background) {
            double seconds = (nanos - before.nanos) / 1e9;
            Map<String, Line> difference = new HashMap<>();
            lines.forEach((sql, line) -> {
                Line less = line.plus(before.lines.getOrDefault(sql, new Line(sql, 0, 0, 0)), -1)
                        .plus(
                                background
                                        .lines
                                        .getOrDefault(sql, new Line(sql, 0, 0, 0))
                                        .times(seconds),
                                -1);
                if (less.calls > 0) {
                    difference.put(sql, less);
                }
            });
            return new Count(
                    difference,
                    Math.max(0, writes - before.writes - background.writes * seconds),
                    nanos - before.nanos);
        }

        Count times(double factor) {
            Map<String, Line> all = new HashMap<>();
            lines.forEach((sql, line) -> all.put(sql, line.times(factor)));
            return new Count(all, writes * factor, nanos);
        }

        Count plus(Count other) {
            Map<String, Line> all = new HashMap<>(lines);
            other.lines.forEach((sql, line) -> all.merge(sql, line, (one, two) -> one.plus(two, 1)));
            return new Count(all, writes + other.writes, nanos + other.nanos);
        }

        double statements() {
            return lines.values().stream()
                    .filter(Line::isWork)
                    .mapToDouble(Line::calls)
                    .sum();
        }

        double engineStatements() {
            return lines.values().stream()
                    .filter(line -> line.isWork() && line.ofEngine())
                    .mapToDouble(Line::calls)
                    .sum();
        }

        double rowsWritten() {
            return lines.values().stream()
                    .filter(Line::writes)
                    .mapToDouble(Line::rows)
                    .sum();
        }

        double calls(String verb) {
            return lines.values().stream()
                    .filter(line -> line.verb().equals(verb))
                    .mapToDouble(Line::calls)
                    .sum();
        }

        static Count nothing() {
            return new Count(Map.of(), 0, 0);
        }
    }

    Count now() throws SQLException {
        Map<String, Line> lines = new HashMap<>();
        try (PreparedStatement query = administrator.prepareStatement(COUNTED)) {
            query.setString(1, database);
            query.setString(2, role);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String sql = plain(rows.getString(2));
                    lines.merge(
                            sql,
                            new Line(sql, rows.getDouble(3), rows.getDouble(4), rows.getDouble(5)),
                            (one, two) -> one.plus(two, 1));
                }
            }
        }
        return new Count(
                lines, number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"), System.nanoTime());
    }

    /** Rows that were read by scanning whole tables since the server began, by table of this connection's database. */
    static Map<String, Long> scanned(Connection administrator) throws SQLException {
        Map<String, Long> scanned = new HashMap<>();
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery("select relname, seq_tup_read from pg_stat_user_tables")) {
            while (rows.next()) {
                scanned.put(rows.getString(1), rows.getLong(2));
            }
        }
        return scanned;
    }

    private double number(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    /** One line, lower case, several rows of values as one. */
    private static String plain(String query) {
        String sql = query.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        int values = sql.indexOf(" values ");
        if (!sql.startsWith("insert") || values < 0) {
            return sql;
        }
        Matcher next = NEXT_ROW.matcher(sql);
        return next.find(values) ? sql.substring(0, next.start() + 1) + ", ..." : sql;
    }
}
