package id.sigap.web.work;

import id.sigap.complaint.Access;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.WaitingStep;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.coordination.OfficeSteps;
import id.sigap.foundation.UnitOfWork;
import id.sigap.web.Labels.Label;
import id.sigap.web.Session;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The office's own steps, for whoever is in their group: the diagram says who that is. */
@Path("/tasks")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TasksResource {
    @Inject
    Session session;

    @Inject
    CaseFlow flow;

    @Inject
    Complaints complaints;

    @Inject
    OfficeSteps steps;

    @Inject
    UnitOfWork work;

    /** One step that waits. */
    public record Task(
            String id,
            String ticket,
            String name,
            String formKey,
            String instruction,
            List<Label> outcomes,
            String excerpt,
            boolean restricted) {}

    public record Items(List<Task> items) {}

    public record Completion(String outcome, String note) {}

    @GET
    public Items list() {
        return work.call(() -> new Items(flow.waitingFor(session.candidateGroups()).stream()
                .flatMap(step -> complaints.find(step.ticket()).stream()
                        .filter(complaint -> mayWork(complaint))
                        .map(complaint -> task(step, complaint)))
                .toList()));
    }

    private boolean mayWork(Complaint complaint) {
        return !complaint.restricted() || maySee(complaint);
    }

    private boolean maySee(Complaint complaint) {
        return Access.maySee(session.viewer(), complaint) && !Access.needsPurpose(session.viewer(), complaint);
    }

    private static Task task(WaitingStep step, Complaint complaint) {
        return new Task(
                step.step().taskId(),
                step.ticket(),
                step.step().name(),
                step.step().formKey(),
                step.step().instruction(),
                step.step().outcomes().stream()
                        .map(text -> text.split("=", 2))
                        .map(pair -> new Label(pair[0].strip(), pair[pair.length - 1].strip()))
                        .toList(),
                complaint.excerpt(),
                complaint.restricted());
    }

    @POST
    @Path("{id}/complete")
    public Response complete(@PathParam("id") String id, Completion body) {
        work.run(() -> steps.complete(
                id, session.username(), session.candidateGroups(), this::maySee, body.outcome(), body.note()));
        return Response.noContent().build();
    }
}
