package id.sigap.web.admin;

import id.sigap.connector.Connectors;
import id.sigap.connector.InstalledConnector;
import id.sigap.connector.dropin.ConnectorJar;
import id.sigap.connector.dropin.ConnectorJars;
import id.sigap.connector.dropin.ConnectorStanding;
import id.sigap.connector.dropin.Standings;
import id.sigap.foundation.UnitOfWork;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Connectors of the application and of jars beside it: what they are, how they behave, whether a stranger's is accepted. */
@Path("/admin/connector-jars")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class ConnectorJarsResource {
    @Inject
    Session session;

    @Inject
    Connectors connectors;

    @Inject
    ConnectorJars jars;

    @Inject
    Standings standings;

    @Inject
    People people;

    @Inject
    UnitOfWork work;

    /**
     * One connector that is deployed now. {@code state} is {@code in-use, waiting, refused, unknown-file, mute, wrong-api,
     * same-id} or {@code set-aside}; {@code standing} is the name under which it may go on.
     */
    public record Shape(
            String id,
            String name,
            String version,
            String apiVersion,
            String file,
            String sha256,
            String state,
            String problem,
            String standing,
            long faults,
            String lastFault,
            Instant lastFaultAt,
            Instant setAsideAt) {}

    /** The content of a jar that came once. {@code state} is {@code announced, accepted} or {@code refused}. */
    public record Jar(
            String id,
            String file,
            String sha256,
            long size,
            String title,
            String version,
            String state,
            Instant announcedAt,
            Instant decidedAt,
            People.Person decidedBy,
            boolean present) {}

    public record Items(List<Shape> connectors, List<Jar> jars) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Items list() {
        List<InstalledConnector> installed = connectors.installed();
        Set<String> present = installed.stream()
                .flatMap(connector -> connector.sha256().stream())
                .collect(Collectors.toSet());
        return work.call(() -> new Items(
                installed.stream().map(this::shape).toList(),
                jars.all().stream().map(jar -> jar(jar, present)).toList()));
    }

    @POST
    @Path("{id}/accept")
    public Items accept(@PathParam("id") long id) {
        return then(person -> jars.accept(id, person));
    }

    @POST
    @Path("{id}/refuse")
    public Items refuse(@PathParam("id") long id) {
        return then(person -> jars.refuse(id, person));
    }

    public record Resumed(String standing) {}

    /** Lets a connector go on that was set aside. */
    @POST
    @Path("resume")
    public Items resume(Resumed body) {
        String standing = body == null || body.standing() == null ? "" : body.standing();
        return then(person -> standings.resume(standing, person));
    }

    /** Committed first; what follows from it is seen at once. */
    private Items then(Consumer<String> act) {
        String person = session.username();
        work.run(() -> act.accept(person));
        connectors.lookNow();
        return list();
    }

    private Shape shape(InstalledConnector connector) {
        Optional<ConnectorStanding> standing = standings.find(connector.standing());
        return new Shape(
                connector.id().orElse(null),
                connector.name().orElse(null),
                connector.version().orElse(null),
                connector.apiVersion().orElse(null),
                connector.file().orElse(null),
                connector.sha256().orElse(null),
                connector.state().word(),
                connector.problem().orElse(null),
                connector.standing(),
                standing.map(ConnectorStanding::faults).orElse(0L),
                standing.flatMap(ConnectorStanding::lastFault).orElse(null),
                standing.flatMap(ConnectorStanding::lastFaultAt).orElse(null),
                standing.flatMap(ConnectorStanding::setAsideAt).orElse(null));
    }

    private Jar jar(ConnectorJar jar, Set<String> present) {
        return new Jar(
                String.valueOf(jar.id()),
                jar.fileName(),
                jar.sha256(),
                jar.size(),
                jar.title().orElse(null),
                jar.version().orElse(null),
                jar.state(),
                jar.announcedAt(),
                jar.decidedAt().orElse(null),
                jar.decidedBy().map(people::of).orElse(null),
                present.contains(jar.sha256()));
    }
}
