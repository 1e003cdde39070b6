package id.sigap.web.admin;

import id.sigap.connector.Channels;
import id.sigap.connector.Probes;
import id.sigap.connector.SecretRotation;
import id.sigap.foundation.UnitOfWork;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.admin.ChannelShapes.One;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** One secret of a channel: it is replaced while the channel runs, and can never be read. */
@Path("/admin/channels/{channel}/secrets/{name}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class ChannelSecretsResource {
    @PathParam("channel")
    String id;

    @PathParam("name")
    String name;

    @Inject
    Session session;

    @Inject
    SecretRotation rotation;

    @Inject
    Channels channels;

    @Inject
    Probes probes;

    @Inject
    ChannelShapes shapes;

    @Inject
    UnitOfWork work;

    /** @param value missing for a token, which Sigap makes */
    public record Value(String value) {
        /** Shows nothing. */
        @Override
        public String toString() {
            return "Value[***]";
        }
    }

    /** @param made the token that Sigap made: shown now and never again */
    public record Replaced(One channel, String made) {
        /** Shows no token. */
        @Override
        public String toString() {
            return "Replaced[" + channel.channel().id() + "]";
        }
    }

    /** The new value counts from now on; the one before it stays valid until the rotation is ended. */
    @PUT
    public Response replace(Value body) {
        Optional<String> made = rotation.replace(session.username(), id, name, body.value());
        probes.activate(id);
        return Response.ok(new Replaced(one(), made.orElse(null)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Ends the rotation. */
    @DELETE
    @Path("previous")
    public One end() {
        rotation.end(session.username(), id, name);
        return one();
    }

    private One one() {
        return work.call(() -> shapes.one(channels.find(id).orElseThrow()));
    }
}
