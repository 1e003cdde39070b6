package id.sigap.triage;

import id.sigap.officedata.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What is wrong with a topic's row, in sentences. */
final class TopicRules {
    static final List<String> CATEGORIES = List.of(
            "PENGADUAN_TBP",
            "PENGADUAN_BP",
            "PERMINTAAN_INFORMASI",
            "PERMOHONAN_KIP",
            "KEBERATAN_KIP",
            "ASPIRASI",
            "APRESIASI",
            "DARURAT",
            "HAK_SUBJEK_DATA",
            "LAIN");
    static final List<String> URGENCIES = List.of("RENDAH", "SEDANG", "TINGGI", "DARURAT");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,59}");
    private static final List<String> KEYWORDS =
            List.of("keywords_certain", "keywords_strong", "keywords_medium", "keywords_weak");
    private static final int LONGEST_KEYWORD = 80;
    private static final int LONGEST_KEYWORDS = 8000;

    private TopicRules() {}

    /**
     * @param agency whether the agency of that code is active; empty where there is none
     * @param readable whether a text may be a keyword
     */
    static List<Fault> check(
            Map<String, String> fields,
            Set<String> clocks,
            Function<String, Optional<Boolean>> agency,
            Predicate<String> readable) {
        List<Fault> faults = new ArrayList<>();
        if (!CODE.matcher(fields.get("code")).matches()) {
            faults.add(new Fault(
                    "code",
                    "Kode \"" + fields.get("code")
                            + "\" harus huruf besar, angka atau garis bawah, 2 sampai 60 karakter, seperti PJU_MATI."));
        }
        text(faults, fields, "label", "Nama topik", 200, true);
        text(faults, fields, "label_en", "Nama dalam bahasa Inggris", 200, false);
        text(faults, fields, "owner_level", "Tingkat pemilik", 60, false);
        text(faults, fields, "contact", "Kontak publik", 500, false);
        text(faults, fields, "note", "Catatan", 1000, false);
        text(faults, fields, "certainty", "Keterangan sumber", 200, false);
        among(faults, fields, "category", "Golongan", CATEGORIES);
        among(faults, fields, "urgency", "Tingkat kegentingan", URGENCIES);
        among(faults, fields, "misplaced", "Salah alamat", List.of("Y", "N"));
        among(faults, fields, "active", "Aktif", List.of("Y", "N"));
        agencies(faults, fields, agency);
        for (String id : TopicRow.list(fields.get("clocks"))) {
            if (!clocks.contains(id)) {
                faults.add(new Fault("clocks", "Tenggat \"" + id + "\" tidak dikenal; pilih dari daftar tenggat."));
            }
        }
        keywords(faults, fields, readable);
        return faults;
    }

    private static void text(
            List<Fault> faults, Map<String, String> fields, String column, String label, int most, boolean needed) {
        String text = fields.get(column);
        if (needed && text.isBlank()) {
            faults.add(new Fault(column, label + " belum diisi."));
        } else if (text.length() > most) {
            faults.add(new Fault(column, label + " terlalu panjang; paling panjang " + most + " karakter."));
        }
    }

    private static void among(
            List<Fault> faults, Map<String, String> fields, String column, String label, List<String> known) {
        if (!known.contains(fields.get(column))) {
            faults.add(new Fault(
                    column,
                    label + " \"" + fields.get(column) + "\" tidak dikenal; pilih " + String.join(", ", known) + "."));
        }
    }

    private static void agencies(
            List<Fault> faults, Map<String, String> fields, Function<String, Optional<Boolean>> agency) {
        String code = fields.get("agency");
        Optional<Boolean> active = code.isBlank() ? Optional.empty() : agency.apply(code);
        if (active.isEmpty()) {
            faults.add(new Fault(
                    "agency",
                    code.isBlank()
                            ? "Instansi yang berwenang belum dipilih."
                            : "Instansi \"" + code + "\" tidak dikenal; tambahkan dahulu di daftar instansi."));
        } else if (!active.get() && fields.get("active").equals("Y")) {
            faults.add(new Fault("agency", "Instansi " + code + " tidak aktif; pilih yang aktif."));
        }
        for (String other : TopicRow.list(fields.get("secondary"))) {
            if (agency.apply(other).isEmpty()) {
                faults.add(new Fault("secondary", "Instansi lain \"" + other + "\" tidak dikenal."));
            }
        }
        if (fields.get("secondary").length() > 500) {
            faults.add(new Fault("secondary", "Daftar instansi lain terlalu panjang."));
        }
    }

    private static void keywords(List<Fault> faults, Map<String, String> fields, Predicate<String> readable) {
        Set<String> seen = new HashSet<>();
        for (String column : KEYWORDS) {
            if (fields.get(column).length() > LONGEST_KEYWORDS) {
                faults.add(new Fault(
                        column,
                        "Kata kunci terlalu panjang; paling panjang " + LONGEST_KEYWORDS + " karakter semuanya."));
            }
            for (String word : TriagePack.split(fields.get(column))) {
                if (word.length() > LONGEST_KEYWORD) {
                    faults.add(new Fault(
                            column,
                            "Kata kunci \"" + word.substring(0, 30)
                                    + "…\" terlalu panjang; pisahkan dengan titik koma."));
                } else if (!readable.test(word)) {
                    faults.add(new Fault(
                            column,
                            "Kata kunci \"" + word + "\" tidak memuat kata, atau menyebut kelompok yang tidak ada."));
                } else if (!seen.add(word)) {
                    faults.add(new Fault(column, "Kata kunci \"" + word + "\" ada di dua tingkat; pilih satu."));
                }
            }
        }
        if (KEYWORDS.stream().allMatch(column -> fields.get(column).isBlank())
                && fields.get("active").equals("Y")) {
            faults.add(new Fault("keywords_strong", "Topik aktif perlu sekurangnya satu kata kunci."));
        }
    }
}
