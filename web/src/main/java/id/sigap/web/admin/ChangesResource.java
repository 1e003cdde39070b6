package id.sigap.web.admin;

import id.sigap.foundation.Json;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.officedata.Change;
import id.sigap.officedata.ChangeLog;
import id.sigap.web.People;
import id.sigap.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who changed what, when, from what to what. */
@Path("/admin/changes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
public class ChangesResource {
    private static final Set<String> KINDS =
            Set.of("agency", "topic", "holiday", "clock", "template", "channel", "work");

    @Inject
    ChangeLog changes;

    @Inject
    People people;

    @Inject
    UnitOfWork work;

    /** One change; before and after hold the fields, and are missing where there was or is nothing. */
    public record Shape(
            String id,
            Instant at,
            People.Person by,
            String subject,
            String act,
            Map<?, ?> before,
            Map<?, ?> after,
            String reason) {}

    public record Page(List<Shape> items, String next) {}

    @GET
    public Page list(
            @QueryParam("kind") String kind,
            @QueryParam("subject") String subject,
            @QueryParam("cursor") String cursor) {
        if (kind == null || !KINDS.contains(kind)) {
            throw Refusal.invalid("Sebutkan jenis perubahan pada \"kind\": agency, topic, holiday, clock, template,"
                    + " channel atau work.");
        }
        List<Change> found = work.call(() -> changes.of(kind, blankToNull(subject), below(cursor)));
        boolean more = found.size() > ChangeLog.PAGE;
        List<Change> page = more ? found.subList(0, ChangeLog.PAGE) : found;
        return new Page(
                page.stream().map(this::shape).toList(),
                more ? String.valueOf(page.get(page.size() - 1).id()) : null);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Long below(String cursor) {
        if (blankToNull(cursor) == null) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw Refusal.invalid("Penunjuk halaman \"cursor\" tidak dikenal; muat ulang daftarnya.");
        }
        return Long.valueOf(cursor);
    }

    private Shape shape(Change change) {
        return new Shape(
                String.valueOf(change.id()),
                change.at(),
                people.of(change.actor()),
                change.subject(),
                change.act(),
                fields(change.before().orElse(null)),
                fields(change.after().orElse(null)),
                change.reason().orElse(null));
    }

    private static Map<?, ?> fields(String json) {
        return json == null ? null : Json.read(json, Map.class);
    }
}
