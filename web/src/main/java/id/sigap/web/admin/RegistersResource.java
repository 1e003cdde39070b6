package id.sigap.web.admin;

import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.officedata.ImportPlan;
import id.sigap.officedata.OfficeTables;
import id.sigap.officedata.Register;
import id.sigap.officedata.Registered;
import id.sigap.officedata.Sheet;
import id.sigap.web.Files;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The tables that administrators keep: {@code agencies, topics, holidays} and {@code clocks}. A row's fields are texts by
 * column, the same as in the CSV file.
 */
@Path("/admin/registers/{register}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class RegistersResource {
    /** Makes spreadsheets read the file as UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @PathParam("register")
    String name;

    @Context
    HttpHeaders headers;

    @Inject
    Session session;

    @Inject
    @Any
    Instance<Register> registers;

    @Inject
    OfficeTables tables;

    @Inject
    UnitOfWork work;

    /** One row; its version goes into {@code If-Match} of a change. */
    public record Row(String key, long version, Map<String, String> fields) {
        static Row of(Registered row) {
            return new Row(row.key(), row.version(), row.fields());
        }
    }

    /** @param revision grows with each change of the table */
    public record Rows(long revision, List<String> columns, List<Row> items) {}

    public record Fields(Map<String, String> fields) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Rows list() {
        Register register = register();
        return work.call(() -> new Rows(
                register.revision(),
                register.columns(),
                register.rows().stream().map(Row::of).toList()));
    }

    @POST
    @Path("rows")
    public Response add(Fields body) {
        return Response.status(201)
                .entity(changed(() -> Row.of(register().add(session.username(), given(body)))))
                .build();
    }

    @PUT
    @Path("rows/{row}")
    public Response change(@PathParam("row") String key, Fields body) {
        Long seen = Versions.seen(headers);
        Row row = changed(() -> Row.of(register().change(session.username(), key, seen, given(body))));
        return Response.ok(row).header("ETag", Versions.tag(row.version())).build();
    }

    @DELETE
    @Path("rows/{row}")
    public Response remove(@PathParam("row") String key) {
        Long seen = Versions.seen(headers);
        changed(() -> {
            register().remove(session.username(), key, seen);
            return true;
        });
        return Response.noContent().build();
    }

    @GET
    @Path("csv")
    @Produces("text/csv; charset=utf-8")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Response export() {
        Register register = register();
        String csv = BYTE_ORDER_MARK + work.call(register::csv);
        return Response.ok(csv.getBytes(StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"" + register.name() + ".csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** What the file would change; nothing is written. */
    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public ImportPlan preview(List<EntityPart> parts) throws IOException {
        byte[] file = file(parts);
        return work.call(() -> register().plan(file));
    }

    /** Takes in what was previewed: the file again, with the preview's revision in {@code If-Match}. */
    @POST
    @Path("import/apply")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public ImportPlan take(List<EntityPart> parts) throws IOException {
        Long seen = Versions.seen(headers);
        byte[] file = file(parts);
        return changed(() -> register().take(file, seen, session.username()));
    }

    private static byte[] file(List<EntityPart> parts) throws IOException {
        EntityPart part = parts.stream()
                .filter(each -> each.getName().equals("file"))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("Pilih berkas CSV dahulu; diharapkan bagian \"file\"."));
        try (InputStream content = part.getContent()) {
            return Files.bounded(content, Sheet.LARGEST, "Berkas");
        }
    }

    /** In force here at once, on other servers within a second. */
    private <T> T changed(Supplier<T> act) {
        T result = work.call(act);
        tables.refresh();
        return result;
    }

    private Map<String, String> given(Fields body) {
        if (body.fields() == null || body.fields().isEmpty()) {
            throw Refusal.invalid("Sebutkan isian pada \"fields\", satu per kolom.");
        }
        List<String> columns = register().columns();
        body.fields().keySet().stream()
                .filter(column -> !columns.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw Refusal.invalid(
                            "Kolom \"" + column + "\" tidak dikenal; yang ada: " + String.join(", ", columns) + ".");
                });
        return body.fields();
    }

    private Register register() {
        return registers.stream()
                .filter(register -> register.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Daftar \"" + name + "\" tidak ada."));
    }
}
