package id.sigap.web.work;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.deadline.Deadline;
import id.sigap.deadline.Deadlines;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import id.sigap.masking.PersonalDataMasker;
import id.sigap.web.Files;
import id.sigap.web.Labels;
import id.sigap.web.Labels.Label;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.cases.CaseView;
import id.sigap.web.cases.Names;
import id.sigap.web.cases.Shapes.AttachmentShape;
import id.sigap.web.cases.Shapes.DeadlineShape;
import id.sigap.web.cases.Shapes.Entry;
import id.sigap.web.cases.Shapes.ForwardingShape;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What lies at the caller's agencies; another agency's forwarding looks as if it were not there. */
@Path("/forwardings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OFFICER)
public class ForwardingsResource {
    @Inject
    Session session;

    @Inject
    Forwardings forwardings;

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    Deadlines deadlines;

    @Inject
    CaseView cases;

    @Inject
    Names names;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    private final PersonalDataMasker masker = new PersonalDataMasker();

    /** Bodies; absent members are null. */
    public record Answer(String text) {}

    public record Bounce(String reason, String suggestion) {}

    /**
     * A forwarding as its agency sees it: what is wrong, where, and how urgent.
     *
     * @param topic like urgency, emergency and deadline, left out once the forwarding ended: how the office classes the case
     *     from then on is no longer for this agency
     */
    public record Item(
            @JsonUnwrapped ForwardingShape forwarding,
            String location,
            Label topic,
            Label urgency,
            boolean emergency,
            DeadlineShape deadline) {}

    public record Items(List<Item> items) {}

    /** The same with what the citizen wrote. */
    public record Detail(@JsonUnwrapped Item item, List<Entry> conversation, List<DeadlineShape> deadlines) {}

    @GET
    public Items list() {
        Set<String> mine = session.agencies();
        return work.call(() -> {
            List<Forwarding> all = mine.isEmpty() ? List.of() : forwardings.at(mine);
            Set<Long> cases = all.stream().map(Forwarding::complaintId).collect(Collectors.toSet());
            // in two statements what each row asks for
            complaints.find(cases);
            Map<Long, Deadline> due = deadlines.ofForwardings(cases);
            return new Items(all.stream()
                    .map(forwarding -> item(
                            forwarding,
                            Optional.ofNullable(due.get(forwarding.id()))
                                    .map(names::deadline)
                                    .orElse(null)))
                    .toList());
        });
    }

    @GET
    @Path("{id}")
    public Detail read(@PathParam("id") long id) {
        return work.call(() -> {
            Forwarding forwarding = mine(id);
            Complaint complaint = complaints.find(forwarding.complaintId()).orElseThrow();
            ledger.recordRead(session.username(), complaint.id(), complaint.ticket(), clock.now());
            List<DeadlineShape> clocks = deadlinesOf(forwarding);
            return new Detail(
                    item(forwarding, clocks.stream().findFirst().orElse(null)),
                    conversation(forwarding, complaint),
                    clocks);
        });
    }

    private Item item(Forwarding forwarding, DeadlineShape deadline) {
        Complaint complaint = complaints.find(forwarding.complaintId()).orElseThrow();
        boolean open = forwarding.open();
        return new Item(
                shape(forwarding),
                place(complaint),
                open ? names.topic(complaint.topic()) : null,
                open ? Labels.urgency(complaint.urgency()) : null,
                open && complaint.emergency(),
                open ? deadline : null);
    }

    private String place(Complaint complaint) {
        String location = complaint.reporter(complaint.key(vault)).location();
        return location != null && hidden(complaint) ? masker.mask(location).text() : location;
    }

    /** The agency must not learn who wrote. */
    private static boolean hidden(Complaint complaint) {
        return complaint.anonymous() || complaint.secret();
    }

    /** What the citizen wrote; what came after the forwarding ended is no longer for this agency. */
    private List<Entry> conversation(Forwarding forwarding, Complaint complaint) {
        List<Attachments.Info> files = attachments.of(complaint.id());
        return complaints.messages(complaint.id()).stream()
                .filter(message -> forwarding
                        .answeredAt()
                        .filter(ended -> message.receivedAt().isAfter(ended))
                        .isEmpty())
                .filter(message -> message.kind() == Message.Kind.CITIZEN
                        && message.replacement().isEmpty())
                .map(message -> new Entry(
                        String.valueOf(message.id()),
                        "citizen",
                        message.occurredAt(),
                        null,
                        "Pelapor",
                        hidden(complaint)
                                ? message.masked()
                                : message.content(complaint.key(vault)).shown(),
                        message.publicText(),
                        files(forwarding, complaint, message, files),
                        message.deletedAt().orElse(null),
                        null,
                        List.of(),
                        null,
                        null))
                .toList();
    }

    /** Photos show where; of a reporter who wants to stay hidden they might show who. */
    private List<AttachmentShape> files(
            Forwarding forwarding, Complaint complaint, Message message, List<Attachments.Info> files) {
        if (hidden(complaint)) {
            return List.of();
        }
        CaseKey key = complaint.key(vault);
        return files.stream()
                .filter(file -> file.messageId() != null && file.messageId() == message.id())
                .map(file -> new AttachmentShape(
                        file.id().toString(),
                        key.openText("attachment name", file.nameSealed()),
                        file.mediaType(),
                        file.sizeBytes(),
                        "/api/forwardings/" + forwarding.id() + "/attachments/" + file.id()))
                .toList();
    }

    @GET
    @Path("{id}/attachments/{file}")
    @Produces(MediaType.WILDCARD)
    public Response file(@PathParam("id") long id, @PathParam("file") UUID file) {
        return work.call(() -> {
            Forwarding forwarding = mine(id);
            Complaint complaint = complaints.find(forwarding.complaintId()).orElseThrow();
            boolean offered = conversation(forwarding, complaint).stream()
                    .flatMap(entry -> entry.attachments().stream())
                    .anyMatch(shown -> shown.id().equals(file.toString()));
            if (!offered) {
                throw Refusal.notFound("Lampiran ini tidak ada pada penerusan " + id + ".");
            }
            ledger.recordRead(session.username(), complaint.id(), complaint.ticket(), clock.now());
            return Files.download(attachments.get(complaint, file), complaint.key(vault));
        });
    }

    private List<DeadlineShape> deadlinesOf(Forwarding forwarding) {
        return deadlines.of(forwarding.complaintId()).stream()
                .filter(deadline -> deadline.forwardingId()
                        .filter(id -> id == forwarding.id())
                        .isPresent())
                .map(names::deadline)
                .toList();
    }

    @POST
    @Path("{id}/answer")
    public ForwardingShape answer(@PathParam("id") long id, Answer body) {
        return work.call(() -> {
            mine(id);
            return shape(forwardings.answer(id, session.username(), body.text()));
        });
    }

    @POST
    @Path("{id}/bounce")
    public ForwardingShape bounce(@PathParam("id") long id, Bounce body) {
        return work.call(() -> {
            mine(id);
            return shape(forwardings.bounce(id, session.username(), body.reason(), body.suggestion()));
        });
    }

    private Forwarding mine(long id) {
        return forwardings
                .find(id)
                .filter(forwarding -> session.agencies().contains(forwarding.agency()))
                .orElseThrow(() -> Refusal.notFound("Penerusan " + id + " tidak ditemukan."));
    }

    private ForwardingShape shape(Forwarding forwarding) {
        Complaint complaint = complaints.find(forwarding.complaintId()).orElseThrow();
        ForwardingShape shape = cases.forwarding(forwarding, complaint, complaint.key(vault));
        boolean newsForOthers = forwarding
                .answeredAt()
                .filter(ended -> complaint.lastMessageAt().isAfter(ended))
                .isPresent();
        return newsForOthers ? shape.withoutExcerpt() : shape;
    }
}
