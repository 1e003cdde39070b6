package id.sigap.web.history;

import id.sigap.foundation.UnitOfWork;
import id.sigap.history.SavedQueries;
import id.sigap.history.SavedQuery;
import id.sigap.web.People;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Questions to the history that auditors keep. */
@Path("/history/queries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
public class SavedQueriesResource {
    @Inject
    SavedQueries queries;

    @Inject
    People people;

    @Inject
    Session session;

    @Inject
    UnitOfWork work;

    /** A question, or its new name; absent members are null. */
    public record Body(String name, boolean shared, Map<String, String> ask) {}

    public record Items(List<HistoryShapes.Saved> items) {}

    @GET
    public Items list() {
        return work.call(() -> new Items(
                queries.seenBy(session.username()).stream().map(this::shape).toList()));
    }

    @POST
    public Response save(Body body) {
        HistoryShapes.Saved saved = work.call(() -> shape(queries.save(
                session.username(), body.name(), body.shared(), body.ask() == null ? Map.of() : body.ask())));
        return Response.status(201).entity(saved).build();
    }

    @PUT
    @Path("{id}")
    public HistoryShapes.Saved change(@PathParam("id") UUID id, Body body) {
        return work.call(() -> shape(queries.change(session.username(), id, body.name(), body.shared())));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") UUID id) {
        work.run(() -> queries.delete(session.username(), id));
    }

    private HistoryShapes.Saved shape(SavedQuery query) {
        return new HistoryShapes.Saved(
                query.id(),
                query.name(),
                query.shared(),
                query.owner().equals(session.username()),
                people.of(query.owner()),
                query.ask(),
                query.changedAt());
    }
}
