package id.sigap.web.admin;

import id.sigap.agency.AgencyService;
import id.sigap.agency.AgencySystems;
import id.sigap.foundation.UnitOfWork;
import id.sigap.intake.AgencyAnswers;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** What another office's system offers, for the register of agencies to choose from; loaded when it is asked for. */
@Path("/admin/channels/{channel}/services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class ServicesResource {
    @PathParam("channel")
    String channel;

    @Inject
    Session session;

    @Inject
    AgencySystems systems;

    @Inject
    AgencyAnswers answers;

    @Inject
    UnitOfWork work;

    /** One service. */
    public record Shape(String code, String name, String group) {}

    /**
     * Those that were loaded last.
     *
     * @param loadedAt null where none ever were
     * @param ignored how many messages of that system concerned nothing of ours
     */
    public record Items(List<Shape> items, Instant loadedAt, long ignored) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Items list() {
        return work.call(() -> items(systems.services(channel)));
    }

    @POST
    public Items load() {
        List<AgencyService> loaded = systems.load(channel, session.username());
        return work.call(() -> items(loaded));
    }

    private Items items(List<AgencyService> services) {
        return new Items(
                services.stream()
                        .map(one -> new Shape(one.code(), one.name(), one.group()))
                        .toList(),
                services.stream().map(AgencyService::loadedAt).findFirst().orElse(null),
                answers.ignored(channel));
    }
}
