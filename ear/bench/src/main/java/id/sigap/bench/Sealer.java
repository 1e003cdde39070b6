package id.sigap.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** Holds Sigap's sealer back and lets it go, by its row in the database: the same server, with sealing and without. */
final class Sealer {
    private final Connection owner;

    Sealer(Connection owner) {
        this.owner = owner;
    }

    /** From now on nothing is sealed. */
    void hold() throws SQLException {
        execute("update ledger_sealer set owner = 'benchmark', lease_until = now() + interval '1 day'");
    }

    /** Seals again; returns when nothing of before waits. */
    void release() throws SQLException {
        execute("update ledger_sealer set lease_until = now()");
        while (waiting() > 100) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private long waiting() throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from ledger_unsealed")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
