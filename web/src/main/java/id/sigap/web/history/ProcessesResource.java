package id.sigap.web.history;

import id.sigap.foundation.Refusal;
import id.sigap.process.Releases;
import id.sigap.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The diagrams and tables in force; the desk sees the one its case runs on. */
@Path("/processes")
@RequestScoped
@RolesAllowed({Roles.OPERATOR, Roles.APPROVER, Roles.ADMINISTRATOR, Roles.AUDITOR})
public class ProcessesResource {
    @Inject
    Releases releases;

    public record Items(List<Releases.Model> items) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Items list() {
        return new Items(releases.current());
    }

    @GET
    @Path("{key}")
    @Produces(MediaType.APPLICATION_XML)
    public byte[] newest(@PathParam("key") String key) {
        return releases.xml(key, releases.newest()).orElseThrow(() -> unknown(key));
    }

    @GET
    @Path("{key}/versions/{n}")
    @Produces(MediaType.APPLICATION_XML)
    public byte[] version(@PathParam("key") String key, @PathParam("n") int release) {
        return releases.xml(key, release).orElseThrow(() -> unknown(key));
    }

    private static Refusal unknown(String key) {
        return Refusal.notFound("Alur \"" + key + "\" tidak ada pada rilis ini.");
    }
}
