package id.sigap.connector;

import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.connector.api.Settings;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Which servers a channel's settings name, and how they are called: where its secrets go, and who may read them on the way. */
final class Destinations {
    /** The last word of the name of what says which server is called, such as {@code imap-host}, and how. */
    private static final Pattern DESTINATION = Pattern.compile(
            "(.*[^a-z])?(host|server|domain|endpoint|port|security|allow-plain|tls|ssl)", Pattern.CASE_INSENSITIVE);

    private Destinations() {}

    /** Whether the second ones name another server than the first anywhere. */
    static boolean differ(ConnectorDescription description, Map<String, String> before, Map<String, String> after) {
        Settings old = Settings.of(description, before);
        Settings now = Settings.of(description, after);
        return description.settings().stream()
                .filter(Destinations::isDestination)
                .map(Setting::name)
                .anyMatch(name -> !Objects.equals(
                        old.find(name).map(Destinations::server).orElse(null),
                        now.find(name).map(Destinations::server).orElse(null)));
    }

    private static boolean isDestination(Setting setting) {
        return setting.type() == SettingType.URL
                || !setting.type().isSecret()
                        && DESTINATION.matcher(setting.name()).matches();
    }

    /** Scheme, host and port of an address; what is none stands for itself. */
    private static String server(String value) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        try {
            URI uri = URI.create(plain);
            return uri.getHost() == null ? plain : uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort();
        } catch (IllegalArgumentException e) {
            return plain;
        }
    }
}
