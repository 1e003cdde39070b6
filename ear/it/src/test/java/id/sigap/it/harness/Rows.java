package id.sigap.it.harness;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into the tables of a PostgreSQL as their owner, changes them, and holds transactions open there. */
public final class Rows {
    private final EmbeddedDatabase database;

    public Rows(EmbeddedDatabase database) {
        this.database = database;
    }

    /** The first column of the first row, empty where there is none. */
    public String text(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** Committed at once. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A transaction that did this and goes on until it is committed; closing an open one rolls it back. */
    public Open begin(String... statements) throws SQLException {
        Open open = new Open(database.asOwner());
        open.connection.setAutoCommit(false);
        for (String sql : statements) {
            open.execute(sql);
        }
        return open;
    }

    /** A transaction that is open. */
    public static final class Open implements AutoCloseable {
        private final Connection connection;

        private Open(Connection connection) {
            this.connection = connection;
        }

        public void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        public void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
