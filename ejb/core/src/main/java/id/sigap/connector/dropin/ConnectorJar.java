package id.sigap.connector.dropin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * The content of a jar with connectors that was dropped into the server. It is announced once, under whatever name it comes;
 * a decision is about this content alone.
 */
@Entity
@Table(name = "connector_jar")
public class ConnectorJar {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "row_id")
    @SequenceGenerator(name = "row_id", sequenceName = "row_id", allocationSize = 50)
    private Long id;

    private String sha256;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "size_bytes")
    private long size;

    private String title;
    private String version;
    private String state;

    @Column(name = "announced_at")
    private Instant announcedAt;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    protected ConnectorJar() {}

    ConnectorJar(JarFile file, Instant now) {
        sha256 = file.sha256();
        fileName = file.name().length() > 200 ? file.name().substring(0, 200) : file.name();
        size = file.size();
        title = file.title().orElse(null);
        version = file.version().orElse(null);
        state = "announced";
        announcedAt = now;
    }

    void decide(String decision, String person, Instant now) {
        state = decision;
        decidedBy = person;
        decidedAt = now;
    }

    public long id() {
        return id;
    }

    public String sha256() {
        return sha256;
    }

    /** As it was called when it came first; a very long name is cut. */
    public String fileName() {
        return fileName;
    }

    public long size() {
        return size;
    }

    /** What its manifest calls itself. */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /** What its manifest says. */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /** {@code announced, accepted} or {@code refused}. */
    public String state() {
        return state;
    }

    public Instant announcedAt() {
        return announcedAt;
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }
}
