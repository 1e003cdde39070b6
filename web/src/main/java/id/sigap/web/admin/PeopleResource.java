package id.sigap.web.admin;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.coordination.WorkMove;
import id.sigap.coordination.WorkMoves;
import id.sigap.coordination.WorkMoves.Load;
import id.sigap.foundation.Settings;
import id.sigap.foundation.UnitOfWork;
import id.sigap.identity.Directory;
import id.sigap.identity.DirectoryState;
import id.sigap.identity.Member;
import id.sigap.identity.Role;
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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who is who, as Keycloak says; who has nobody above; what everybody has to do, and moving it to somebody else. */
@Path("/admin/people")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class PeopleResource {
    @Inject
    Session session;

    @Inject
    Directory directory;

    @Inject
    Agencies agencies;

    @Inject
    WorkMoves moves;

    @Inject
    People people;

    @Inject
    UnitOfWork work;

    /**
     * One person.
     *
     * @param known false where Keycloak no longer knows them, though they still have work
     * @param above user names of those to whom their work escalates first; empty where it would end in an incident
     */
    public record Shape(
            People.Person person,
            boolean known,
            List<String> roles,
            List<String> officerOf,
            List<String> headOf,
            boolean officeHead,
            List<String> above,
            long cases,
            long incidents) {}

    /** Where a ladder would end at nobody. {@code kind} is a stable word, {@code agency} is there where it is one's. */
    public record Gap(String kind, String agency, String message) {}

    /** @param console where roles are changed; Sigap itself may not */
    public record Items(
            List<Shape> items, List<Gap> gaps, Instant readAt, boolean stale, String problem, String console) {}

    public record MoveAsk(String from, String to, String reason) {}

    /** How far a move has come. */
    public record MoveShape(
            String id,
            People.Person from,
            People.Person to,
            String reason,
            People.Person by,
            Instant startedAt,
            int total,
            int moved,
            int left,
            int incidents,
            Instant endedAt) {}

    public record Moves(List<MoveShape> items) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Items list() {
        List<Member> members = directory.everybody();
        DirectoryState state = directory.state();
        return work.call(() -> {
            Map<String, Load> loads = moves.loads();
            List<Shape> shapes = new ArrayList<>(members.stream()
                    .map(member ->
                            shape(member, loads.getOrDefault(member.person().username(), new Load(0, 0))))
                    .toList());
            loads.forEach((username, load) -> {
                if (members.stream()
                        .noneMatch(member -> member.person().username().equals(username))) {
                    shapes.add(gone(username, load));
                }
            });
            return new Items(
                    shapes,
                    Ladders.gaps(
                            directory,
                            agencies.all().stream().filter(Agency::active).toList()),
                    state.readAt().orElse(null),
                    state.stale(),
                    state.problem().isPresent() ? "Keycloak tidak menjawab; daftar ini salinan terakhir." : null,
                    console());
        });
    }

    private Shape shape(Member member, Load load) {
        return new Shape(
                People.person(member.person().username(), member.person().name()),
                true,
                member.roles().stream().map(Role::code).toList(),
                member.officerOf(),
                member.headOf(),
                member.officeHead(),
                Ladders.above(directory, member),
                load.cases(),
                load.incidents());
    }

    private static Shape gone(String username, Load load) {
        return new Shape(
                People.person(username, username),
                false,
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                load.cases(),
                load.incidents());
    }

    private static String console() {
        String issuer = Settings.get("OIDC_PROVIDER_URL", "http://localhost:8180/realms/sigap");
        return issuer.replaceFirst("/realms/([^/]+)/?$", "/admin/$1/console/#/$1/users");
    }

    @POST
    @Path("moves")
    public Response move(MoveAsk body) {
        MoveShape begun = work.call(() -> move(moves.begin(session.username(), body.from(), body.to(), body.reason())));
        return Response.status(202).entity(begun).build();
    }

    @GET
    @Path("moves")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Moves moves() {
        return work.call(() -> new Moves(moves.all().stream().map(this::move).toList()));
    }

    @GET
    @Path("moves/{id}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public MoveShape move(@PathParam("id") long id) {
        return work.call(() -> move(moves.get(id)));
    }

    private MoveShape move(WorkMove move) {
        return new MoveShape(
                String.valueOf(move.id()),
                people.of(move.from()),
                people.of(move.to()),
                move.reason(),
                people.of(move.startedBy()),
                move.startedAt(),
                move.total(),
                move.moved(),
                move.left(),
                move.incidents(),
                move.endedAt().orElse(null));
    }
}
