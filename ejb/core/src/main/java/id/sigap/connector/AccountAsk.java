package id.sigap.connector;

import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.FieldFault;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.connector.api.Settings;
import id.sigap.officedata.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an administrator fills in for a channel.
 *
 * @param label what staff call it
 * @param settings by name, without secrets
 * @param secrets by name; those that are stored already need not be given again, and nobody can read them
 * @param silentAfterHours see {@link Channel#silentAfterHours()}; null = as its history suggests
 */
public record AccountAsk(
        String label,
        Map<String, String> settings,
        Map<String, String> secrets,
        Registration registration,
        Integer silentAfterHours) {
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_VALUE = 1000;
    private static final int LONGEST_SECRET = 4000;

    /** A year: longer is never. */
    private static final int MOST_HOURS = 8760;

    public AccountAsk {
        label = label == null ? "" : label.strip();
        settings = filled(settings);
        secrets = filled(secrets);
        registration = registration == null ? Registration.NONE : registration;
    }

    private static Map<String, String> filled(Map<String, String> given) {
        Map<String, String> filled = new TreeMap<>();
        if (given != null) {
            given.forEach((name, value) -> {
                if (value != null && !value.isBlank()) {
                    filled.put(name, value.strip());
                }
            });
        }
        return Map.copyOf(filled);
    }

    /** With these secrets as well. */
    AccountAsk and(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(secrets);
        all.putAll(more);
        return new AccountAsk(label, settings, all, registration, silentAfterHours);
    }

    /** What is wrong with it, looking names of hosts up. Fields are called {@code settings.address} or {@code label}. */
    List<Fault> faults(ConnectorDescription description, Set<String> secretsKept) {
        List<Fault> faults = new ArrayList<>();
        if (label.isEmpty() || label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault("label", "Isi nama kanal dalam satu baris, paling panjang 100 karakter."));
        }
        if (silentAfterHours != null && (silentAfterHours < 0 || silentAfterHours > MOST_HOURS)) {
            faults.add(new Fault("silentAfterHours", "Harus dari 0 (tidak pernah) sampai " + MOST_HOURS + " jam."));
        }
        faults.addAll(registration.faults());
        Map<String, String> together = new HashMap<>(settings);
        together.putAll(secrets);
        for (FieldFault fault : Settings.check(description, together, secretsKept)) {
            faults.add(new Fault(place(description, fault.field()), fault.message()));
        }
        for (Setting setting : description.settings()) {
            String name = setting.name();
            if (setting.type().isSecret() && settings.containsKey(name)) {
                faults.add(new Fault("settings." + name, "Rahasia tidak boleh diisi sebagai setelan biasa."));
            } else if (!setting.type().isSecret() && secrets.containsKey(name)) {
                faults.add(new Fault("secrets." + name, "Setelan ini bukan rahasia."));
            }
        }
        together.forEach((name, value) -> tooLong(description, name, value, faults));
        inside(description, faults);
        return List.copyOf(faults);
    }

    /** What is wrong with one secret. */
    static List<Fault> secretFaults(ConnectorDescription description, String name, String value) {
        List<Fault> faults = new ArrayList<>();
        Settings.check(description, Map.of(name, value), Set.of()).stream()
                .filter(fault -> fault.field().equals(name))
                .forEach(fault -> faults.add(new Fault("secrets." + name, fault.message())));
        tooLong(description, name, value, faults);
        return faults;
    }

    private static void tooLong(ConnectorDescription description, String name, String value, List<Fault> faults) {
        int longest = isSecret(description, name) ? LONGEST_SECRET : LONGEST_VALUE;
        if (value.length() > longest) {
            faults.add(
                    new Fault(place(description, name), "Terlalu panjang; paling panjang " + longest + " karakter."));
        }
    }

    /** Asks only for addresses that are well-formed. */
    private void inside(ConnectorDescription description, List<Fault> faults) {
        Settings effective = Settings.of(description, settings);
        for (Setting setting : description.settings()) {
            String field = "settings." + setting.name();
            if (setting.type() == SettingType.URL
                    && faults.stream().noneMatch(fault -> fault.field().equals(field))) {
                effective
                        .find(setting.name())
                        .flatMap(PrivateAddresses::fault)
                        .ifPresent(message -> faults.add(new Fault(field, message)));
            }
        }
    }

    private static String place(ConnectorDescription description, String name) {
        return (isSecret(description, name) ? "secrets." : "settings.") + name;
    }

    private static boolean isSecret(ConnectorDescription description, String name) {
        return description
                .setting(name)
                .filter(setting -> setting.type().isSecret())
                .isPresent();
    }

    /** Names what is filled in and shows no value. */
    @Override
    public String toString() {
        return "AccountAsk[" + label + ", " + settings.keySet() + ", " + secrets.keySet() + "]";
    }
}
