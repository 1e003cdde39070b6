package id.sigap.web.cases;

import id.sigap.foundation.UnitOfWork;
import id.sigap.report.Inbox;
import id.sigap.web.Entry;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.cases.Shapes.Row;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** The inbox, and manual entry. */
@Path("/complaints")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CasesResource {
    @Inject
    Session session;

    @Inject
    Inbox inbox;

    @Inject
    RowView rows;

    @Inject
    Entry entry;

    @Inject
    UnitOfWork work;

    /** A page of rows and the counts of the views. */
    public record Page(List<Row> items, String next, Map<String, Long> counts) {}

    @GET
    @PermitAll
    public Page list(
            @QueryParam("view") String view,
            @QueryParam("state") String state,
            @QueryParam("q") String words,
            @QueryParam("agency") String agency,
            @QueryParam("channel") String channel,
            @QueryParam("overdue") boolean overdue,
            @QueryParam("cursor") String cursor) {
        session.requireReader();
        return work.call(() -> {
            Inbox.Page page = inbox.list(
                    session.viewer(),
                    new Inbox.Ask(
                            blank(view), blank(state), words, blank(agency), blank(channel), overdue, blank(cursor)));
            return new Page(
                    rows.listed(page.items()), page.next(), cursor == null ? inbox.counts(session.viewer()) : Map.of());
        });
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.APPROVER})
    public Response enter(@HeaderParam("Idempotency-Key") String key, byte[] body) {
        return Response.status(201)
                .entity(entry.manual(key, body, session.username()))
                .build();
    }
}
