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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/**
 * Messages that arrived and could not be read. Whose they are nobody knows, and one may belong to a restricted case: only
 * those who may see every case open them.
 */
@Path("/dead-letters/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPROVER)
public class DeadLettersResource {
    @PathParam("id")
    long id;

    @Inject
    Session session;

    @Inject
    DeadLetters letters;

    @Inject
    Intake intake;

    @Inject
    UnitOfWork work;

    /** What is known without opening it. */
    public record Shape(String id, String channel, Instant receivedAt, String error) {}

    @GET
    public Shape see() {
        return work.call(() -> {
            Delivery delivery = letters.get(id);
            return new Shape(
                    String.valueOf(id),
                    delivery.channelId(),
                    delivery.receivedAt(),
                    delivery.error().orElse(null));
        });
    }

    /** Saved, never shown: nobody knows what is in it. */
    @GET
    @Path("raw")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response open() {
        RawDelivery raw = work.call(() -> letters.open(id, session.username()));
        return Response.ok(raw.body().toArray())
                .header("Content-Disposition", "attachment; filename=\"kiriman-" + id + ".bin\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @POST
    @Path("retry")
    @RolesAllowed({Roles.APPROVER, Roles.ADMINISTRATOR})
    public Response retry() {
        work.run(() -> letters.retry(id, session.username()));
        intake.process(id);
        return Response.noContent().build();
    }
}
