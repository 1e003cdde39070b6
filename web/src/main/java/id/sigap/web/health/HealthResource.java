package id.sigap.web.health;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;

/** For monitors: alive, and ready to take complaints. */
@Path("/health")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Inject
    DatabaseCheck database;

    @GET
    @Path("/live")
    public Map<String, String> live() {
        return Map.of("status", "UP");
    }

    @GET
    @Path("/ready")
    public Response ready() throws InterruptedException {
        DatabaseCheck.Answer answer = database.answer();
        return answer == DatabaseCheck.Answer.UP
                ? Response.ok(Map.of("status", "UP")).build()
                : Response.status(503)
                        .entity(Map.of(
                                "status", "DOWN", "database", answer.name().toLowerCase(Locale.ROOT)))
                        .build();
    }
}
