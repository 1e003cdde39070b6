package id.sigap.foundation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One act, one transaction. It returns only after the commit returned. Where two acts met (optimistic lock, unique key,
 * deadlock) the whole act is done again from outside the transaction, three times at most.
 */
@ApplicationScoped
public class UnitOfWork {
    private static final int TRIES = 4;

    @Inject
    UserTransaction transaction;

    /** Runs in a new transaction, or inside the caller's where one is active (which then decides on commit and retry). */
    public <T> T call(Supplier<T> act) {
        if (status() != Status.STATUS_NO_TRANSACTION) {
            return act.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return once(act);
            } catch (RuntimeException failure) {
                if (attempt == TRIES || !isCollision(failure)) {
                    throw failure;
                }
                pause(attempt);
            }
        }
    }

    public void run(Runnable act) {
        call(() -> {
            act.run();
            return true;
        });
    }

    /** True while a transaction is active on this thread: calls to platforms must find it false. */
    public boolean active() {
        return status() != Status.STATUS_NO_TRANSACTION;
    }

    private int status() {
        try {
            return transaction.getStatus();
        } catch (SystemException e) {
            throw new IllegalStateException("The transaction manager does not answer.", e);
        }
    }

    private <T> T once(Supplier<T> act) {
        boolean done = false;
        try {
            transaction.begin();
            T result = act.get();
            transaction.commit();
            done = true;
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The transaction was not committed: " + e.getMessage(), e);
        } finally {
            if (!done) {
                rollback();
            }
        }
    }

    private void rollback() {
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        } catch (SystemException | RuntimeException e) {
            System.getLogger(UnitOfWork.class.getName()).log(System.Logger.Level.WARNING, "Rollback failed", e);
        }
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(5, 25L * attempt + 10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether two acts met and the act is worth doing again. */
    public static boolean isCollision(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof PessimisticLockException
                    || cause.getClass().getSimpleName().equals("OptimisticLockingException")) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                // 23505 unique key (both databases), 40001 serialization and H2 deadlock, 40P01 PostgreSQL deadlock,
                // HYT00 H2 lock timeout
                if (state.equals("23505") || state.startsWith("40") || state.equals("HYT00")) {
                    return true;
                }
            }
        }
        return false;
    }
}
