package id.sigap.web.history;

import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.process.release.Releases;
import id.sigap.process.release.Releasing;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.models.Shapes;
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
import java.util.List;

/** The diagrams and tables in force, and going back to earlier ones; the desk sees the one its case runs on. */
@Path("/processes")
@RequestScoped
@RolesAllowed({Roles.OPERATOR, Roles.APPROVER, Roles.ADMINISTRATOR, Roles.AUDITOR})
public class ProcessesResource {
    @Inject
    Releases releases;

    @Inject
    Releasing releasing;

    @Inject
    Session session;

    @Inject
    UnitOfWork work;

    /** What is in force, and the number of its release. */
    public record Items(List<Releases.Model> items, int release) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Items list() {
        return work.call(() -> new Items(releases.current(), releases.newest()));
    }

    @GET
    @Path("{key}")
    @Produces(MediaType.APPLICATION_XML)
    public byte[] newest(@PathParam("key") String key) {
        return work.call(() -> releases.xml(key, releases.newest())).orElseThrow(() -> unknown(key));
    }

    @GET
    @Path("{key}/versions/{n}")
    @Produces(MediaType.APPLICATION_XML)
    public byte[] version(@PathParam("key") String key, @PathParam("n") int release) {
        return work.call(() -> releases.xml(key, release)).orElseThrow(() -> unknown(key));
    }

    /** In one act of one person: the set was in force before. */
    @POST
    @Path("rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Shapes.Version rollBack(Shapes.Back body) {
        if (body.release() == null) {
            throw Refusal.invalid("Sebutkan nomor rilis yang hendak dipasang kembali (\"release\").");
        }
        return new Shapes.Version(releasing.rollBack(body.release(), body.note(), session.username()));
    }

    private static Refusal unknown(String key) {
        return Refusal.notFound("Alur \"" + key + "\" tidak ada pada rilis ini.");
    }
}
