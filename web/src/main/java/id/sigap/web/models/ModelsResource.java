package id.sigap.web.models;

import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.process.release.Draft;
import id.sigap.process.release.Drafts;
import id.sigap.process.release.Releasing;
import id.sigap.process.release.Trials;
import id.sigap.process.replay.Replays;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Drafts of one diagram or table, and what may be asked of a file before it is one. */
@Path("/processes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class ModelsResource {
    @PathParam("key")
    String key;

    @HeaderParam("If-Match")
    String ifMatch;

    @Inject
    Session session;

    @Inject
    Drafts drafts;

    @Inject
    DraftView view;

    @Inject
    Releasing releasing;

    @Inject
    Trials trials;

    @Inject
    Replays replays;

    @Inject
    UnitOfWork work;

    @POST
    @Path("{key}/drafts")
    public Response create(Shapes.NewDraft body) {
        Draft.Origin origin = body.origin() == null
                ? Draft.Origin.PERSON
                : Draft.Origin.of(body.origin())
                        .filter(one -> one != Draft.Origin.UPGRADE)
                        .orElseThrow(() -> Refusal.invalid("Asal draf \"" + body.origin()
                                + "\" tidak dikenal; yang diharapkan \"import\" atau tidak diisi."));
        Shapes.Saved saved = work.call(() -> {
            Drafts.Saved one = drafts.create(key, body.xml(), body.note(), origin, session.username());
            return saved(one, one.draft().id().toString());
        });
        return Response.status(Response.Status.CREATED)
                .header("ETag", etag(saved.shape()))
                .entity(saved)
                .build();
    }

    @GET
    @Path("{key}/drafts/{draft}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Response open(@PathParam("draft") String id) {
        return answer(work.call(() -> {
            Draft draft = drafts.get(key, id);
            return new Shapes.Opened(
                    view.of(draft),
                    new String(draft.content(), StandardCharsets.UTF_8),
                    drafts.findings(draft).all());
        }));
    }

    @PUT
    @Path("{key}/drafts/{draft}")
    public Response save(@PathParam("draft") String id, Shapes.Save body) {
        Shapes.Saved saved =
                work.call(() -> saved(drafts.save(key, id, seen(), body.xml(), body.note(), session.username()), id));
        return Response.ok(saved).header("ETag", etag(saved.shape())).build();
    }

    @POST
    @Path("{key}/drafts/{draft}/lock")
    public Response lock(@PathParam("draft") String id, Shapes.TakeLock body) {
        return answer(
                work.call(() -> view.of(drafts.lock(key, id, Boolean.TRUE.equals(body.force()), session.username()))));
    }

    @POST
    @Path("{key}/drafts/{draft}/unlock")
    public Response unlock(@PathParam("draft") String id) {
        return answer(work.call(() -> view.of(drafts.unlock(key, id, session.username()))));
    }

    @POST
    @Path("{key}/drafts/{draft}/discard")
    public Response discard(@PathParam("draft") String id, Shapes.Reason body) {
        return answer(work.call(() -> view.of(drafts.discard(key, id, body.reason(), session.username()))));
    }

    @POST
    @Path("{key}/drafts/{draft}/release")
    public Shapes.Version release(@PathParam("draft") String id, Shapes.Wish body) {
        return new Shapes.Version(
                releasing.release(new Releasing.Wish(key, id, body.with(), seen(), body.note()), session.username()));
    }

    @POST
    @Path("{key}/drafts/{draft}/replay")
    public Response replay(@PathParam("draft") String id, Shapes.Replay body) {
        return Response.accepted(work.call(
                        () -> new Shapes.Asked(replays.ask(key, id, body.cases(), body.with(), session.username())
                                .id()
                                .toString())))
                .build();
    }

    @POST
    @Path("{key}/check")
    public Shapes.Checked check(Shapes.Xml body) {
        return new Shapes.Checked(
                work.call(() -> drafts.findings(key, body.xml()).all()));
    }

    @POST
    @Path("{key}/try")
    public Trials.Outcome trial(Shapes.Trial body) {
        return trials.run(key, body.xml(), body.text(), body.inputs());
    }

    private Shapes.Saved saved(Drafts.Saved saved, String id) {
        return new Shapes.Saved(id, view.of(saved.draft()), saved.findings().all());
    }

    /** The version that the caller saw; null where they did not say. */
    private Long seen() {
        if (ifMatch == null || ifMatch.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            return -1L;
        }
    }

    private static Response answer(Shapes.Draft shape) {
        return Response.ok(shape).header("ETag", etag(shape)).build();
    }

    private static Response answer(Shapes.Opened opened) {
        return Response.ok(opened).header("ETag", etag(opened.shape())).build();
    }

    private static String etag(Shapes.Draft shape) {
        return "\"" + shape.version() + "\"";
    }
}
