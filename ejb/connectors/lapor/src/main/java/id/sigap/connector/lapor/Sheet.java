package id.sigap.connector.lapor;

import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SheetField;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of SP4N-LAPOR!'s public form, in its order, filled from a forwarded complaint. */
final class Sheet {
    private static final int LONGEST_TITLE = 150;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("id-ID"));

    private final Map<String, String> attributes;
    private final OutboundMessage message;
    private final ZoneId zone;

    Sheet(OutboundMessage message, ZoneId zone) {
        this.message = message;
        this.attributes = message.conversation().attributes();
        this.zone = zone;
    }

    List<SheetField> fields() {
        return List.of(
                field("Klasifikasi Laporan", Classes.of(text(Forwarded.CATEGORY))),
                field("Judul Laporan", title()),
                field("Isi Laporan", content()),
                field("Tanggal Kejadian", date()),
                field("Lokasi Kejadian", place()),
                field("Instansi Tujuan", text(Forwarded.AGENCY)),
                field("Kategori Laporan", text(Forwarded.TOPIC)),
                field("Lampiran", files()),
                field("Anonim", yes(Forwarded.ANONYMOUS)),
                field("Rahasia", yes(Forwarded.SECRET)),
                field("Nomor di Sigap", text(Forwarded.TICKET)));
    }

    /** For the one who carries it: one field a paragraph. */
    String text() {
        return fields().stream()
                .map(field -> field.name() + ":\n" + (field.value().isBlank() ? "-" : field.value()))
                .collect(Collectors.joining("\n\n"));
    }

    private static SheetField field(String name, String value) {
        return new SheetField(name, value);
    }

    private String text(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** The topic, or the first words; nothing that says who wrote. */
    private String title() {
        String topic = text(Forwarded.TOPIC);
        String title = (topic.isBlank() ? content() : topic).lines().findFirst().orElse("");
        String where = text(Forwarded.PLACE).lines().findFirst().orElse("");
        String whole = where.isBlank() || title.contains(where) ? title : title + " di " + where;
        return whole.length() <= LONGEST_TITLE
                ? whole
                : whole.substring(0, LONGEST_TITLE).strip();
    }

    private String content() {
        String words = text(Forwarded.WORDS);
        return words.isBlank() ? message.body() : words;
    }

    private String date() {
        try {
            return DATE.format(Instant.parse(text(Forwarded.WRITTEN_AT)).atZone(zone));
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    private String place() {
        String point =
                text(Forwarded.LATITUDE).isBlank() || text(Forwarded.LONGITUDE).isBlank()
                        ? ""
                        : text(Forwarded.LATITUDE) + ", " + text(Forwarded.LONGITUDE);
        String words = text(Forwarded.PLACE);
        return words.isBlank() || point.isBlank() ? words + point : words + " (" + point + ")";
    }

    private String files() {
        return text(Forwarded.FILES).lines().filter(name -> !name.isBlank()).collect(Collectors.joining("; "));
    }

    private String yes(String attribute) {
        return text(attribute).equals("true") ? "Ya" : "Tidak";
    }
}
