package id.sigap.wording;

import id.sigap.officedata.Fault;
import id.sigap.wording.template.Placeholder;
import id.sigap.wording.template.Template;
import id.sigap.wording.template.TemplateRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is wrong with a template, in sentences. Beside what every template must be, its gaps are only those that the system
 * can fill where this template is used, and a letter whose reader must act keeps the link that lets them.
 */
final class TemplateRules {
    /** Values that each placeholder accepts, for a preview. */
    static final Map<String, String> EXAMPLE = Map.of(
            Placeholder.REPORT.key(), "Jalan berlubang di depan pasar.",
            Placeholder.TICKET.key(), "SGP-2026-000041",
            Placeholder.AGENCY.key(), "Dinas Lingkungan Hidup",
            Placeholder.DUE.key(), "27 Nov 2026 pukul 23.59 WITA",
            Placeholder.TRACKING_LINK.key(), "https://sigap.contoh.go.id/lacak/SGP-2026-000041",
            Placeholder.OFFICE.key(), "Pemerintah Kota (contoh)",
            Placeholder.CITIZEN.key(), "Siti Aminah",
            Placeholder.EMERGENCY_PHONE.key(), "112");

    /** What another office's system gets; it names the citizen's words, which go to nobody else. */
    private static final String AGENCY_REPORT = "AGENCY_REPORT";

    /** Only where a case is forwarded is there an agency to name. */
    private static final Set<String> NAME_AN_AGENCY =
            Set.of("ACK_KIP", "AGENCY_REQUEST", AGENCY_REPORT, "FORWARDED", "FORWARDED_OUTSIDE", "FORWARDING_REQUEST");

    /** Beginnings that an author goes on with and somebody approves: the desk fills what it can. */
    private static final Set<String> WRITTEN_ON = Set.of("answer", "question", "correction");

    private static final Set<String> LINK_NEEDED = Set.of(
            "AGENCY_REQUEST",
            "FORWARDING_REQUEST",
            "APPROVAL_REQUEST",
            "STAFF_REMINDER",
            "QUESTION_AVAILABLE",
            "ANSWER_AVAILABLE");
    private static final Set<String> TICKET_NEEDED = Set.of("ACK", "ACK_PUBLIC", "AGENCY_REQUEST", AGENCY_REPORT);
    private static final Set<String> PHONE_NEEDED = Set.of("EMERGENCY", "EMERGENCY_CARE");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final int LONGEST_LABEL = 200;

    private TemplateRules() {}

    static List<Fault> check(String code, String kind, String label, String body) {
        List<Fault> faults = new ArrayList<>();
        if (code == null || !CODE.matcher(code).matches()) {
            faults.add(new Fault("code", "Kode templat harus huruf besar, angka atau garis bawah, seperti ACK_KIP."));
        }
        if (label == null || label.isBlank() || label.length() > LONGEST_LABEL) {
            faults.add(
                    new Fault("label", "Judul templat harus ada dan paling panjang " + LONGEST_LABEL + " karakter."));
        } else if (label.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault("label", "Judul templat menjadi judul surat; tulis dalam satu baris."));
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        try {
            gaps(faults, new Template(code, kind == null ? "" : kind, label, body == null ? "" : body));
        } catch (TemplateRefused refused) {
            faults.add(new Fault("body", refused.getMessage()));
        }
        return faults;
    }

    private static void gaps(List<Fault> faults, Template template) {
        String code = template.code();
        Set<Placeholder> used = template.placeholders();
        boolean systemFills = !WRITTEN_ON.contains(template.kind());
        if (systemFills && used.contains(Placeholder.AGENCY) && !NAME_AN_AGENCY.contains(code)) {
            faults.add(new Fault(
                    "body",
                    "Isian {instansi} hanya ada nilainya pada "
                            + NAME_AN_AGENCY.stream().sorted().collect(Collectors.joining(", ")) + "."));
        }
        if (used.contains(Placeholder.REPORT) && !code.equals(AGENCY_REPORT)) {
            faults.add(new Fault("body", "Isian {laporan} hanya ada nilainya pada " + AGENCY_REPORT + "."));
        }
        needed(faults, used, code.equals(AGENCY_REPORT), Placeholder.REPORT, "agar instansi tahu isinya");
        needed(faults, used, LINK_NEEDED.contains(code), Placeholder.TRACKING_LINK, "agar pembacanya dapat menjawab");
        needed(faults, used, TICKET_NEEDED.contains(code), Placeholder.TICKET, "agar laporannya dapat disebut");
        needed(faults, used, PHONE_NEEDED.contains(code), Placeholder.EMERGENCY_PHONE, "agar bantuan dapat ditelepon");
    }

    private static void needed(List<Fault> faults, Set<Placeholder> used, boolean needed, Placeholder gap, String why) {
        if (needed && !used.contains(gap)) {
            faults.add(new Fault("body", "Isi harus memuat {" + gap.key() + "} " + why + "."));
        }
    }
}
