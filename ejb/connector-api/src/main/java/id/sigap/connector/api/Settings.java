package id.sigap.connector.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The filled-in settings of a channel, without its secrets.
 *
 * @param values by setting name; a name without a value is absent
 */
public record Settings(Map<String, String> values) {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\p{Cntrl}]+@[^\\s@<>,;:\"()\\[\\]\\p{Cntrl}]+");

    public Settings {
        values = Map.copyOf(values);
    }

    /** The filled-in values, completed with the declared defaults; undeclared names and secrets are left out. */
    public static Settings of(ConnectorDescription description, Map<String, String> filledIn) {
        Map<String, String> values = new TreeMap<>();
        for (Setting setting : description.settings()) {
            String value = filledIn.getOrDefault(setting.name(), "").strip();
            if (value.isEmpty()) {
                value = setting.defaultValue();
            }
            if (!value.isEmpty() && !setting.type().isSecret()) {
                values.put(setting.name(), value);
            }
        }
        return new Settings(values);
    }

    /**
     * Checks filled-in values against what the connector declares, secrets included where they are given.
     *
     * @param secretsKept names of secrets that are already stored
     * @return one fault for each wrong field; empty = all well
     */
    public static List<FieldFault> check(
            ConnectorDescription description, Map<String, String> filledIn, Set<String> secretsKept) {
        List<FieldFault> faults = new ArrayList<>();
        for (Setting setting : description.settings()) {
            String value = filledIn.getOrDefault(setting.name(), "").strip();
            String effective = value.isEmpty() ? setting.defaultValue() : value;
            if (effective.isEmpty()) {
                if (setting.required() && !secretsKept.contains(setting.name())) {
                    faults.add(new FieldFault(setting.name(), "Wajib diisi."));
                }
            } else {
                fault(setting, effective).ifPresent(m -> faults.add(new FieldFault(setting.name(), m)));
            }
        }
        for (String name : filledIn.keySet()) {
            if (description.setting(name).isEmpty()) {
                faults.add(
                        new FieldFault(name, "Pengaturan ini tidak dikenal oleh konektor " + description.id() + "."));
            }
        }
        return List.copyOf(faults);
    }

    private static Optional<String> fault(Setting setting, String value) {
        return switch (setting.type()) {
            case TEXT, SECRET, TOKEN ->
                value.chars().anyMatch(Character::isISOControl)
                        ? Optional.of("Tidak boleh memuat karakter kendali atau baris baru.")
                        : Optional.empty();
            case INTEGER ->
                value.matches("[0-9]{1,9}")
                        ? Optional.empty()
                        : Optional.of("Harus bilangan bulat dari 0 sampai 999999999.");
            case BOOLEAN ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : Optional.of("Harus \"true\" atau \"false\".");
            case CHOICE ->
                setting.options().stream().anyMatch(o -> o.value().equals(value))
                        ? Optional.empty()
                        : Optional.of("Harus salah satu dari: "
                                + String.join(
                                        ", ",
                                        setting.options().stream()
                                                .map(Setting.Option::value)
                                                .toList())
                                + ".");
            case URL ->
                isWebAddress(value)
                        ? Optional.empty()
                        : Optional.of("Harus alamat lengkap yang diawali http:// atau https://.");
            case ADDRESS ->
                ADDRESS.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("Harus alamat surel, misalnya pengaduan@contoh.go.id.");
        };
    }

    private static boolean isWebAddress(String value) {
        try {
            URI uri = new URI(value);
            String scheme = uri.getScheme();
            return scheme != null
                    && (scheme.toLowerCase(Locale.ROOT).equals("http")
                            || scheme.toLowerCase(Locale.ROOT).equals("https"))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The value, where there is one. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The value of a setting that has one by declaration.
     *
     * @throws MissingSettingException where it has none
     */
    public String text(String name) {
        return find(name).orElseThrow(() -> new MissingSettingException(name));
    }

    /**
     * A whole number.
     *
     * @throws MissingSettingException where there is none, or it is no number
     */
    public int integer(String name) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            throw new MissingSettingException(name, e);
        }
    }

    /** Whether the setting is {@code true}; false where it is absent. */
    public boolean flag(String name) {
        return find(name).filter("true"::equals).isPresent();
    }

    /** The names only: a value may be somebody's address. */
    @Override
    public String toString() {
        return "Settings" + new TreeMap<>(values).keySet();
    }
}
