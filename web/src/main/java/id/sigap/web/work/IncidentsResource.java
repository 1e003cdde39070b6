package id.sigap.web.work;

import id.sigap.complaint.Access;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.UnitOfWork;
import id.sigap.incident.Incident;
import id.sigap.incident.Incidents;
import id.sigap.web.People;
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

/** Incidents: what a named person must take. Those of a restricted case are shown to whoever may see it. */
@Path("/incidents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.APPROVER, Roles.ADMINISTRATOR})
public class IncidentsResource {
    @Inject
    Session session;

    @Inject
    Incidents incidents;

    @Inject
    Complaints complaints;

    @Inject
    People people;

    @Inject
    UnitOfWork work;

    /** One incident. */
    public record Shape(
            String id,
            String kind,
            String ticket,
            String deadLetter,
            String what,
            Instant since,
            People.Person takenBy) {}

    public record Items(List<Shape> items) {}

    public record Resolution(String note) {}

    @GET
    public Items list() {
        return work.call(() -> new Items(
                incidents.open().stream().filter(this::visible).map(this::shape).toList()));
    }

    private boolean visible(Incident incident) {
        return incident.complaintId()
                .map(id -> complaints
                        .find(id)
                        .filter(found -> Access.maySee(session.viewer(), found))
                        .isPresent())
                .orElse(true);
    }

    @POST
    @Path("{id}/take")
    public Shape take(@PathParam("id") long id) {
        return work.call(() -> {
            require(id);
            return shape(incidents.take(id, session.username()));
        });
    }

    @POST
    @Path("{id}/resolve")
    public Shape resolve(@PathParam("id") long id, Resolution body) {
        return work.call(() -> {
            require(id);
            return shape(incidents.resolve(id, session.username(), body.note()));
        });
    }

    /** Before anything is locked or told about it: an incident of a hidden case is not there. */
    private void require(long id) {
        if (incidents.find(id).filter(this::visible).isEmpty()) {
            throw Incidents.unknown(id);
        }
    }

    private Shape shape(Incident incident) {
        return new Shape(
                String.valueOf(incident.id()),
                incident.kind(),
                incident.complaintId().isPresent() ? incident.subject() : null,
                incident.kind().equals("dead-letter") ? incident.subject().replaceAll("\\D", "") : null,
                incident.what(),
                incident.since(),
                incident.takenBy().map(people::of).orElse(null));
    }
}
