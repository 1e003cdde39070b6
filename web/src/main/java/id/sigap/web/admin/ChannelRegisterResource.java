package id.sigap.web.admin;

import id.sigap.connector.AccountRegister;
import id.sigap.connector.AccountRegister.Entry;
import id.sigap.connector.Registration;
import id.sigap.foundation.UnitOfWork;
import id.sigap.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The register of the office's accounts: whose, who answers for it, by what right and what for. */
@Path("/admin/channel-register")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
public class ChannelRegisterResource {
    /** Makes spreadsheets read the file as UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Inject
    AccountRegister register;

    @Inject
    UnitOfWork work;

    /** One account; {@code state} is {@code running, paused} or {@code closed}. */
    public record Row(
            String id,
            String platform,
            String label,
            Registration registration,
            String state,
            Instant openedAt,
            Instant closedAt) {
        static Row of(Entry entry) {
            return new Row(
                    entry.id(),
                    entry.platform(),
                    entry.label(),
                    entry.registration(),
                    entry.state(),
                    entry.openedAt().orElse(null),
                    entry.closedAt().orElse(null));
        }
    }

    public record Items(List<Row> items) {}

    @GET
    public Items list() {
        return work.call(
                () -> new Items(register.entries().stream().map(Row::of).toList()));
    }

    @GET
    @Path("csv")
    @Produces("text/csv; charset=utf-8")
    public Response export() {
        String csv = BYTE_ORDER_MARK + work.call(register::csv);
        return Response.ok(csv.getBytes(StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"daftar-akun.csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
