package id.sigap.web.cases;

import id.sigap.complaint.Access;
import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.web.Files;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.cases.Shapes.AttachmentShape;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** The files of a case: what citizens and agencies sent, and what the desk adds to go out with an answer. */
@Path("/complaints/{ticket}/attachments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class AttachmentsResource {
    @PathParam("ticket")
    String ticket;

    @Inject
    Session session;

    @Inject
    Readers readers;

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    Vault vault;

    @Inject
    UnitOfWork work;

    public record Items(List<AttachmentShape> items) {}

    @GET
    public Items list() {
        return work.call(() -> {
            Complaint complaint = visible();
            CaseKey key = complaint.key(vault);
            return new Items(attachments.of(complaint.id()).stream()
                    .map(file -> ConversationView.attachment(complaint, key, file))
                    .toList());
        });
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.WILDCARD)
    public Response read(@PathParam("id") UUID id) {
        return work.call(() -> {
            Complaint complaint = complaints.get(ticket);
            readers.read(complaint);
            return Files.download(attachments.get(complaint, id), complaint.key(vault));
        });
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.OPERATOR, Roles.APPROVER})
    public Response add(List<EntityPart> parts) throws IOException {
        Files.Upload upload = Files.upload(parts);
        AttachmentShape added = work.call(() -> {
            Complaint complaint = complaints.lock(ticket);
            Access.requireToAct(session.viewer(), complaint);
            complaint.requireOpen();
            attachments.add(complaint, null, session.username(), upload.name(), upload.content());
            complaints.changed(complaint, "message");
            List<Attachments.Info> all = attachments.of(complaint.id());
            return ConversationView.attachment(complaint, complaint.key(vault), all.get(all.size() - 1));
        });
        return Response.status(201).entity(added).build();
    }

    private Complaint visible() {
        Complaint complaint = complaints.get(ticket);
        readers.require(complaint);
        return complaint;
    }
}
