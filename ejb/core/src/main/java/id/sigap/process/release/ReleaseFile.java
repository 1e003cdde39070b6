package id.sigap.process.release;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A diagram or a table of a release. */
@Entity(name = "ProcessReleaseFile")
@Table(name = "process_release_file")
public class ReleaseFile {
    /** Release and file. */
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "release_number")
        private int release;

        @Column(name = "model_key")
        private String model;

        protected Key() {}

        public Key(int release, String model) {
            this.release = release;
            this.model = model;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && release == that.release && model.equals(that.model);
        }

        @Override
        public int hashCode() {
            return Objects.hash(release, model);
        }
    }

    @EmbeddedId
    private Key id;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String kind;

    @Column(updatable = false)
    private String sha256;

    @Column(updatable = false)
    private boolean changed;

    protected ReleaseFile() {}

    ReleaseFile(int release, String model, String name, String kind, String sha256, boolean changed) {
        this.id = new Key(release, model);
        this.name = name;
        this.kind = kind;
        this.sha256 = sha256;
        this.changed = changed;
    }

    public int release() {
        return id.release;
    }

    public String key() {
        return id.model;
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** {@code process} or {@code decision}. */
    public String kind() {
        return kind;
    }

    public String sha256() {
        return sha256;
    }

    /** Against the release before; true where that had no such file. */
    public boolean changed() {
        return changed;
    }
}
