package id.sigap.web.models;

import id.sigap.foundation.UnitOfWork;
import id.sigap.process.release.Drafts;
import id.sigap.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** All open drafts. */
@Path("/drafts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
public class DraftsResource {
    @Inject
    Drafts drafts;

    @Inject
    DraftView view;

    @Inject
    UnitOfWork work;

    @GET
    public Shapes.Drafts list() {
        return work.call(() -> new Shapes.Drafts(view.of(drafts.open())));
    }
}
