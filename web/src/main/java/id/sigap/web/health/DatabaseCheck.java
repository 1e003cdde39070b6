package id.sigap.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Whether the database answers, told within {@value #PATIENCE_SECONDS} seconds even where a connection hangs for half a minute.
 * There is one question at a time: who asks meanwhile waits for the same answer, so that monitors use up no threads and no
 * connections.
 */
@ApplicationScoped
class DatabaseCheck {
    private static final int PATIENCE_SECONDS = 5;
    private static final int VALID_WITHIN_SECONDS = 3;

    enum Answer {
        UP,
        AWAY,
        INVALID,
        SILENT,
        /** No thread is free to ask. */
        BUSY
    }

    @Resource(lookup = "java:jboss/datasources/SigapDS")
    DataSource database;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/sigap-workers")
    ManagedExecutorService threads;

    private Future<Answer> asked;

    Answer answer() throws InterruptedException {
        try {
            return ask().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Answer.SILENT;
        } catch (RejectedExecutionException e) {
            return Answer.BUSY;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The question to the database failed in an unknown way", e.getCause());
        }
    }

    private synchronized Future<Answer> ask() {
        if (asked == null || asked.isDone()) {
            asked = threads.submit(this::look);
        }
        return asked;
    }

    private Answer look() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(VALID_WITHIN_SECONDS) ? Answer.UP : Answer.INVALID;
        } catch (SQLException e) {
            return Answer.AWAY; // the log has the cause from the pool
        }
    }
}
