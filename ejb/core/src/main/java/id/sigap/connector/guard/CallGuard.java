package id.sigap.connector.guard;

import id.sigap.connector.api.MissingSettingException;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Calls connectors: each call on a thread of its own, where no transaction runs, and no longer than its limit. A call that
 * does not come back keeps its thread and its place; a connector has only so many.
 */
@ApplicationScoped
public class CallGuard {
    private static final System.Logger LOG = System.getLogger(CallGuard.class.getName());

    private static final Set<String> GONE =
            Set.of("NoSuchEJBException", "EJBComponentUnavailableException", "ComponentIsStoppedException");

    /** Where the call goes to the bean. */
    private static final Set<String> OURS = Set.of(GuardedConnector.class.getName(), CallGuard.class.getName());

    /** Whose code runs between the guard and the bean. */
    private static final List<String> CONTAINER =
            List.of("org.jboss.", "org.wildfly.", "java.", "javax.", "jdk.", "sun.", "jakarta.");

    @Resource(lookup = "java:jboss/ee/concurrency/executor/sigap-connectors")
    ManagedExecutorService threads;

    private Executor others;

    public CallGuard() {}

    /** On threads that are no container's. */
    public CallGuard(Executor others) {
        this.others = others;
    }

    /**
     * Calls. Waiting for a place counts as well; at most a tenth of the limit goes into it, so that no call begins that has no
     * time left.
     *
     * @param check looks at the result on the connector's thread, within its limit, and gives what may be used of it
     * @throws CallFailed where nothing came back that can be used; the fault is noted
     */
    <T> T call(
            Standing standing, ConnectorCall what, Duration limit, Callable<? extends T> call, UnaryOperator<T> check) {
        Running<T> running = new Running<>(standing, what, () -> check.apply(call.call()));
        long end = System.nanoTime() + limit.toNanos();
        begin(standing, what, limit, running);
        try {
            T result = running.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            standing.worked(what);
            return result;
        } catch (TimeoutException e) {
            running.giveUp();
            throw failed(standing, what, Fault.Kind.TOO_SLOW, limit.toSeconds() + " s", null);
        } catch (ExecutionException e) {
            throw failed(standing, what, e.getCause());
        } catch (InterruptedException e) {
            running.giveUp();
            Thread.currentThread().interrupt();
            throw new CallFailed("the server stops", true);
        }
    }

    private void begin(Standing standing, ConnectorCall what, Duration limit, Runnable running) {
        try {
            if (standing.setAside()
                    || !standing.places().tryAcquire(limit.dividedBy(10).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CallFailed(standing.connector() + " takes no more calls", false);
            }
            executor().execute(running);
        } catch (RejectedExecutionException e) {
            standing.places().release();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "No thread is free to ask {0} for {1}",
                    standing.connector(),
                    what.word());
            throw new CallFailed("no thread is free", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("the server stops", false);
        }
    }

    private Executor executor() {
        return others == null ? threads : others;
    }

    private static CallFailed failed(Standing standing, ConnectorCall what, Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof Breach breach) {
            return failed(standing, what, breach.kind(), breach.getMessage(), null);
        }
        if (isGone(thrown)) {
            return new CallFailed(standing.connector() + " was taken away", wasReached(thrown));
        }
        return failed(standing, what, Fault.Kind.THREW, place(cause), cause);
    }

    private static CallFailed failed(
            Standing standing, ConnectorCall what, Fault.Kind kind, String detail, Throwable cause) {
        Fault fault = standing.fault(what, kind, detail);
        // the words of a stranger's exception may quote a message or a secret: its class and line alone are logged
        LOG.log(
                System.Logger.Level.ERROR,
                "Connector {0}: {1} {2}: {3}",
                fault.connector(),
                what.word(),
                kind.word(),
                detail);
        if (cause != null && LOG.isLoggable(System.Logger.Level.DEBUG)) {
            LOG.log(System.Logger.Level.DEBUG, "Thrown by " + fault.connector(), cause);
        }
        return new CallFailed(fault.key(), true);
    }

    /** What the bean threw, without what the container wraps it in. */
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof EJBException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The container's own words for a bean whose jar is being removed. */
    private static boolean isGone(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (isGoneItself(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGoneItself(Throwable thrown) {
        return GONE.contains(thrown.getClass().getSimpleName());
    }

    /** Whether the bean had begun: false only where the container itself threw, before any code of the connector's ran. */
    private static boolean wasReached(Throwable thrown) {
        Throwable innermost = cause(thrown);
        if (!isGoneItself(innermost)) {
            return true;
        }
        StackTraceElement[] trace = innermost.getStackTrace();
        return trace.length == 0
                || Arrays.stream(trace)
                        .map(StackTraceElement::getClassName)
                        .takeWhile(name -> !OURS.contains(name))
                        .anyMatch(name ->
                                !name.contains("$$$view") && CONTAINER.stream().noneMatch(name::startsWith));
    }

    static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String where = trace.length == 0
                ? ""
                : " (" + trace[0].getClassName() + "." + trace[0].getMethodName() + ":" + trace[0].getLineNumber()
                        + ")";
        String setting = thrown instanceof MissingSettingException missing ? " \"" + missing.setting() + "\"" : "";
        return thrown.getClass().getName() + setting + where;
    }

    /** One call. Its place is free again when it really ends. */
    private static final class Running<T> extends FutureTask<T> {
        private static final int RUNS = 0;
        private static final int GIVEN_UP = 1;
        private static final int ENDED = 2;

        private final Standing standing;
        private final ConnectorCall what;
        private final AtomicInteger state = new AtomicInteger(RUNS);

        Running(Standing standing, ConnectorCall what, Callable<T> call) {
            super(call);
            this.standing = standing;
            this.what = what;
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                standing.places().release();
                if (state.getAndSet(ENDED) == GIVEN_UP) {
                    standing.stuck(what, -1);
                }
                Thread.interrupted();
            }
        }

        void giveUp() {
            if (state.compareAndSet(RUNS, GIVEN_UP)) {
                standing.stuck(what, 1);
            }
            cancel(true);
        }
    }
}
