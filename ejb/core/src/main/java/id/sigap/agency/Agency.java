package id.sigap.agency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** An agency, by its short code; how it is reached is data. */
@Entity
@Table(name = "agency")
public class Agency {
    @Id
    private String code;

    private String name;
    private String level;

    @Column(name = "reached_by")
    private String reachedBy;

    private String address;
    private String parent;
    private boolean city;
    private String certainty;

    protected Agency() {}

    public Agency(
            String code, String name, String level, String reachedBy, String address, boolean city, String certainty) {
        this.code = code;
        this.name = name;
        this.level = level;
        this.reachedBy = reachedBy;
        this.address = address;
        this.city = city;
        this.certainty = certainty;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** {@code in-app, mail, open311} or {@code file}. */
    public String reachedBy() {
        return reachedBy;
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The agency above this one; empty means the office itself. */
    public Optional<String> parent() {
        return Optional.ofNullable(parent);
    }

    /** Whether it is the city's own, so that the office's 24-hour rule binds it. */
    public boolean city() {
        return city;
    }
}
