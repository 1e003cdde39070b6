package id.sigap.deadline;

import id.sigap.deadline.calendar.ClockLimit;
import id.sigap.deadline.calendar.ClockRule;
import id.sigap.deadline.calendar.ClockUnit;
import id.sigap.officedata.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a clock's row, in sentences. */
final class ClockRules {
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9-]{1,19}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final String KIP = "KIP-";
    private static final int LONGEST_LIMIT = 3660;

    private ClockRules() {}

    static List<Fault> check(Map<String, String> fields, Map<String, Map<String, String>> all) {
        List<Fault> faults = new ArrayList<>();
        String id = fields.get("id");
        if (!ID.matcher(id).matches()) {
            faults.add(new Fault(
                    "id", "Kode \"" + id + "\" harus huruf besar, angka atau tanda hubung, 2 sampai 20 karakter."));
        }
        text(faults, fields, "label", "Nama tenggat", 200);
        text(faults, fields, "trigger", "Pemicu", 300);
        text(faults, fields, "actor", "Siapa yang harus bertindak", 300);
        text(faults, fields, "source", "Dasar hukum atau kebijakan", 1000);
        limit(faults, fields, "amount", "unit", "Batas");
        if (!fields.get("warn_amount").isBlank() || !fields.get("warn_unit").isBlank()) {
            limit(faults, fields, "warn_amount", "warn_unit", "Peringatan");
        }
        if (!List.of("Y", "N").contains(fields.get("pausable"))) {
            faults.add(new Fault("pausable", "Boleh berhenti harus Y atau N."));
        } else if (fields.get("pausable").equals("Y") && id.startsWith(KIP)) {
            faults.add(new Fault(
                    "pausable", "Tenggat KIP tidak boleh berhenti: UU 14/2008 tidak mengenal penghentian tenggat."));
        }
        String extension = fields.get("extension");
        if (!extension.isBlank() && (!all.containsKey(extension) || extension.equals(id))) {
            faults.add(new Fault("extension", "Perpanjangan \"" + extension + "\" bukan tenggat lain yang dikenal."));
        }
        known(faults, fields, "certainty", "Kepastian", ClockRule.Certainty.values());
        return faults;
    }

    private static void text(List<Fault> faults, Map<String, String> fields, String column, String label, int most) {
        String text = fields.get(column);
        if (text.isBlank()) {
            faults.add(new Fault(column, label + " belum diisi."));
        } else if (text.length() > most) {
            faults.add(new Fault(column, label + " terlalu panjang; paling panjang " + most + " karakter."));
        }
    }

    private static void limit(
            List<Fault> faults, Map<String, String> fields, String amount, String unit, String label) {
        known(faults, fields, unit, "Satuan", ClockUnit.values());
        boolean atOnce = fields.get(unit).equals(ClockUnit.AT_ONCE.name());
        String number = fields.get(amount);
        int value = NUMBER.matcher(number).matches() ? Integer.parseInt(number) : -1;
        if (atOnce ? value != 0 : value < 1 || value > LONGEST_LIMIT) {
            faults.add(new Fault(
                    amount,
                    label + " harus angka 1 sampai " + LONGEST_LIMIT + ", atau 0 dengan satuan AT_ONCE (seketika)."));
        }
    }

    private static void known(
            List<Fault> faults, Map<String, String> fields, String column, String label, Enum<?>[] values) {
        if (Arrays.stream(values).noneMatch(value -> value.name().equals(fields.get(column)))) {
            faults.add(new Fault(
                    column,
                    label + " \"" + fields.get(column) + "\" tidak dikenal; pilih "
                            + Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", ")) + "."));
        }
    }

    /** The rule that checked fields make. */
    static ClockRule rule(Map<String, String> fields) {
        return new ClockRule(
                fields.get("id"),
                fields.get("label"),
                fields.get("trigger"),
                limit(fields.get("amount"), fields.get("unit")),
                Optional.of(fields.get("warn_amount"))
                        .filter(amount -> !amount.isBlank())
                        .map(amount -> limit(amount, fields.get("warn_unit"))),
                Optional.of(fields.get("extension")).filter(extension -> !extension.isBlank()),
                fields.get("pausable").equals("Y"),
                fields.get("actor"),
                fields.get("source"),
                ClockRule.Certainty.valueOf(fields.get("certainty")));
    }

    private static ClockLimit limit(String amount, String unit) {
        return new ClockLimit(Integer.parseInt(amount), ClockUnit.valueOf(unit));
    }
}
