package id.sigap.connector.lapor;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A complaint about a bin that nobody empties. */
final class Bin {
    private Bin() {}

    static Conversation conversation(Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                Forwarded.TICKET, "SGP-2026-000041",
                Forwarded.AGENCY, "Dinas Lingkungan Hidup",
                Forwarded.TOPIC, "Sampah tidak diangkut",
                Forwarded.CATEGORY, "PENGADUAN_TBP",
                Forwarded.WORDS, "Bak sampah penuh.\nSudah tiga hari.",
                Forwarded.PLACE, "Pasar Pandansari",
                Forwarded.WRITTEN_AT, "2026-11-21T17:30:00Z",
                Forwarded.FILES, "bak.jpg\nbau.jpg"));
        attributes.putAll(more);
        return new Conversation(
                Person.of("lapor").named("Dinas Lingkungan Hidup"),
                Visibility.PRIVATE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                attributes);
    }
}
