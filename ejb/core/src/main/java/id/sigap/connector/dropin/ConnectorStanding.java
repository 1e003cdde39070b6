package id.sigap.connector.dropin;

import id.sigap.connector.guard.Fault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** How a connector behaved on all servers, since ever. */
@Entity
@Table(name = "connector_standing")
public class ConnectorStanding {
    @Id
    private String connector;

    private long faults;

    @Column(name = "last_fault")
    private String lastFault;

    @Column(name = "last_fault_at")
    private Instant lastFaultAt;

    @Column(name = "set_aside_at")
    private Instant setAsideAt;

    @Column(name = "set_aside_jar")
    private String setAsideJar;

    protected ConnectorStanding() {}

    ConnectorStanding(String connector) {
        this.connector = connector;
    }

    void count(Fault fault, Instant now) {
        faults++;
        lastFault = fault.call().word() + " " + fault.kind().word() + ": " + fault.detail();
        lastFaultAt = now;
    }

    void setAside(Instant now, String jar) {
        setAsideAt = now;
        setAsideJar = jar;
    }

    void goOn() {
        setAsideAt = null;
        setAsideJar = null;
    }

    public String connector() {
        return connector;
    }

    public long faults() {
        return faults;
    }

    /** Method, kind and place of the newest. */
    public Optional<String> lastFault() {
        return Optional.ofNullable(lastFault);
    }

    public Optional<Instant> lastFaultAt() {
        return Optional.ofNullable(lastFaultAt);
    }

    /** Since when it waits for an administrator. */
    public Optional<Instant> setAsideAt() {
        return Optional.ofNullable(setAsideAt);
    }

    /** Of which jar it was when it was set aside, by its SHA-256. */
    public Optional<String> setAsideJar() {
        return Optional.ofNullable(setAsideJar);
    }
}
