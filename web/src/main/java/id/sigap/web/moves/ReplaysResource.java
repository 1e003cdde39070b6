package id.sigap.web.moves;

import id.sigap.complaint.Complaints;
import id.sigap.foundation.UnitOfWork;
import id.sigap.process.replay.Replay;
import id.sigap.process.replay.ReplayCase;
import id.sigap.process.replay.Replays;
import id.sigap.web.People;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/** What a draft would have done with cases that are finished. */
@Path("/replays")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
public class ReplaysResource {
    @Inject
    Replays replays;

    @Inject
    Complaints complaints;

    @Inject
    Session session;

    @Inject
    People people;

    @Inject
    UnitOfWork work;

    @GET
    public Shapes.Replays last(@QueryParam("draft") String draft) {
        return work.call(() -> new Shapes.Replays(
                draft == null
                        ? List.of()
                        : replays.last(draft).map(this::shape).map(List::of).orElse(List.of())));
    }

    @GET
    @Path("{replay}")
    public Shapes.Replay open(@PathParam("replay") String id) {
        return work.call(() -> shape(replays.get(id)));
    }

    private Shapes.Replay shape(Replay one) {
        List<ReplayCase> cases = replays.cases(one);
        Set<String> hidden = complaints.hidden(
                session.viewer(), cases.stream().map(ReplayCase::ticket).toList());
        return new Shapes.Replay(
                one.id().toString(),
                one.draft().toString(),
                one.draftVersion(),
                replays.current(one),
                one.state(),
                one.wanted(),
                one.total(),
                one.done(),
                people.of(one.askedBy()),
                one.askedAt(),
                one.endedAt().orElse(null),
                one.problem().orElse(null),
                cases.stream()
                        .map(each -> hidden.contains(each.ticket())
                                ? new Shapes.Replayed(null, each.verdict(), null, null, null)
                                : new Shapes.Replayed(
                                        each.ticket(), each.verdict(), each.endedThen(), each.endedNow(), each.notes()))
                        .toList());
    }
}
