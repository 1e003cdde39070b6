package id.sigap.web.work;

import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.UnitOfWork;
import id.sigap.intake.DeadLetters;
import id.sigap.intake.Delivery;
import id.sigap.intake.Intake;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/**
 * Messages that arrived and could not be read. Whose they are nobody knows, and one may belong to a restricted case: only
 * those who may see every case open them.
 */
@Path("/dead-letters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPROVER)
public class DeadLettersResource {
    @Inject
    Session session;

    @Inject
    DeadLetters letters;

    @Inject
    Intake intake;

    @Inject
    UnitOfWork work;

    /** What is known without opening it. */
    public record Shape(String id, String channel, Instant receivedAt, String error, int bytes) {}

    public record Items(List<Shape> items) {}

    public record Dismissal(String reason) {}

    /** All that wait, without their content. */
    @GET
    @RolesAllowed({Roles.APPROVER, Roles.ADMINISTRATOR})
    public Items list() {
        return work.call(() ->
                new Items(letters.all().stream().map(DeadLettersResource::shape).toList()));
    }

    @GET
    @Path("{id}")
    public Shape see(@PathParam("id") long id) {
        return work.call(() -> shape(letters.get(id)));
    }

    private static Shape shape(Delivery delivery) {
        return new Shape(
                String.valueOf(delivery.id()),
                delivery.channelId(),
                delivery.receivedAt(),
                delivery.error().orElse(null),
                delivery.size());
    }

    /** Saved, never shown: nobody knows what is in it. */
    @GET
    @Path("{id}/raw")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response open(@PathParam("id") long id) {
        RawDelivery raw = work.call(() -> letters.open(id, session.username()));
        return Response.ok(raw.body().toArray())
                .header("Content-Disposition", "attachment; filename=\"kiriman-" + id + ".bin\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed({Roles.APPROVER, Roles.ADMINISTRATOR})
    public Response retry(@PathParam("id") long id) {
        work.run(() -> letters.retry(id, session.username()));
        intake.process(id);
        return Response.noContent().build();
    }

    /** Nobody needs it; the reason is kept with it. */
    @POST
    @Path("{id}/dismiss")
    @RolesAllowed({Roles.APPROVER, Roles.ADMINISTRATOR})
    public Response dismiss(@PathParam("id") long id, Dismissal body) {
        work.run(() -> letters.dismiss(id, session.username(), body.reason()));
        return Response.noContent().build();
    }
}
