package id.sigap.demo.citizens;

import id.sigap.standin.open311.Open311StandIn;
import id.sigap.standin.open311.Report;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the clerk of the other office sees and does in its system. */
final class AgencyDesk {
    private static final int LONGEST_NOTE = 1000;

    private final Open311StandIn system;

    AgencyDesk(Open311StandIn system) {
        this.system = system;
    }

    /** The requests, the newest first. */
    JsonObject requests() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        List<Report> newestFirst = new ArrayList<>(system.reports());
        Collections.reverse(newestFirst);
        for (Report one : newestFirst) {
            list.add(Json.createObjectBuilder()
                    .add("id", one.id())
                    .add("service", one.service())
                    .add("text", one.description())
                    .add("status", one.status())
                    .add("notes", one.notes())
                    .add("at", one.madeAt().toString()));
        }
        return Json.createObjectBuilder().add("requests", list).build();
    }

    /** @throws IllegalArgumentException in words for the page, where the order is none */
    JsonObject act(JsonObject order) {
        String id = order.getString("id", "");
        String notes = order.getString("text", "").strip();
        if (notes.isEmpty() || notes.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("Tulis 1 sampai " + LONGEST_NOTE + " karakter.");
        }
        if (system.reports().stream().noneMatch(one -> one.id().equals(id))) {
            throw new IllegalArgumentException("Permintaan itu tidak ada.");
        }
        switch (order.getString("act", "")) {
            case "note" -> system.note(id, notes);
            case "close" -> system.close(id, notes);
            default -> throw new IllegalArgumentException("Tindakan tidak dikenal.");
        }
        return requests();
    }
}
