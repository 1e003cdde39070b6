package id.sigap.connector.api;

import java.util.List;
import java.util.Optional;

/** The secrets of one channel, decrypted when they are asked for. Its {@code toString()} shows none. */
public interface Secrets {

    /**
     * Every value that is valid now, the newest first: two during a rotation, when a platform may still sign with the
     * old one.
     *
     * @param name of a setting whose type {@linkplain SettingType#isSecret() is secret}
     * @return empty where none is stored
     */
    List<Secret> all(String name);

    /** The newest value. */
    default Optional<Secret> find(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * The newest value of a secret without which nothing works.
     *
     * @throws MissingSettingException where none is stored
     */
    default Secret require(String name) {
        return find(name).orElseThrow(() -> new MissingSettingException(name));
    }

    /**
     * Keeps a value that the platform issued in exchange for the one in use (OAuth refresh tokens are used once). It is
     * durable when this returns; the value it replaces is no longer valid.
     */
    void replace(String name, Secret value);
}
