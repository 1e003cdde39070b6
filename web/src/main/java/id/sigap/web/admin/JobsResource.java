package id.sigap.web.admin;

import id.sigap.complaint.Complaints;
import id.sigap.foundation.UnitOfWork;
import id.sigap.process.FailedJobs;
import id.sigap.process.FailedJobs.FailedJob;
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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** Steps that gave up after their retries. The case is named only where it is not restricted. */
@Path("/admin/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class JobsResource {
    @Inject
    Session session;

    @Inject
    FailedJobs jobs;

    @Inject
    Complaints complaints;

    @Inject
    UnitOfWork work;

    /** One step that failed. */
    public record Shape(
            String id,
            String ticket,
            boolean restricted,
            String process,
            String processName,
            String step,
            String stepName,
            Instant since,
            String cause) {}

    public record Items(List<Shape> items) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Items list() {
        return work.call(() -> new Items(jobs.all().stream().map(this::shape).toList()));
    }

    private Shape shape(FailedJob job) {
        boolean open = job.ticket()
                .flatMap(complaints::find)
                .map(complaint -> !complaint.restricted())
                .orElse(false);
        return new Shape(
                job.id(),
                open ? job.ticket().orElse(null) : null,
                !open,
                job.process(),
                job.processName(),
                job.step(),
                job.stepName(),
                job.since(),
                job.cause());
    }

    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") String id) {
        work.run(() -> jobs.retry(id, session.username()));
        return Response.noContent().build();
    }
}
