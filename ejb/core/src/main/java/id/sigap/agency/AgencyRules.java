package id.sigap.agency;

import id.sigap.officedata.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with an agency's row, in sentences. */
final class AgencyRules {
    /** The levels whose agencies are the city's own. */
    static final Set<String> CITY = Set.of("kota", "BUMD kota");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    /** RFC 5321's length; one address, no name before it and no line break in it. */
    private static final Pattern MAIL = Pattern.compile(
            "[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");

    private static final Pattern MAIL_IN_A_TRIAL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@localhost");
    private static final Set<String> WAYS = Set.of("in-app", "mail", "open311", "file");

    /** The ways that lead through a channel to another office's system. */
    static final Set<String> SYSTEMS = Set.of("open311", "file");

    private AgencyRules() {}

    static List<Fault> check(Map<String, String> fields, Map<String, Map<String, String>> all) {
        List<Fault> faults = new ArrayList<>();
        String code = fields.get("code");
        if (!CODE.matcher(code).matches()) {
            faults.add(new Fault(
                    "code",
                    "Kode \"" + code
                            + "\" harus huruf besar, angka atau garis bawah, 2 sampai 40 karakter, seperti DLH."));
        }
        text(faults, fields, "name", "Nama", 300, true);
        text(faults, fields, "level", "Tingkat", 60, true);
        text(faults, fields, "certainty", "Keterangan sumber", 200, false);
        yesNo(faults, fields, "city", "Milik kota");
        yesNo(faults, fields, "active", "Aktif");
        reached(faults, fields);
        parent(faults, fields, all);
        return faults;
    }

    private static void text(
            List<Fault> faults, Map<String, String> fields, String column, String label, int most, boolean needed) {
        String text = fields.getOrDefault(column, "");
        if (needed && text.isBlank()) {
            faults.add(new Fault(column, label + " belum diisi."));
        } else if (text.length() > most) {
            faults.add(new Fault(column, label + " terlalu panjang; paling panjang " + most + " karakter."));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault(column, label + " memuat baris baru atau karakter kendali; tulis dalam satu baris."));
        }
    }

    private static void yesNo(List<Fault> faults, Map<String, String> fields, String column, String label) {
        if (!Set.of("Y", "N").contains(fields.get(column))) {
            faults.add(new Fault(column, label + " harus Y atau N, bukan \"" + fields.get(column) + "\"."));
        }
    }

    private static void reached(List<Fault> faults, Map<String, String> fields) {
        String how = fields.get("reached_by");
        String address = fields.getOrDefault("address", "");
        if (!WAYS.contains(how)) {
            faults.add(new Fault(
                    "reached_by",
                    "Cara menjangkau \"" + how + "\" tidak dikenal; pilih in-app, mail, open311 atau file."));
        } else if (how.equals("mail") && !isMail(address)) {
            faults.add(new Fault(
                    "address",
                    address.isBlank()
                            ? "Instansi yang dijangkau lewat surel perlu alamat surel."
                            : "\"" + address + "\" bukan alamat surel; tulis satu alamat seperti dinas@contoh.go.id."));
        }
        system(faults, fields, how);
        if (address.length() > 300) {
            faults.add(new Fault("address", "Alamat terlalu panjang; paling panjang 300 karakter."));
        }
    }

    private static boolean isMail(String address) {
        return address.length() <= 254
                && (MAIL.matcher(address).matches()
                        || MAIL_IN_A_TRIAL.matcher(address).matches());
    }

    private static void system(List<Fault> faults, Map<String, String> fields, String how) {
        if (SYSTEMS.contains(how) && fields.getOrDefault("channel", "").isBlank()) {
            faults.add(new Fault(
                    "channel", "Instansi yang dijangkau lewat " + how + " perlu kanal; buat kanalnya, lalu pilih."));
        }
        String service = fields.getOrDefault("service_code", "");
        if (how.equals("open311") && service.isBlank()) {
            faults.add(
                    new Fault("service_code", "Open311 perlu kode layanan; muat daftar layanan kanalnya, lalu pilih."));
        } else if (service.length() > 100) {
            faults.add(new Fault("service_code", "Kode layanan terlalu panjang; paling panjang 100 karakter."));
        }
    }

    private static void parent(List<Fault> faults, Map<String, String> fields, Map<String, Map<String, String>> all) {
        String parent = fields.getOrDefault("parent", "");
        if (parent.isBlank()) {
            return;
        }
        if (!all.containsKey(parent)) {
            faults.add(new Fault("parent", "Instansi induk \"" + parent + "\" tidak dikenal."));
            return;
        }
        Set<String> above = new HashSet<>();
        for (String at = fields.get("code"); !at.isBlank(); at = parentOf(at, all)) {
            if (!above.add(at)) {
                faults.add(new Fault(
                        "parent",
                        "Instansi induk " + parent + " berputar: " + at
                                + " menjadi induk dirinya sendiri. Pilih induk lain atau kosongkan."));
                return;
            }
        }
    }

    private static String parentOf(String code, Map<String, Map<String, String>> all) {
        return all.getOrDefault(code, Map.of()).getOrDefault("parent", "");
    }
}
