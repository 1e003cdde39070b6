package id.sigap.ledger.seal;

import id.sigap.foundation.UnitOfWork;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A connection inside a unit of work: plain SQL joins the transaction that entities and the engine use. */
@ApplicationScoped
class Tables {
    @Resource(lookup = "java:jboss/datasources/SigapDS")
    DataSource database;

    @Inject
    UnitOfWork work;

    /** Work on the tables. */
    interface Act<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T call(Act<T> act) {
        return work.call(() -> {
            try (Connection connection = database.getConnection()) {
                return act.on(connection);
            } catch (SQLException e) {
                throw new IllegalStateException("The sealed log cannot be reached: " + e.getMessage(), e);
            }
        });
    }
}
