package id.sigap.agency;

import id.sigap.officedata.Registered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An agency, by its short code; how it is reached is data. */
@Entity
@Table(name = "agency")
public class Agency implements Registered {
    @Id
    private String code;

    private String name;
    private String level;

    @Column(name = "reached_by")
    private String reachedBy;

    private String address;
    private String parent;

    @Column(name = "channel_id")
    private String channel;

    @Column(name = "service_code")
    private String serviceCode;

    private boolean city;
    private String certainty;
    private boolean active;

    @Version
    private long version;

    protected Agency() {}

    Agency(String code) {
        this.code = code;
    }

    @Override
    public String key() {
        return code;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("name", name);
        fields.put("level", level);
        fields.put("reached_by", reachedBy);
        fields.put("address", address == null ? "" : address);
        fields.put("channel", channel == null ? "" : channel);
        fields.put("service_code", serviceCode == null ? "" : serviceCode);
        fields.put("parent", parent == null ? "" : parent);
        fields.put("city", city ? "Y" : "N");
        fields.put("active", active ? "Y" : "N");
        fields.put("certainty", certainty == null ? "" : certainty);
        return fields;
    }

    @Override
    public void accept(Map<String, String> fields) {
        name = fields.get("name");
        level = fields.get("level");
        reachedBy = fields.get("reached_by");
        address = orNull(fields.get("address"));
        channel = orNull(fields.get("channel"));
        serviceCode = orNull(fields.get("service_code"));
        parent = orNull(fields.get("parent"));
        city = fields.get("city").equals("Y");
        active = fields.get("active").equals("Y");
        certainty = fields.get("certainty");
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** Whether it looks into complaints about the conduct of offices: every code that begins with {@code INSPEKTORAT}. */
    public boolean inspectorate() {
        return code.startsWith("INSPEKTORAT");
    }

    /** {@code in-app, mail, open311} or {@code file}. */
    public String reachedBy() {
        return reachedBy;
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The channel to the system that takes its cases; only where it is reached by {@code open311} or {@code file}. */
    public Optional<String> channel() {
        return Optional.ofNullable(channel);
    }

    /** The service there that is this agency's. */
    public Optional<String> serviceCode() {
        return Optional.ofNullable(serviceCode);
    }

    /** The agency above this one; empty means the office itself. */
    public Optional<String> parent() {
        return Optional.ofNullable(parent);
    }

    /** Whether it is the city's own, so that the office's 24-hour rule binds it. */
    public boolean city() {
        return city;
    }

    /** Whether cases may still be sent to it; what it has already it keeps. */
    public boolean active() {
        return active;
    }
}
