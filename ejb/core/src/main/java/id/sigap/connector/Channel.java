package id.sigap.connector;

import id.sigap.connector.api.Health;
import id.sigap.connector.api.LocalizedText;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An account of the office on a platform. Its secrets are sealed under a key outside the database.
 *
 * <p>An administrator opens it with its entry in the account register, changes it, pauses it and lets it go on, and may close
 * it for good; a closed channel stays as a row, since cases came by it.
 */
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

    @Column(name = "rewind_to")
    private String rewindTo;

    @Column(name = "lease_owner")
    private String leaseOwner;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    private long version;

    @Embedded
    private Registration registration;

    @Column(name = "silent_after_hours")
    private Integer silentAfterHours;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "running_since")
    private Instant runningSince;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "health_state")
    private String healthState;

    @Column(name = "health_code")
    private String healthCode;

    @Column(name = "health_id")
    private String healthId;

    @Column(name = "health_en")
    private String healthEn;

    @Column(name = "health_since")
    private Instant healthSince;

    @Column(name = "health_checked_at")
    private Instant healthCheckedAt;

    @Column(name = "credentials_expire_at")
    private Instant credentialsExpireAt;

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
        seal(key, all);
    }

    /** Replaces one secret by what the platform issued for it: the older values are no longer valid. */
    void exchangeSecret(CaseKey key, String name, String value) {
        Map<String, List<String>> all = new HashMap<>(secrets(key));
        all.put(name, List.of(value));
        seal(key, all);
    }

    void forgetSecret(CaseKey key, String name) {
        Map<String, List<String>> all = new HashMap<>(secrets(key));
        all.remove(name);
        seal(key, all);
    }

    /** Ends a rotation: only the newest value stays valid. False where no older one was. */
    boolean dropOldSecret(CaseKey key, String name) {
        Map<String, List<String>> all = new HashMap<>(secrets(key));
        List<String> values = all.getOrDefault(name, List.of());
        if (values.size() < 2) {
            return false;
        }
        all.put(name, List.of(values.get(0)));
        seal(key, all);
        return true;
    }

    private void seal(CaseKey key, Map<String, List<String>> all) {
        secretsSealed = Base64.getEncoder().encodeToString(key.seal("channel secrets", Json.write(all)));
    }

    public Map<String, List<String>> secrets(CaseKey key) {
        return secrets().apply(key);
    }

    /** The secrets as they are now, opened when they are needed. */
    Function<CaseKey, Map<String, List<String>>> secrets() {
        String sealed = secretsSealed;
        return key -> sealed == null ? Map.of() : open(key, sealed);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<String>> open(CaseKey key, String sealed) {
        return Json.read(key.openText("channel secrets", Base64.getDecoder().decode(sealed)), Map.class);
    }

    @SuppressWarnings("unchecked")
    public Map<String, String> settings() {
        return Json.read(settings, Map.class);
    }

    /**
     * Where polling goes on; committed together with the deliveries it brought. After a {@link #rewind} the first round to
     * end, which may have begun before it, does not move on: the next one begins where polling was told to go back to.
     */
    public void polledTo(String cursor, Instant at) {
        pollCursor = rewindTo == null ? cursor : rewindTo;
        rewindTo = null;
        polledAt = at;
        lastError = null;
    }

    /** The platform answered, and nothing is new. */
    public void looked(Instant at) {
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

    void resume(Instant now) {
        active = true;
        lastError = null;
        runningSince = now;
    }

    /** Polling goes back to this place. */
    void rewind(String cursor) {
        rewindTo = cursor;
    }

    /** An administrator opened it. */
    void open(Instant now) {
        openedAt = now;
        runningSince = now;
    }

    /** For good: its secrets are gone, nothing comes or goes any more. */
    void close(Instant now) {
        active = false;
        closedAt = now;
        secretsSealed = null;
        version++;
    }

    /** Enters it into the account register. */
    public void register(Registration entry) {
        registration = entry;
    }

    /** @param hours without a message after which somebody is called: zero = never, null = as its history suggests */
    void change(String newLabel, Map<String, String> newSettings, Registration entry, Integer hours) {
        label = newLabel;
        configure(newSettings);
        registration = entry;
        silentAfterHours = hours;
        version++;
    }

    /** Something about it changed that an open page has to see before it changes more. */
    void touched() {
        version++;
    }

    /** What its connector last said of it. */
    void found(Health health) {
        if (!health.state().name().equals(healthState)) {
            healthSince = health.checkedAt();
        }
        healthState = health.state().name();
        healthCode = cut(health.code(), 60);
        healthId = cut(health.message().id(), 500);
        healthEn = cut(health.message().en(), 500);
        healthCheckedAt = health.checkedAt();
        credentialsExpireAt = health.credentialsExpireAt().orElse(null);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
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
        return Optional.ofNullable(rewindTo == null ? pollCursor : rewindTo);
    }

    /** Grows with each change of an administrator. */
    public long version() {
        return version;
    }

    public Registration registration() {
        return registration == null ? Registration.NONE : registration;
    }

    /** Hours without a message after which somebody is called; zero = never, empty = as its history suggests. */
    public Optional<Integer> silentAfterHours() {
        return Optional.ofNullable(silentAfterHours);
    }

    /** Empty where it came with the installation. */
    public Optional<Instant> openedAt() {
        return Optional.ofNullable(openedAt);
    }

    /** Since when it has been running without a pause, where that is known. */
    public Optional<Instant> runningSince() {
        return Optional.ofNullable(runningSince);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** What its connector said of it when it was last asked. */
    public Optional<Health> health() {
        return healthState == null
                ? Optional.empty()
                : Optional.of(new Health(
                        Health.State.valueOf(healthState),
                        healthCode,
                        new LocalizedText(healthId, healthEn),
                        healthCheckedAt,
                        Optional.ofNullable(credentialsExpireAt)));
    }

    /** Since when its health has been in that state. */
    public Optional<Instant> healthSince() {
        return Optional.ofNullable(healthSince);
    }

    /** When its platform was last asked; empty where it is not polled. */
    public Optional<Instant> polledAt() {
        return Optional.ofNullable(polledAt);
    }

    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }
}
