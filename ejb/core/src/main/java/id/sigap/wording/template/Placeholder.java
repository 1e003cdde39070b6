package id.sigap.wording.template;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may stand in a template's gap. The list is closed: a new kind of value is a change of the software. */
public enum Placeholder {
    /** The ticket, such as {@code SGP-2026-000041}. */
    TICKET("tiket", "nomor laporan seperti SGP-2026-000041", "SGP-\\d{4}-\\d{6,9}"),
    /** The name of the agency that has the case. */
    AGENCY("instansi", "nama instansi tanpa baris baru", "[\\p{L}\\p{N}][^\\p{Cntrl}\\p{Cs}{}<>]{1,299}"),
    /** A date and time in the office's zone; {@link #due} writes it. */
    DUE(
            "tenggat",
            "waktu seperti 22 Nov 2026 pukul 23.59 WITA",
            "\\d{1,2} \\p{L}{3,9} \\d{4} pukul \\d{2}\\.\\d{2} \\p{Lu}{2,5}"),
    /** Where the citizen follows the case. */
    TRACKING_LINK(
            "tautan",
            "alamat https (atau localhost)",
            "(https://|http://localhost[:/])[\\x21-\\x7E&&[^<>\"{}]]{1,400}"),
    /** The office's name. */
    OFFICE("kantor", "nama kantor tanpa baris baru", "[\\p{L}\\p{N}][^\\p{Cntrl}\\p{Cs}{}<>]{1,199}"),
    /** How the citizen is addressed; {@link #citizen} makes it safe. */
    CITIZEN("nama", "nama orang tanpa angka dan tanda", "\\p{L}[\\p{L}\\p{M} .'’-]{0,59}"),
    /** Numbers to call in an emergency, from the office's settings. */
    EMERGENCY_PHONE("telepon_darurat", "nomor telepon darurat", "[\\p{L}\\p{N}][\\p{L}\\p{N} .,;:/()+-]{1,119}"),
    /** What the citizen reported, masked, for the agency that takes it; {@link #report} makes it fit. */
    REPORT("laporan", "isi laporan tanpa karakter kendali", "[[^\\p{Cc}\\p{Cs}]\\n\\t]{1,3200}");

    private static final int LONGEST_REPORT = 3_000;
    private static final String REST = "… (selebihnya ada di Sigap)";

    private static final Pattern A_LINK_IN_A_NAME = Pattern.compile("\\.\\p{L}{2}|\\bwww\\b", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy 'pukul' HH.mm", Locale.forLanguageTag("id-ID"));
    private static final String SOMEBODY = "Bapak/Ibu";

    private final String name;
    private final String expectation;
    private final Pattern pattern;

    Placeholder(String name, String expectation, String pattern) {
        this.name = name;
        this.expectation = expectation;
        this.pattern = Pattern.compile(pattern);
    }

    /** The word between the braces, such as {@code tiket} in {@code {tiket}}. */
    public String key() {
        return name;
    }

    /** What a value looks like, in Indonesian. */
    public String expectation() {
        return expectation;
    }

    /** Whether this value may stand here. */
    public boolean accepts(String value) {
        return this == CITIZEN
                ? value.equals(SOMEBODY)
                        || pattern.matcher(value).matches()
                                && !A_LINK_IN_A_NAME.matcher(value).find()
                : pattern.matcher(value).matches();
    }

    /** The placeholder with this key. */
    public static Optional<Placeholder> of(String key) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.name.equals(key))
                .findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(Placeholder::key).collect(Collectors.joining(", "));
    }

    /**
     * A due date as it stands in a text, such as {@code 22 Nov 2026 pukul 23.59 WITA}.
     *
     * @param zoneName the zone's short name: WIB, WITA or WIT
     */
    public static String due(Instant instant, ZoneId zone, String zoneName) {
        return DATE_AND_TIME.format(instant.atZone(zone)) + " " + zoneName;
    }

    /**
     * What was reported, as it stands in a letter to an agency: cut where it is longer than other systems take.
     *
     * @param masked without personal data
     */
    public static String report(String masked) {
        String clean = masked.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[[\\p{Cc}\\p{Cs}]&&[^\n\t]]", "")
                .strip();
        if (clean.isEmpty()) {
            return "(tanpa uraian)";
        }
        int end = clean.length() <= LONGEST_REPORT
                ? clean.length()
                : Character.isHighSurrogate(clean.charAt(LONGEST_REPORT - 1)) ? LONGEST_REPORT - 1 : LONGEST_REPORT;
        return end == clean.length() ? clean : clean.substring(0, end).strip() + REST;
    }

    /** A citizen's own name where it is one, else {@code Bapak/Ibu}: what they typed never becomes our words. */
    public static String citizen(String typed) {
        String name = typed.strip().replaceAll("\\s+", " ");
        return CITIZEN.accepts(name) ? name : SOMEBODY;
    }
}
