package id.sigap.wording.check;

import static java.util.Objects.requireNonNull;

import id.sigap.masking.MaskedText;
import id.sigap.masking.PersonalDataKind;
import id.sigap.masking.PersonalDataMasker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds an answer against the guide. Stateless; may be shared between threads. */
public final class GuideChecks {
    /** The rule that finds personal data in an answer. */
    public static final String PERSONAL_DATA = "personal-data";

    private static final Pattern GAP = Pattern.compile(
            "\\{[^{}\\n]{1,60}}|\\[(?:isi|nama|tanggal|nomor|lokasi|instansi|tautan|xx+)[^\\]\\n]{0,40}]|<(?:nama|isi|tanggal|nomor|lokasi)[^>\\n]{0,40}>|\\b[xX]{3,}\\b|_{3,}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("(?i)\\b(https?://|www\\.)[^\\s<>\"]+");
    private static final Pattern SHORTENED = Pattern.compile(
            "(?i)\\b(bit\\.ly|s\\.id|tinyurl\\.com|t\\.co|goo\\.gl|cutt\\.ly|linktr\\.ee|shorturl\\.at)\\b");
    private static final int BEGINNING = 60;

    private final Guide guide;
    private final Capitals capitals;
    private final PersonalDataMasker masker;

    /** Checks against this guide, with this masker to find personal data. */
    public GuideChecks(Guide guide, PersonalDataMasker masker) {
        this.guide = requireNonNull(guide, "guide");
        this.capitals = new Capitals(guide.abbreviations());
        this.masker = requireNonNull(masker, "masker");
    }

    /** All remarks on this text, errors first; an empty text gets one remark only. */
    public List<Check> check(AnswerText answer) {
        if (answer.text().isBlank()) {
            return List.of(Check.of("empty", Severity.ERROR, "Teks masih kosong; tulis jawabannya dahulu."));
        }
        List<Check> checks = new ArrayList<>();
        gaps(answer.text()).ifPresent(checks::add);
        length(answer).ifPresent(checks::add);
        personalData(answer).ifPresent(checks::add);
        banned(answer.text(), checks);
        rightDoor(answer).ifPresent(checks::add);
        capitals(answer.text()).ifPresent(checks::add);
        greeting(answer.text()).ifPresent(checks::add);
        forwardedTo(answer).ifPresent(checks::add);
        links(answer.text(), checks);
        checks.sort((one, other) -> one.severity().compareTo(other.severity()));
        return List.copyOf(checks);
    }

    private static Optional<Check> gaps(String text) {
        Matcher gap = GAP.matcher(text);
        return gap.find()
                ? Optional.of(Check.of(
                        "placeholder",
                        Severity.ERROR,
                        "Masih ada isian yang belum diganti: \"" + gap.group() + "\". Tulis nilainya."))
                : Optional.empty();
    }

    private static Optional<Check> length(AnswerText answer) {
        return answer.limit().flatMap(limit -> {
            int length = limit.measure().applyAsInt(answer.text());
            return length <= limit.most()
                    ? Optional.empty()
                    : Optional.of(Check.of(
                            "length",
                            Severity.ERROR,
                            "Teks ini " + length + " " + limit.unit() + "; kanal ini menerima paling banyak "
                                    + limit.most() + ". Kurangi " + (length - limit.most()) + "."));
        });
    }

    private Optional<Check> personalData(AnswerText answer) {
        MaskedText masked = masker.mask(answer.text());
        if (!masked.found()) {
            return Optional.empty();
        }
        String kinds = masked.kinds().stream().map(PersonalDataKind::label).collect(Collectors.joining(", "));
        String message = answer.isPublic()
                ? "Ada data pribadi (" + kinds + ") dalam balasan publik. Samarkan, atau kirim sebagai pesan langsung."
                : "Ada data pribadi (" + kinds + "). Pastikan data itu milik penerima dan memang diperlukan.";
        Severity severity = answer.isPublic() ? Severity.ERROR : Severity.WARNING;
        return Optional.of(Check.of(PERSONAL_DATA, severity, message, "Samarkan", masked.text()));
    }

    private void banned(String text, List<Check> checks) {
        for (Guide.Banned banned : guide.banned()) {
            Matcher found = Phrases.matcher(text, banned.phrase());
            if (found.find()) {
                String message = "Hindari \"" + found.group() + "\": " + banned.why() + ".";
                checks.add(
                        banned.instead().isBlank()
                                ? Check.of("banned-word", banned.severity(), message)
                                : Check.of(
                                        "banned-word",
                                        banned.severity(),
                                        message,
                                        "Ganti dengan \"" + banned.instead() + "\"",
                                        found.replaceAll(Matcher.quoteReplacement(banned.instead()))));
            }
        }
    }

    private Optional<Check> rightDoor(AnswerText answer) {
        Predicate<String> said = phrase -> Phrases.contains(answer.text(), phrase);
        if (guide.disclaimers().stream().noneMatch(said)
                || answer.doors().stream().anyMatch(door -> names(answer.text(), door))
                || answer.forwardedTo()
                        .filter(door -> names(answer.text(), door))
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Check.of(
                "wrong-door",
                Severity.ERROR,
                "Teks ini menyatakan bukan kewenangan kami tanpa menyebut pintu yang benar. Sebutkan instansi yang"
                        + " berwenang dan bahwa laporan sudah diteruskan."));
    }

    private Optional<Check> capitals(String text) {
        List<String> shouted = capitals.shouted(text);
        if (capitals.shouts(text)) {
            return Optional.of(Check.of(
                    "capitals",
                    Severity.ERROR,
                    "Sebagian besar teks memakai HURUF KAPITAL dan terbaca seperti membentak. Pakai huruf biasa.",
                    "Jadikan huruf biasa",
                    capitals.calm(text)));
        }
        return shouted.size() < 2
                ? Optional.empty()
                : Optional.of(Check.of(
                        "capitals",
                        Severity.WARNING,
                        "Kata \"" + String.join("\", \"", shouted) + "\" ditulis kapital. Pakai huruf biasa bila bukan"
                                + " singkatan.",
                        "Jadikan huruf biasa",
                        capitals.calm(text)));
    }

    private Optional<Check> greeting(String text) {
        String beginning = text.strip();
        beginning =
                beginning.substring(0, Math.min(BEGINNING, beginning.length())).toLowerCase(Locale.ROOT);
        for (String greeting : guide.greetings()) {
            if (Phrases.contains(beginning, greeting)) {
                return Optional.empty();
            }
        }
        return Optional.of(Check.of(
                "greeting",
                Severity.WARNING,
                "Belum ada sapaan di awal. Sapalah warga dahulu, misalnya \"Yth. Bapak/Ibu,\".",
                "Tambahkan sapaan",
                "Yth. Bapak/Ibu, " + text.strip()));
    }

    private static Optional<Check> forwardedTo(AnswerText answer) {
        return answer.forwardedTo()
                .filter(door -> !names(answer.text(), door))
                .map(door -> Check.of(
                        "forwarded-to",
                        Severity.WARNING,
                        "Laporan ini sudah diteruskan ke " + door.label() + ", tetapi jawaban belum menyebutnya.",
                        "Sebutkan " + door.label(),
                        answer.text().strip() + " Laporan ini kami teruskan ke " + door.label() + "."));
    }

    private static boolean names(String text, AnswerText.Door door) {
        return Phrases.contains(text, door.label())
                || door.names().stream().anyMatch(name -> Phrases.contains(text, name));
    }

    private static void links(String text, List<Check> checks) {
        Matcher link = LINK.matcher(text);
        if (SHORTENED.matcher(text).find()) {
            checks.add(Check.of(
                    "link",
                    Severity.WARNING,
                    "Tautan pendek menyembunyikan tujuannya dan mirip penipuan. Tulis alamat lengkapnya."));
        } else if (link.find()) {
            boolean open = link.group(1).equalsIgnoreCase("http://");
            checks.add(Check.of(
                    "link",
                    open ? Severity.WARNING : Severity.HINT,
                    open
                            ? "Tautan " + link.group() + " tidak terenkripsi (http). Pakai https bila ada."
                            : "Ada tautan dalam teks. Buka dahulu dan pastikan alamatnya resmi dan masih berlaku."));
        }
    }
}
