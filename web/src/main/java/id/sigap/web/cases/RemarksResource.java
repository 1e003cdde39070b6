package id.sigap.web.cases;

import id.sigap.complaint.Access;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.cases.Shapes.NoticeShape;
import id.sigap.wording.DraftRemarks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/** What the platform says of a text while somebody writes it. Changes and keeps nothing. */
@Path("/complaints/{ticket}/remarks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.APPROVER})
public class RemarksResource {
    @PathParam("ticket")
    String ticket;

    @Inject
    Session session;

    @Inject
    Complaints complaints;

    @Inject
    DraftRemarks remarks;

    @Inject
    UnitOfWork work;

    /** As it stands in the editor; {@code target} is {@code public} or {@code private}. */
    public record Typed(String target, String text) {}

    public record Items(List<NoticeShape> items) {}

    @POST
    public Items of(Typed body) {
        return work.call(() -> {
            Complaint complaint = complaints.get(ticket);
            Access.requireToAct(session.viewer(), complaint);
            if (body.text() == null
                    || body.target() == null
                    || !Set.of("public", "private").contains(body.target())) {
                throw Refusal.invalid("Sebutkan teksnya, dan sasaran \"public\" atau \"private\".");
            }
            return new Items(remarks.of(complaint, body.target(), body.text()).stream()
                    .map(NoticeShape::of)
                    .toList());
        });
    }
}
