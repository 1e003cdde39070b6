package id.sigap.connector.api;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One field of a channel's settings page. Settings describe themselves, so that a connector brings no page of its own.
 *
 * @param name key, lower-case words joined by hyphens
 * @param label shown before the field
 * @param help shown below it; says what is expected and where to find it
 * @param type how it is entered, checked and kept
 * @param defaultValue used where nothing is filled in; {@code ""} = none, always so for a secret
 * @param options what may be chosen, for {@link SettingType#CHOICE}; else empty
 * @param required whether the channel cannot work without it
 */
public record Setting(
        String name,
        LocalizedText label,
        LocalizedText help,
        SettingType type,
        String defaultValue,
        List<Option> options,
        boolean required) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    public Setting {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Setting name \"" + name + "\" must match " + NAME);
        }
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(help, "help");
        options = List.copyOf(options);
        if ((type == SettingType.CHOICE) == options.isEmpty()) {
            throw new IllegalArgumentException("Setting " + name + ": options belong to a CHOICE, and only there");
        }
        if (type.isSecret() && !defaultValue.isEmpty()) {
            throw new IllegalArgumentException("Setting " + name + ": a secret has no default");
        }
    }

    /** A setting that may stay empty. */
    public static Setting optional(String name, SettingType type, LocalizedText label, LocalizedText help) {
        return new Setting(name, label, help, type, "", List.of(), false);
    }

    /** A setting that the channel cannot work without. */
    public static Setting required(String name, SettingType type, LocalizedText label, LocalizedText help) {
        return new Setting(name, label, help, type, "", List.of(), true);
    }

    /** A choice with a default. */
    public static Setting choice(
            String name, LocalizedText label, LocalizedText help, String defaultValue, List<Option> options) {
        return new Setting(name, label, help, SettingType.CHOICE, defaultValue, options, true);
    }

    /** The same setting with a default value. */
    public Setting withDefault(String value) {
        return new Setting(name, label, help, type, value, options, required);
    }

    /**
     * One possible value of a {@link SettingType#CHOICE}.
     *
     * @param value what is stored
     * @param label what is shown
     */
    public record Option(String value, LocalizedText label) {

        public Option {
            Checks.filled("option value", value);
            Objects.requireNonNull(label, "label");
        }
    }
}
