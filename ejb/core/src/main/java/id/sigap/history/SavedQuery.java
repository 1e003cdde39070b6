package id.sigap.history;

import id.sigap.foundation.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A question to the history that an auditor keeps, for themselves or for all auditors. */
@Entity
@Table(name = "history_query")
public class SavedQuery {
    @Id
    private UUID id;

    private String owner;
    private String name;
    private boolean shared;
    private String ask;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private long version;

    protected SavedQuery() {}

    SavedQuery(String owner, String name, boolean shared, Map<String, String> ask, Instant now) {
        this.id = UUID.randomUUID();
        this.owner = owner;
        this.ask = Json.write(ask);
        change(name, shared, now);
    }

    void change(String newName, boolean isShared, Instant now) {
        name = newName;
        shared = isShared;
        changedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public boolean shared() {
        return shared;
    }

    /** By the names of {@link HistoryAsk#NAMES}, as it was asked. */
    @SuppressWarnings("unchecked")
    public Map<String, String> ask() {
        return Json.read(ask, Map.class);
    }

    public Instant changedAt() {
        return changedAt;
    }
}
