package id.sigap.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Codes with the office's words for them. */
public final class Labels {
    /** A code and what people call it. */
    public record Label(String code, String label) {}

    private static final Map<String, String> CATEGORIES = new LinkedHashMap<>();
    private static final Map<String, String> URGENCIES = new LinkedHashMap<>();
    private static final Map<String, String> VIEWS = new LinkedHashMap<>();
    private static final Map<String, String> RETURN_REASONS = new LinkedHashMap<>();

    static {
        CATEGORIES.put("PENGADUAN_TBP", "Pengaduan");
        CATEGORIES.put("PENGADUAN_BP", "Pengaduan berkadar pengawasan");
        CATEGORIES.put("PERMINTAAN_INFORMASI", "Pertanyaan");
        CATEGORIES.put("PERMOHONAN_KIP", "Permohonan informasi (KIP)");
        CATEGORIES.put("KEBERATAN_KIP", "Keberatan informasi (KIP)");
        CATEGORIES.put("ASPIRASI", "Aspirasi");
        CATEGORIES.put("APRESIASI", "Apresiasi");
        CATEGORIES.put("DARURAT", "Darurat");
        CATEGORIES.put("HAK_SUBJEK_DATA", "Hak subjek data");
        CATEGORIES.put("LAIN", "Lain-lain");
        URGENCIES.put("RENDAH", "Rendah");
        URGENCIES.put("SEDANG", "Sedang");
        URGENCIES.put("TINGGI", "Tinggi");
        URGENCIES.put("DARURAT", "Darurat");
        VIEWS.put("unclaimed", "Belum diambil");
        VIEWS.put("mine", "Milik saya");
        VIEWS.put("awaiting-approval", "Menunggu persetujuan");
        VIEWS.put("at-agency", "Di OPD");
        VIEWS.put("overdue", "Lewat tenggat");
        VIEWS.put("emergency", "Darurat");
        VIEWS.put("waiting-citizen", "Menunggu pelapor");
        VIEWS.put("open", "Semua terbuka");
        VIEWS.put("closed", "Ditutup");
        RETURN_REASONS.put("unclear", "Kurang jelas");
        RETURN_REASONS.put("facts", "Fakta perlu diperiksa");
        RETURN_REASONS.put("tone", "Nada kurang tepat");
        RETURN_REASONS.put("personal-data", "Ada data pribadi");
        RETURN_REASONS.put("other", "Alasan lain");
    }

    private Labels() {}

    public static Map<String, String> categories() {
        return CATEGORIES;
    }

    public static Label category(String code) {
        return of(CATEGORIES, code);
    }

    public static Label urgency(String code) {
        return of(URGENCIES, code);
    }

    public static List<Label> allCategories() {
        return all(CATEGORIES);
    }

    public static List<Label> allUrgencies() {
        return all(URGENCIES);
    }

    public static List<Label> allViews() {
        return all(VIEWS);
    }

    public static List<Label> allReturnReasons() {
        return all(RETURN_REASONS);
    }

    private static List<Label> all(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(entry -> new Label(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Label of(Map<String, String> labels, String code) {
        return code == null ? null : new Label(code, labels.getOrDefault(code, code));
    }
}
