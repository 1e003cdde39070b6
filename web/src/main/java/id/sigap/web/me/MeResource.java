package id.sigap.web.me;

import id.sigap.foundation.Offices;
import id.sigap.web.People;
import id.sigap.web.Session;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** Who is signed in. */
@Path("/me")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    @Inject
    Session session;

    @Inject
    Offices offices;

    /** The office and its clock. */
    public record Office(String name, String zone, String zoneName) {}

    /** The caller as the browser application knows them. */
    public record Me(
            String username,
            String name,
            String initials,
            Set<String> roles,
            Set<String> agencies,
            Set<String> headOf,
            boolean officeHead,
            Office office) {}

    @GET
    public Me me() {
        People.Person person = People.person(session.username(), session.name());
        return new Me(
                person.username(),
                person.name(),
                person.initials(),
                session.roles(),
                session.agencies(),
                session.headOf(),
                session.officeHead(),
                new Office(offices.name(), offices.zone().getId(), offices.zoneName()));
    }
}
