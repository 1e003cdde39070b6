package id.sigap.process.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What Sigap itself shipped last under this key. */
@Entity(name = "ProcessShipped")
@Table(name = "process_shipped")
public class ShippedFile {
    @Id
    @Column(name = "model_key")
    private String key;

    private String sha256;

    protected ShippedFile() {}

    ShippedFile(String key, String sha256) {
        this.key = key;
        this.sha256 = sha256;
    }

    String key() {
        return key;
    }

    String sha256() {
        return sha256;
    }

    void now(String fingerprint) {
        sha256 = fingerprint;
    }
}
