package id.sigap.web.live;

import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** Live events: ticket, version and kind only, after the commit, to whoever may see the case. */
@Path("/events")
@RequestScoped
@PermitAll
public class EventsResource {
    @Inject
    Session session;

    @Inject
    LiveEvents events;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void listen(@Context SseEventSink sink, @Context Sse sse, @HeaderParam("Last-Event-ID") String last) {
        if (!session.is(Roles.OFFICER)) {
            session.requireReader();
        }
        events.add(session.viewer(), session.until(), sink, sse, last);
    }
}
