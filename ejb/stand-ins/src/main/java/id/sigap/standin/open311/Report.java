package id.sigap.standin.open311;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request at the server.
 *
 * @param id as the server will show it
 * @param token where the server gave one instead of the id; null otherwise
 * @param listed whether it is shown and its token resolved
 * @param fields as they were posted
 * @param status {@code open} or {@code closed}
 * @param notes of the office; may be empty
 */
public record Report(
        String id,
        @Nullable String token,
        boolean listed,
        Map<String, String> fields,
        String status,
        String notes,
        Instant madeAt,
        Instant changedAt) {

    public Report {
        fields = Map.copyOf(fields);
    }

    /** What the description says. */
    public String description() {
        return fields.getOrDefault("description", "");
    }

    /** The code of its service. */
    public String service() {
        return fields.getOrDefault("service_code", "");
    }

    Report shown() {
        return new Report(id, token, true, fields, status, notes, madeAt, changedAt);
    }

    Report with(String newStatus, String newNotes, Instant at) {
        return new Report(id, token, listed, fields, newStatus, newNotes, madeAt, at);
    }

    Map<String, String> shape(String serviceName, boolean description) {
        Map<String, String> shape = new LinkedHashMap<>();
        shape.put("service_request_id", id);
        shape.put("status", status);
        shape.put("status_notes", notes);
        shape.put("service_name", serviceName);
        shape.put("service_code", service());
        shape.put("description", description ? description() : "");
        shape.put("agency_responsible", "Dinas Pekerjaan Umum (contoh)");
        shape.put("service_notice", "");
        shape.put("requested_datetime", madeAt.toString());
        shape.put("updated_datetime", changedAt.toString());
        shape.put("address", fields.getOrDefault("address_string", ""));
        shape.put("lat", fields.getOrDefault("lat", ""));
        shape.put("long", fields.getOrDefault("long", ""));
        return shape;
    }
}
