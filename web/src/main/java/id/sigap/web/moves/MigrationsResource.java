package id.sigap.web.moves;

import id.sigap.complaint.Complaints;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.process.migration.CaseMigration;
import id.sigap.process.migration.MigratedCase;
import id.sigap.process.migration.Migrations;
import id.sigap.process.migration.Routes;
import id.sigap.process.migration.Step;
import id.sigap.web.People;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Plans to move running cases from one release to another. */
@Path("/migrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class MigrationsResource {
    private static final Set<String> HOW = Set.of("goes", "stays", "waiting", "moved", "left", "gone");
    private static final int PAGE = 100;

    @Inject
    Session session;

    @Inject
    Migrations migrations;

    @Inject
    Routes routes;

    @Inject
    Complaints complaints;

    @Inject
    People people;

    @Inject
    UnitOfWork work;

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Shapes.Migrations list() {
        return work.call(() -> {
            List<CaseMigration> all = migrations.all();
            Map<UUID, Migrations.Counts> counts = migrations.counts(all);
            return new Shapes.Migrations(
                    all.stream().map(one -> shape(one, counts.get(one.id()))).toList());
        });
    }

    @GET
    @Path("proposal")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Shapes.Proposal propose(@QueryParam("from") Integer from, @QueryParam("to") Integer to) {
        requireBoth(from, to);
        List<Step> steps = work.call(() -> routes.proposal(from, to));
        List<Shapes.Both> processes = work.call(() -> routes.processes(from, to).stream()
                .map(both -> new Shapes.Both(
                        both.key(),
                        both.name(),
                        both.changed(),
                        both.from().stream()
                                .map(one -> new Shapes.Place(
                                        one.id(),
                                        one.name(),
                                        one.kind(),
                                        both.standing().getOrDefault(one.id(), 0)))
                                .toList(),
                        both.to()))
                .toList());
        return new Shapes.Proposal(from, to, processes, steps, routes.faults(from, to, steps));
    }

    @POST
    @Path("faults")
    public Shapes.Faults faults(Shapes.Mapping body) {
        requireBoth(body.from(), body.to());
        return new Shapes.Faults(routes.faults(body.from(), body.to(), Migrations.checked(body.steps())));
    }

    @POST
    public Response plan(Shapes.Wish body) {
        requireBoth(body.from(), body.to());
        CaseMigration planned = migrations.plan(
                new Migrations.Wish(body.from(), body.to(), body.steps(), body.note()), session.username());
        Shapes.Plan plan = plan(planned.id().toString());
        return Response.status(Response.Status.CREATED)
                .header("ETag", etag(plan))
                .entity(plan)
                .build();
    }

    @GET
    @Path("{migration: [0-9a-f-]{36}}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Response open(@PathParam("migration") String id) {
        return answer(id);
    }

    @PUT
    @Path("{migration: [0-9a-f-]{36}}")
    public Response change(@PathParam("migration") String id, @HeaderParam("If-Match") String seen, Shapes.Wish body) {
        work.run(() -> migrations.change(id, version(seen), body.steps(), body.note(), session.username()));
        return answer(id);
    }

    @POST
    @Path("{migration: [0-9a-f-]{36}}/check")
    public Response check(@PathParam("migration") String id) {
        migrations.check(id, session.username());
        return answer(id);
    }

    @POST
    @Path("{migration: [0-9a-f-]{36}}/start")
    public Response start(@PathParam("migration") String id, @HeaderParam("If-Match") String seen) {
        migrations.start(id, version(seen), session.username());
        return answer(id);
    }

    @POST
    @Path("{migration: [0-9a-f-]{36}}/stop")
    public Response stop(@PathParam("migration") String id) {
        work.run(() -> migrations.stop(id, session.username()));
        return answer(id);
    }

    @GET
    @Path("{migration: [0-9a-f-]{36}}/cases")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Shapes.Cases cases(
            @PathParam("migration") String id, @QueryParam("how") String how, @QueryParam("cursor") String cursor) {
        if (how != null && !HOW.contains(how)) {
            throw Refusal.invalid("Saringan \"" + how + "\" tidak dikenal; yang diharapkan salah satu dari "
                    + String.join(", ", HOW.stream().sorted().toList()) + ".");
        }
        return work.call(() -> {
            List<MigratedCase> page = migrations.cases(migrations.get(id), how, after(cursor));
            Set<String> hidden = complaints.hidden(
                    session.viewer(), page.stream().map(MigratedCase::ticket).toList());
            return new Shapes.Cases(
                    page.stream()
                            .map(one -> shape(one, hidden.contains(one.ticket())))
                            .toList(),
                    page.size() < PAGE
                            ? null
                            : String.valueOf(page.get(page.size() - 1).complaint()));
        });
    }

    private static Shapes.Case shape(MigratedCase one, boolean hidden) {
        return new Shapes.Case(
                hidden ? null : one.ticket(),
                one.foreseen().orElse(null),
                one.result(),
                hidden ? null : one.reason().orElse(null),
                hidden ? null : one.endedAt().orElse(null));
    }

    private static long after(String cursor) {
        try {
            return cursor == null || cursor.isBlank() ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(
                    "Penanda halaman \"cursor\" tidak dikenal; pakai nilai \"next\" dari jawaban sebelumnya.");
        }
    }

    private static void requireBoth(Integer from, Integer to) {
        if (from == null || to == null) {
            throw Refusal.invalid("Sebutkan rilis asal (\"from\") dan rilis tujuan (\"to\").");
        }
    }

    private static Long version(String seen) {
        if (seen == null || seen.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(seen.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            return -1L;
        }
    }

    private Response answer(String id) {
        Shapes.Plan plan = plan(id);
        return Response.ok(plan).header("ETag", etag(plan)).build();
    }

    private static String etag(Shapes.Plan plan) {
        return "\"" + plan.migration().version() + "\"";
    }

    private Shapes.Plan plan(String id) {
        CaseMigration migration = work.call(() -> migrations.get(id));
        return new Shapes.Plan(
                work.call(() -> shape(migration, migrations.counts(migration))),
                migration.steps(),
                routes.faults(migration));
    }

    private Shapes.Migration shape(CaseMigration one, Migrations.Counts counts) {
        return new Shapes.Migration(
                one.id().toString(),
                one.from(),
                one.to(),
                one.note(),
                one.version(),
                one.state(),
                people.of(one.plannedBy()),
                one.plannedAt(),
                one.checkedAt().orElse(null),
                one.startedBy().map(people::of).orElse(null),
                one.startedAt().orElse(null),
                one.endedAt().orElse(null),
                counts.total(),
                counts.by());
    }
}
