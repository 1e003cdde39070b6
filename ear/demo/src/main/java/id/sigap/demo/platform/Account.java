package id.sigap.demo.platform;

import java.util.Map;

/**
 * The office's account on a played platform, as an administrator would open it at Sigap.
 *
 * @param channel id of the channel
 * @param connector id of the connector that serves it
 * @param label for people
 * @param settings by the names that the connector declares
 * @param secrets likewise; good for this stand-in only
 */
public record Account(
        String channel, String connector, String label, Map<String, String> settings, Map<String, String> secrets) {
    public Account {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "Account[" + channel + ", " + connector + "]";
    }
}
