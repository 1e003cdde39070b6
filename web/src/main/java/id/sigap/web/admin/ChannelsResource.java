package id.sigap.web.admin;

import id.sigap.connector.AccountAsk;
import id.sigap.connector.Accounts;
import id.sigap.connector.Channels;
import id.sigap.connector.Probes;
import id.sigap.connector.Registration;
import id.sigap.foundation.UnitOfWork;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.admin.ChannelShapes.ConnectorShape;
import id.sigap.web.admin.ChannelShapes.One;
import id.sigap.web.admin.ChannelShapes.Shape;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Channels: whether they run, what they last brought, what went wrong; the connectors that are deployed; and opening one. */
@Path("/admin/channels")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class ChannelsResource {
    @Inject
    Session session;

    @Inject
    Channels channels;

    @Inject
    Accounts accounts;

    @Inject
    Probes probes;

    @Inject
    ChannelShapes shapes;

    @Inject
    UnitOfWork work;

    public record Items(List<Shape> items, List<ConnectorShape> connectors) {}

    /** A new channel; {@code id} may be missing. See {@link AccountAsk}. */
    public record Opening(
            String id,
            String connector,
            String label,
            Map<String, String> settings,
            Map<String, String> secrets,
            Registration registration,
            Integer silentAfterHours) {
        /** Shows no value. */
        @Override
        public String toString() {
            return "Opening[" + id + ", " + connector + "]";
        }
    }

    /** @param made tokens that Sigap made, by name: shown now and never again */
    public record Opened(One opened, Map<String, String> made) {
        /** Shows no token. */
        @Override
        public String toString() {
            return "Opened[" + opened.channel().id() + "]";
        }
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Items list() {
        return work.call(
                () -> new Items(channels.all().stream().map(shapes::shape).toList(), shapes.connectors()));
    }

    @POST
    public Response open(Opening body) {
        Accounts.Opened opened = accounts.open(
                session.username(),
                body.id(),
                body.connector(),
                new AccountAsk(
                        body.label(), body.settings(), body.secrets(), body.registration(), body.silentAfterHours()));
        probes.activate(opened.id());
        One one = work.call(() -> shapes.one(channels.find(opened.id()).orElseThrow()));
        return Response.status(201)
                .header("ETag", Versions.tag(one.version()))
                .header("Cache-Control", "no-store")
                .entity(new Opened(one, opened.made()))
                .build();
    }
}
