package id.sigap.foundation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** The office that runs this installation: its name and its time zone (WIB, WITA or WIT). */
@ApplicationScoped
public class Offices {
    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    public String name() {
        return Settings.get("SIGAP_OFFICE_NAME", "Pemerintah Kota Balikpapan (contoh)");
    }

    public ZoneId zone() {
        return ZoneId.of(Settings.get("SIGAP_OFFICE_ZONE", "Asia/Makassar"));
    }

    /** WIB, WITA or WIT for Indonesian zones. */
    public String zoneName() {
        return switch (zone().getId()) {
            case "Asia/Jakarta", "Asia/Pontianak" -> "WIB";
            case "Asia/Makassar", "Asia/Ujung_Pandang" -> "WITA";
            case "Asia/Jayapura" -> "WIT";
            default -> zone().getDisplayName(TextStyle.SHORT, INDONESIAN);
        };
    }

    /** A day as the office writes it to citizens: "22 November 2026". */
    public String day(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", INDONESIAN)
                .withZone(zone())
                .format(instant);
    }

    /** A moment as the office writes it to citizens: "22 November 2026 pukul 14.05 WITA". */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy 'pukul' HH.mm", INDONESIAN)
                        .withZone(zone())
                        .format(instant) + " " + zoneName();
    }
}
