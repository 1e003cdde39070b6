package id.sigap.connector.api;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who a connector is and what it can do.
 *
 * @param id lower-case name of the platform, such as {@code email}; two connectors with one id are both refused
 * @param apiVersion the {@link Connector#API_VERSION} it was built against, two numbers such as {@code 1.0}
 * @param version its own version
 * @param name the platform's name for people
 * @param settings what an administrator fills in for a channel, in the order of the page; names are unique
 * @param capabilities what it can do
 * @param lengthUnit what {@link Connector#measure} counts
 */
public record ConnectorDescription(
        String id,
        String apiVersion,
        String version,
        LocalizedText name,
        List<Setting> settings,
        Set<Capability> capabilities,
        LengthUnit lengthUnit) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public ConnectorDescription {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Connector id \"" + id + "\" must match " + ID);
        }
        Checks.filled("apiVersion", apiVersion);
        Checks.filled("version", version);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(lengthUnit, "lengthUnit");
        settings = List.copyOf(settings);
        capabilities = Set.copyOf(capabilities);
        Set<String> names = new HashSet<>();
        for (Setting setting : settings) {
            if (!names.add(setting.name())) {
                throw new IllegalArgumentException(
                        "Connector " + id + " declares the setting \"" + setting.name() + "\" twice");
            }
        }
    }

    /** Whether the connector can do this. */
    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    /** The declared setting of this name. */
    public Optional<Setting> setting(String settingName) {
        return settings.stream().filter(s -> s.name().equals(settingName)).findFirst();
    }
}
