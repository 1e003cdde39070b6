package id.sigap.web.publicpages;

import id.sigap.agency.Agencies;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.masking.PersonalDataMasker;
import id.sigap.web.Labels;
import id.sigap.web.Labels.Label;
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
import java.time.Instant;

/** An agency without accounts answers or bounces by its signed link; only a POST acts, so that a mail scanner cannot. */
@Path("/public/answers/{token}")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class AnswerLinkResource {
    @PathParam("token")
    String token;

    @Inject
    Forwardings forwardings;

    @Inject
    Complaints complaints;

    @Inject
    Agencies agencies;

    @Inject
    Vault vault;

    @Inject
    UnitOfWork work;

    private final PersonalDataMasker masker = new PersonalDataMasker();

    /**
     * What the agency reads.
     *
     * @param location masked like the text; null where the citizen named no place
     */
    public record Request(
            String ticket,
            Label agency,
            String text,
            String location,
            Label urgency,
            boolean emergency,
            String note,
            Instant dueAt,
            String state) {}

    /** What the agency says: an answer or a bounce. */
    public record Reply(String answer, String bounce) {}

    @GET
    public Request read() {
        return work.call(() -> {
            Forwarding forwarding = forwarding();
            Complaint complaint = complaints.find(forwarding.complaintId()).orElseThrow();
            CaseKey key = complaint.key(vault);
            // masked: who complained is none of the link's business
            String text = complaints.messages(complaint.id()).stream()
                    .filter(message -> message.kind() == Message.Kind.CITIZEN
                            && message.replacement().isEmpty()
                            && message.deletedAt().isEmpty())
                    .map(Message::masked)
                    .reduce((one, other) -> one + "\n\n" + other)
                    .orElse("");
            String location = complaint.reporter(key).location();
            return new Request(
                    complaint.ticket(),
                    new Label(
                            forwarding.agency(),
                            agencies.get(forwarding.agency()).name()),
                    text,
                    location == null ? null : masker.mask(location).text(),
                    Labels.urgency(complaint.urgency()),
                    complaint.emergency(),
                    forwarding.note(key),
                    forwarding.dueAt(),
                    forwarding.state());
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response act(Reply reply) {
        work.run(() -> {
            Forwarding forwarding = forwarding();
            if (reply.answer() != null) {
                forwardings.answer(forwarding.id(), "link", reply.answer());
            } else {
                forwardings.bounce(forwarding.id(), "link", reply.bounce(), null);
            }
        });
        return Response.noContent().build();
    }

    private Forwarding forwarding() {
        return forwardings
                .byToken(token)
                .orElseThrow(
                        () -> Refusal.notFound("Tautan ini tidak dikenal, sudah dipakai, atau sudah lewat waktunya."));
    }
}
