package id.sigap.web.history;

import id.sigap.complaint.Access;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.Offices;
import id.sigap.foundation.UnitOfWork;
import id.sigap.history.CaseHistories;
import id.sigap.history.HistoryAsk;
import id.sigap.history.HistorySearch;
import id.sigap.history.Purposes;
import id.sigap.process.history.Durations;
import id.sigap.process.release.Releases;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The history as auditors use it: cases by what happened to them, one case as a whole, and how long steps take. */
@Path("/history")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
public class HistoryResource {
    private static final String CURSOR = "cursor";

    @Inject
    HistorySearch search;

    @Inject
    CaseHistories histories;

    @Inject
    Purposes purposes;

    @Inject
    Complaints complaints;

    @Inject
    Durations durations;

    @Inject
    Releases releases;

    @Inject
    HistoryView view;

    @Inject
    Offices offices;

    @Inject
    Session session;

    @Inject
    UnitOfWork work;

    /** Why somebody reads a restricted case. */
    public record Why(String purpose) {}

    /** Until when the case may be read for it. */
    public record Given(Instant until) {}

    @GET
    public HistoryShapes.Page find(@Context UriInfo address, @QueryParam(CURSOR) String cursor) {
        Map<String, String> asked = new HashMap<>();
        address.getQueryParameters().forEach((name, values) -> asked.put(name, values.get(0)));
        asked.remove(CURSOR);
        HistoryAsk ask = HistoryAsk.of(asked, offices.zone());
        return work.call(() -> view.page(search.find(ask, cursor)));
    }

    /** What there is to choose from. */
    @GET
    @Path("choices")
    public HistoryShapes.Choices choices() {
        return work.call(view::choices);
    }

    /** Everything that is kept of one case. */
    @GET
    @Path("{ticket}")
    public HistoryShapes.Case read(@PathParam("ticket") String ticket) {
        return work.call(() -> {
            Complaint complaint = visible(ticket);
            purposes.read(session.username(), complaint, complaint.restricted());
            return view.of(histories.of(complaint));
        });
    }

    @POST
    @Path("{ticket}/purpose")
    public Response giveReason(@PathParam("ticket") String ticket, Why why) {
        Given given = work.call(() -> new Given(purposes.give(session.username(), visible(ticket), why.purpose())
                .goodUntil()));
        return Response.status(201).entity(given).build();
    }

    /**
     * How long the steps of a diagram take.
     *
     * @param process the diagram's key; the main one where it is missing
     * @param release the newest where it is missing
     */
    @GET
    @Path("durations")
    @RolesAllowed({Roles.AUDITOR, Roles.ADMINISTRATOR})
    public HistoryShapes.Heat durations(@QueryParam("process") String process, @QueryParam("release") Integer release) {
        return work.call(() -> {
            String key = process == null || process.isBlank() ? Releases.CASE_PROCESS : process;
            int number = release == null ? releases.newest() : release;
            return new HistoryShapes.Heat(key, number, Durations.LOOKED_AT, durations.of(key, number));
        });
    }

    private Complaint visible(String ticket) {
        Complaint complaint = complaints.get(ticket);
        Access.require(session.viewer(), complaint);
        return complaint;
    }
}
