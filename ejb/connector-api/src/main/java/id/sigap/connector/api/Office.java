package id.sigap.connector.api;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * The public office in whose name a connector writes.
 *
 * @param name such as "Pemerintah Kota Balikpapan"
 * @param site the public address of Sigap, where citizens follow their tickets
 */
public record Office(String name, Optional<URI> site) {

    public Office {
        Checks.filled("name", name);
        Objects.requireNonNull(site, "site");
    }
}
