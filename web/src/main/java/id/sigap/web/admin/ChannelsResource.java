package id.sigap.web.admin;

import id.sigap.connector.Channel;
import id.sigap.connector.ChannelSwitch;
import id.sigap.connector.Channels;
import id.sigap.connector.Connectors;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.foundation.UnitOfWork;
import id.sigap.web.Roles;
import id.sigap.web.Session;
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
import java.time.Instant;
import java.util.List;

/** Channels: whether they run, what they last brought, what went wrong; and the connectors that are deployed. */
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
    Connectors connectors;

    @Inject
    ChannelSwitch switches;

    @Inject
    UnitOfWork work;

    /** One channel. {@code state} is {@code running, paused, failing} or {@code connector-away}. */
    public record Shape(
            String id,
            String connector,
            String label,
            String state,
            Instant lastEventAt,
            Instant polledAt,
            String lastError,
            long waiting) {}

    /** One connector that is deployed now. */
    public record ConnectorShape(
            String id, String name, String version, String apiVersion, List<String> capabilities) {}

    public record Items(List<Shape> items, List<ConnectorShape> connectors) {}

    public record Reason(String reason) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Items list() {
        return work.call(() -> new Items(
                channels.all().stream().map(this::shape).toList(),
                connectors.all().values().stream()
                        .map(connector -> connector(connector.describe()))
                        .toList()));
    }

    @POST
    @Path("{channel}/pause")
    public Shape pause(@PathParam("channel") String id, Reason body) {
        return work.call(() -> shape(switches.pause(id, session.username(), body.reason())));
    }

    @POST
    @Path("{channel}/resume")
    public Shape resume(@PathParam("channel") String id) {
        return work.call(() -> shape(switches.resume(id, session.username())));
    }

    private Shape shape(Channel channel) {
        return new Shape(
                channel.id(),
                channel.connector(),
                channel.label(),
                state(channel),
                switches.lastEvent(channel.id()).orElse(null),
                channel.polledAt().orElse(null),
                channel.lastError().orElse(null),
                switches.waiting(channel.id()));
    }

    private String state(Channel channel) {
        if (!channel.active()) {
            return "paused";
        }
        if (connectors.find(channel.connector()).isEmpty()) {
            return "connector-away";
        }
        return channel.lastError().isPresent() ? "failing" : "running";
    }

    private static ConnectorShape connector(ConnectorDescription description) {
        return new ConnectorShape(
                description.id(),
                description.name().id(),
                description.version(),
                description.apiVersion(),
                description.capabilities().stream().map(Enum::name).sorted().toList());
    }
}
