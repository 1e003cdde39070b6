package id.sigap.web.health;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** For monitors: alive, and ready to take complaints. */
@Path("/health")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Resource(lookup = "java:jboss/datasources/SigapDS")
    DataSource database;

    @GET
    @Path("/live")
    public Map<String, String> live() {
        return Map.of("status", "UP");
    }

    @GET
    @Path("/ready")
    public Response ready() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(3)) {
                return Response.ok(Map.of("status", "UP")).build();
            }
        } catch (SQLException e) {
            // told below: the monitor needs the fact, the log has the cause from the pool
            return Response.status(503)
                    .entity(Map.of("status", "DOWN", "database", "away"))
                    .build();
        }
        return Response.status(503)
                .entity(Map.of("status", "DOWN", "database", "invalid"))
                .build();
    }
}
