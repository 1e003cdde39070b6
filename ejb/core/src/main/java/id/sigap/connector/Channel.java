package id.sigap.connector;

import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account of the office on a platform. Its secrets are sealed under a key outside the database. */
@Entity
@Table(name = "channel")
public class Channel {
    @Id
    private String id;

    private String connector;
    private String label;
    private boolean active;
    private String settings;

    @Column(name = "secrets_sealed")
    private String secretsSealed;

    @Column(name = "poll_cursor")
    private String pollCursor;

    @Column(name = "polled_at")
    private Instant polledAt;

    @Column(name = "last_error")
    private String lastError;

    @Column(name = "lease_owner")
    private String leaseOwner;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    protected Channel() {}

    public Channel(String id, String connector, String label, Map<String, String> settings) {
        this.id = id;
        this.connector = connector;
        this.label = label;
        this.active = true;
        configure(settings);
    }

    public void configure(Map<String, String> newSettings) {
        settings = Json.write(newSettings);
    }

    /** Replaces one secret; an older one stays valid beside it until the next replacement, so that it can be rotated. */
    public void replaceSecret(CaseKey key, String name, String value) {
        Map<String, List<String>> all = new HashMap<>(secrets(key));
        List<String> old = all.getOrDefault(name, List.of());
        all.put(name, old.isEmpty() ? List.of(value) : List.of(value, old.get(0)));
        secretsSealed = Base64.getEncoder().encodeToString(key.seal("channel secrets", Json.write(all)));
    }

    @SuppressWarnings("unchecked")
    public Map<String, List<String>> secrets(CaseKey key) {
        if (secretsSealed == null) {
            return Map.of();
        }
        return Json.read(key.openText("channel secrets", Base64.getDecoder().decode(secretsSealed)), Map.class);
    }

    @SuppressWarnings("unchecked")
    public Map<String, String> settings() {
        return Json.read(settings, Map.class);
    }

    /** Where polling goes on; committed together with the deliveries it brought. */
    public void polledTo(String cursor, Instant at) {
        pollCursor = cursor;
        polledAt = at;
        lastError = null;
    }

    public void failed(String reason, Instant at) {
        lastError = reason.length() > 500 ? reason.substring(0, 500) : reason;
        polledAt = at;
    }

    /** Takes or extends the right to send on this channel; false while another server has it. */
    public boolean lease(String owner, Instant now, Instant until) {
        if (leaseOwner != null && !leaseOwner.equals(owner) && leaseUntil != null && leaseUntil.isAfter(now)) {
            return false;
        }
        leaseOwner = owner;
        leaseUntil = until;
        return true;
    }

    public boolean leasedBy(String owner, Instant now) {
        return owner.equals(leaseOwner) && leaseUntil != null && leaseUntil.isAfter(now);
    }

    void pause() {
        active = false;
    }

    void resume() {
        active = true;
        lastError = null;
    }

    public String id() {
        return id;
    }

    /** The id of the connector that serves it, such as {@code email}. */
    public String connector() {
        return connector;
    }

    public String label() {
        return label;
    }

    public boolean active() {
        return active;
    }

    public Optional<String> pollCursor() {
        return Optional.ofNullable(pollCursor);
    }

    /** When its platform was last asked; empty where it is not polled. */
    public Optional<Instant> polledAt() {
        return Optional.ofNullable(polledAt);
    }

    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }
}
