package id.sigap.agency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One service of another office's system, as it was loaded last. */
@Entity
@Table(name = "agency_service")
public class AgencyService {
    private static final int LONGEST = 300;

    /** In one system a code means one service. */
    @Embeddable
    public record Key(@Column(name = "channel_id") String channel, String code) implements Serializable {}

    @EmbeddedId
    private Key key;

    private int position;
    private String name;

    @Column(name = "group_name")
    private String group;

    @Column(name = "loaded_at")
    private Instant loadedAt;

    protected AgencyService() {}

    AgencyService(String channel, String code, int position, String name, String group, Instant loadedAt) {
        this.key = new Key(channel, code);
        this.position = position;
        this.name = cut(name);
        this.group = cut(group);
        this.loadedAt = loadedAt;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    public String code() {
        return key.code();
    }

    public String name() {
        return name;
    }

    /** Under which the other system lists it; may be empty. */
    public String group() {
        return group;
    }

    public Instant loadedAt() {
        return loadedAt;
    }
}
