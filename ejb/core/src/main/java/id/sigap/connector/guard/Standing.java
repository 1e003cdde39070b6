package id.sigap.connector.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * How one connector behaves on this server: the faults that nobody was told of yet, how many came in a row, how many of its
 * calls do not come back. It outlives the connector's bean.
 */
public final class Standing {
    /** So many faults of one method in a row take a connector out of service. */
    public static final int IN_A_ROW = 5;

    /** So many calls that do not come back take it out of service. */
    static final int STUCK = 4;

    private static final int AT_ONCE = 64;

    /** Only the newest are kept where nobody listens. */
    private static final int UNTOLD = 100;

    private final String connector;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<ConnectorCall, Integer> inARow = new EnumMap<>(ConnectorCall.class);
    private final ConcurrentLinkedQueue<Fault> untold = new ConcurrentLinkedQueue<>();
    private int stuck;
    private int stuckSends;
    private volatile boolean setAside;

    public Standing(String connector) {
        this.connector = connector;
    }

    public String connector() {
        return connector;
    }

    Semaphore places() {
        return places;
    }

    /** A fault counts at once; the registry tells it to people when it looks. */
    public Fault fault(ConnectorCall call, Fault.Kind kind, String detail) {
        Fault fault = new Fault(connector, call, kind, detail, Instant.now());
        if (untold.size() < UNTOLD) {
            untold.add(fault);
        }
        synchronized (this) {
            int row = inARow.merge(call, 1, Integer::sum);
            if (row >= IN_A_ROW && !call.byStrangers()) {
                setAside = true;
            }
        }
        return fault;
    }

    /** What was asked for during calls is no row either where one of them worked. */
    synchronized void worked(ConnectorCall call) {
        inARow.remove(call);
        inARow.remove(ConnectorCall.SECRETS);
    }

    synchronized void stuck(ConnectorCall call, int more) {
        stuck += more;
        stuckSends += call == ConnectorCall.SEND ? more : 0;
        if (stuck >= STUCK) {
            setAside = true;
        }
    }

    /** How many calls do not come back. */
    public synchronized int stuck() {
        return stuck;
    }

    /** Whether a message may still be going out that nobody waits for any more. */
    synchronized boolean mayStillSend() {
        return stuckSends > 0;
    }

    /** Whether it waits for an administrator. */
    public boolean setAside() {
        return setAside;
    }

    /** An administrator lets it go on, here or on another server; its faults are counted anew. */
    public synchronized void goOn() {
        inARow.clear();
        setAside = false;
    }

    /** Another server set it aside. */
    public void putAside() {
        setAside = true;
    }

    /** What happened since the last time this was asked. */
    public List<Fault> untold() {
        List<Fault> faults = new ArrayList<>();
        for (Fault fault = untold.poll(); fault != null; fault = untold.poll()) {
            faults.add(fault);
        }
        return faults;
    }
}
