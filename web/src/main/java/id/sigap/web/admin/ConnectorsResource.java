package id.sigap.web.admin;

import id.sigap.web.Roles;
import id.sigap.web.admin.ChannelShapes.ConnectorShape;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The connectors that are deployed now, each with the fields of its channels' page. */
@Path("/admin/connectors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
public class ConnectorsResource {
    @Inject
    ChannelShapes shapes;

    public record Items(List<ConnectorShape> items) {}

    @GET
    public Items list() {
        return new Items(shapes.connectors());
    }
}
