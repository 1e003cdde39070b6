package id.sigap.web.work;

import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.intake.DeadLetters;
import id.sigap.intake.Delivery;
import id.sigap.intake.Intake;
import id.sigap.intake.Mendings;
import id.sigap.web.People;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
 * those who may see every case open them, and mend them.
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
    Mendings mendings;

    @Inject
    People people;

    @Inject
    Intake intake;

    @Inject
    UnitOfWork work;

    /** What is known without opening it. */
    public record Shape(String id, String channel, Instant receivedAt, String error, int bytes) {}

    public record Items(List<Shape> items) {}

    /** One, with how it was mended so far, the first time first. */
    public record One(
            String id, String channel, Instant receivedAt, String error, int bytes, List<MendedShape> mended) {}

    /** @param waits whether the delivery could still not be read */
    public record MendedShape(
            String id,
            String channel,
            Instant receivedAt,
            boolean waits,
            Instant at,
            People.Person by,
            String reason) {}

    public record MendedItems(List<MendedShape> items) {}

    public record Dismissal(String reason) {}

    public record Mend(String text, String reason) {
        /** Shows no content. */
        @Override
        public String toString() {
            return "Mend[***]";
        }
    }

    /** All that wait, without their content. */
    @GET
    @RolesAllowed({Roles.APPROVER, Roles.ADMINISTRATOR})
    public Items list() {
        return work.call(() ->
                new Items(letters.all().stream().map(DeadLettersResource::shape).toList()));
    }

    @GET
    @Path("{id}")
    public One see(@PathParam("id") long id) {
        return work.call(() -> {
            Shape letter = shape(letters.get(id));
            return new One(
                    letter.id(),
                    letter.channel(),
                    letter.receivedAt(),
                    letter.error(),
                    letter.bytes(),
                    mendings.of(id).stream().map(this::mended).toList());
        });
    }

    /** What was mended last in the office, read by now or not. */
    @GET
    @Path("mended")
    public MendedItems mended() {
        return work.call(() ->
                new MendedItems(mendings.newest().stream().map(this::mended).toList()));
    }

    private MendedShape mended(Mendings.Mended one) {
        Delivery delivery = one.delivery();
        return new MendedShape(
                String.valueOf(delivery.id()),
                delivery.channelId(),
                delivery.receivedAt(),
                delivery.isDead(),
                one.mending().at(),
                people.of(one.mending().person()),
                one.reason());
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
        return saved(work.call(() -> letters.open(id, session.username())), "kiriman-" + id);
    }

    /** What the platform sent, of one that was mended; also after it was read. */
    @GET
    @Path("{id}/original")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response original(@PathParam("id") long id) {
        return saved(work.call(() -> mendings.original(id, session.username())), "kiriman-asli-" + id);
    }

    private static Response saved(RawDelivery raw, String name) {
        return Response.ok(raw.body().toArray())
                .header("Content-Disposition", "attachment; filename=\"" + name + ".bin\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** To be mended; recorded like any reading. */
    @GET
    @Path("{id}/text")
    public Response text(@PathParam("id") long id) {
        Mendings.Editable found = work.call(() -> mendings.text(id, session.username()));
        return Response.ok(found)
                .header("ETag", "\"" + found.version() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** What it holds from now on, and another try. */
    @POST
    @Path("{id}/mend")
    public Response mend(@PathParam("id") long id, @HeaderParam("If-Match") String seen, Mend body) {
        work.run(() -> mendings.mend(id, session.username(), version(seen), body.text(), body.reason()));
        intake.process(id);
        return Response.noContent().build();
    }

    /** Null where none was named; the act then refuses. */
    private static Integer version(String seen) {
        if (seen == null || seen.isBlank()) {
            return null;
        }
        String number = seen.replace("W/", "").replace("\"", "").strip();
        if (!number.matches("\\d{1,9}")) {
            throw Refusal.invalid("If-Match harus versi dalam tanda kutip, seperti \"3\".");
        }
        return Integer.valueOf(number);
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
