package id.sigap.web.admin;

import id.sigap.foundation.UnitOfWork;
import id.sigap.web.People;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.wording.TemplateOffice;
import id.sigap.wording.TemplateRow;
import id.sigap.wording.template.Placeholder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Templates: an administrator writes a version, an approver who is not its author releases it. */
@Path("/admin/templates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class TemplatesResource {
    @Context
    HttpHeaders headers;

    @Inject
    Session session;

    @Inject
    TemplateOffice templates;

    @Inject
    People people;

    @Inject
    UnitOfWork work;

    /** One version. {@code state} is {@code draft, released, superseded} or {@code discarded}. */
    public record Shape(
            String code,
            int version,
            String kind,
            String label,
            String body,
            String state,
            People.Person author,
            Instant writtenAt,
            People.Person releasedBy,
            Instant releasedAt) {}

    public record Gap(String key, String expectation) {}

    public record Items(List<Shape> items, List<Gap> placeholders) {}

    public record Text(String kind, String label, String body) {}

    public record Preview(String code, String kind, String label, String body) {}

    public record Rendered(String label, String text) {}

    public record Reason(String reason) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.APPROVER, Roles.AUDITOR})
    public Items list() {
        return work.call(() -> {
            List<TemplateRow> rows = templates.all();
            return new Items(
                    rows.stream().map(row -> shape(row, rows)).toList(),
                    Stream.of(Placeholder.values())
                            .map(gap -> new Gap(gap.key(), gap.expectation()))
                            .toList());
        });
    }

    @POST
    @Path("{template}/versions")
    public Response write(@PathParam("template") String code, Text body) {
        Long seen = Versions.seen(headers);
        Shape written = work.call(() -> {
            TemplateRow row = templates.write(session.username(), seen, code, body.kind(), body.label(), body.body());
            return shape(row, templates.versions(code));
        });
        return Response.status(201)
                .entity(written)
                .header("ETag", Versions.tag(written.version()))
                .build();
    }

    @POST
    @Path("{template}/versions/{version}/release")
    @RolesAllowed(Roles.APPROVER)
    public Shape release(@PathParam("template") String code, @PathParam("version") int version) {
        return work.call(() -> {
            TemplateRow row = templates.release(session.username(), code, version);
            return shape(row, templates.versions(code));
        });
    }

    @POST
    @Path("{template}/versions/{version}/discard")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.APPROVER})
    public Shape discard(@PathParam("template") String code, @PathParam("version") int version, Reason body) {
        return work.call(() -> {
            TemplateRow row = templates.discard(session.username(), code, version, body.reason());
            return shape(row, templates.versions(code));
        });
    }

    @POST
    @Path("preview")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.APPROVER})
    public Rendered preview(Preview body) {
        return new Rendered(body.label(), templates.preview(body.code(), body.kind(), body.label(), body.body()));
    }

    private Shape shape(TemplateRow row, List<TemplateRow> all) {
        return new Shape(
                row.code(),
                row.version(),
                row.kind(),
                row.label(),
                row.body(),
                state(row, all),
                people.of(row.author()),
                row.writtenAt().orElse(null),
                row.releasedBy().map(people::of).orElse(null),
                row.releasedAt().orElse(null));
    }

    private static String state(TemplateRow row, List<TemplateRow> all) {
        if (row.discarded()) {
            return "discarded";
        }
        if (!row.released()) {
            return "draft";
        }
        return all.stream()
                        .anyMatch(other ->
                                other.code().equals(row.code()) && other.released() && other.version() > row.version())
                ? "superseded"
                : "released";
    }
}
