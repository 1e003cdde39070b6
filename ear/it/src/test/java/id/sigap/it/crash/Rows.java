package id.sigap.it.crash;

import id.sigap.it.harness.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into the tables as their owner, and holds transactions open there. */
final class Rows {
    private final EmbeddedDatabase database;

    Rows(EmbeddedDatabase database) {
        this.database = database;
    }

    /** The first column of the first row, empty where there is none. */
    String text(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** A transaction that did this and goes on until it is committed; closing an open one rolls it back. */
    Open begin(String... statements) throws SQLException {
        Open open = new Open(database.asOwner());
        open.connection.setAutoCommit(false);
        for (String sql : statements) {
            open.execute(sql);
        }
        return open;
    }

    /** A transaction that is open. */
    static final class Open implements AutoCloseable {
        private final Connection connection;

        private Open(Connection connection) {
            this.connection = connection;
        }

        void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
