package id.sigap.connector.guard;

import java.time.Duration;
import java.util.Locale;

/** What a connector is asked for, and how long Sigap waits for it: what its Javadoc promises. */
public enum ConnectorCall {
    /** No call of the contract: its bean is looked up, which runs its constructor. */
    LOOKUP(5),
    DESCRIBE(5),
    HANDSHAKE(5),
    RECEIVE(5),
    CONSTRAINTS(5),
    MEASURE(5),
    REMARKS(5),
    SHEET(5),
    SPLIT(30),
    SEND(300),
    FETCH(300),
    /** And what it is told to wait. */
    POLL(60),
    ACKNOWLEDGE(60),
    FIND(60),
    ACTIVATE(60),
    DEACTIVATE(60),
    HEALTH(60),
    REPLAY(60),
    SERVICES(60),
    /** No call: a secret that was not declared, asked for during any of them. */
    SECRETS(0);

    private final Duration limit;

    ConnectorCall(int seconds) {
        limit = Duration.ofSeconds(seconds);
    }

    public Duration limit() {
        return limit;
    }

    /** Whether anybody on the network can cause it: its faults alone take no connector out of service. */
    boolean byStrangers() {
        return this == HANDSHAKE || this == RECEIVE;
    }

    /** As the contract names it, such as {@code split}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
