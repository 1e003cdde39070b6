package id.sigap.web.admin;

import id.sigap.connector.AccountAsk;
import id.sigap.connector.Accounts;
import id.sigap.connector.Channel;
import id.sigap.connector.ChannelSwitch;
import id.sigap.connector.Channels;
import id.sigap.connector.Probes;
import id.sigap.connector.Registration;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.admin.ChannelShapes.HealthShape;
import id.sigap.web.admin.ChannelShapes.One;
import id.sigap.web.admin.ChannelShapes.Shape;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One channel: what it says of itself, changing it, pausing it, asking its platform, closing it for good. */
@Path("/admin/channels/{channel}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class ChannelResource {
    @PathParam("channel")
    String id;

    @Context
    HttpHeaders headers;

    @Inject
    Session session;

    @Inject
    Channels channels;

    @Inject
    ChannelSwitch switches;

    @Inject
    Accounts accounts;

    @Inject
    Probes probes;

    @Inject
    ChannelShapes shapes;

    @Inject
    UnitOfWork work;

    public record Reason(String reason) {}

    public record Gap(Instant since) {}

    /** See {@link AccountAsk}; secrets only where they change. */
    public record Changed(
            String label,
            Map<String, String> settings,
            Map<String, String> secrets,
            Registration registration,
            Integer silentAfterHours) {
        /** Shows no value. */
        @Override
        public String toString() {
            return "Changed[" + label + "]";
        }
    }

    /** @param told whether the platform could be told; else it may still deliver to an address that refuses */
    public record Closed(Shape channel, boolean told) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Response one() {
        return answer(work.call(() -> shapes.one(known())));
    }

    private Channel known() {
        return channels.find(id).orElseThrow(() -> Refusal.notFound("Kanal " + id + " tidak ada."));
    }

    private static Response answer(One one) {
        return Response.ok(one).header("ETag", Versions.tag(one.version())).build();
    }

    @PUT
    public Response change(Changed body) {
        Long seen = Versions.seen(headers);
        boolean changed = accounts.change(
                session.username(),
                id,
                seen,
                new AccountAsk(
                        body.label(), body.settings(), body.secrets(), body.registration(), body.silentAfterHours()));
        if (changed) {
            probes.activate(id);
        }
        return one();
    }

    @POST
    @Path("pause")
    public Shape pause(Reason body) {
        return work.call(() -> shapes.shape(switches.pause(id, session.username(), body.reason())));
    }

    @POST
    @Path("resume")
    public Shape resume() {
        return work.call(() -> shapes.shape(switches.resume(id, session.username())));
    }

    @POST
    @Path("test")
    public HealthShape test() {
        return HealthShape.of(probes.test(id));
    }

    @POST
    @Path("replay")
    public Probes.Replayed replay(Gap body) {
        return probes.replay(session.username(), id, body.since());
    }

    @POST
    @Path("close")
    public Closed close(Reason body) {
        // its secrets are gone once it is closed, and its platform has to be told with them
        Optional<Channels.Line> line = channels.line(work.call(this::known));
        accounts.close(session.username(), id, body.reason());
        boolean told = line.filter(probes::deactivate).isPresent();
        return work.call(() -> new Closed(shapes.shape(known()), told));
    }
}
