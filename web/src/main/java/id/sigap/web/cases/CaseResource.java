package id.sigap.web.cases;

import id.sigap.complaint.Access;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.coordination.Coordination;
import id.sigap.coordination.Lifecycle;
import id.sigap.coordination.Presence;
import id.sigap.coordination.Triaging;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.cases.Shapes.Case;
import id.sigap.web.live.LiveEvents;
import id.sigap.wording.Wordings;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** One case and the acts of the desk on it. Every act answers with the case as it is afterwards. */
@Path("/complaints/{ticket}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.APPROVER})
public class CaseResource {
    @PathParam("ticket")
    String ticket;

    @HeaderParam("If-Match")
    String ifMatch;

    @Inject
    Session session;

    @Inject
    Complaints complaints;

    @Inject
    Readers readers;

    @Inject
    Coordination coordination;

    @Inject
    Triaging triaging;

    @Inject
    Lifecycle lifecycle;

    @Inject
    Wordings wordings;

    @Inject
    Forwardings forwardings;

    @Inject
    Presence presence;

    @Inject
    LiveEvents live;

    @Inject
    CaseView view;

    @Inject
    UnitOfWork work;

    /** Bodies of the acts; absent members are null. */
    public record Reason(String reason) {}

    public record Text(String text) {}

    public record HandOver(String to, String note) {}

    public record Classification(
            String category,
            String topic,
            String agency,
            String urgency,
            Boolean restricted,
            Boolean emergency,
            String reason) {}

    public record Doing(String doing) {}

    public record Draft(String kind, String target, String text, String reason, List<UUID> attachments) {}

    public record Seen(String sha256) {}

    public record Return(String reason, String note) {}

    public record Question(String text, String target, List<UUID> attachments) {}

    public record Forward(String agency, String note) {}

    public record Merge(String into) {}

    public record Close(String outcome, String reason) {}

    public record Delivered(UUID outbox, String proof) {}

    /** What the citizen left to be reached by, unmasked; absent where they left nothing or are anonymous. */
    public record Contact(String contact) {}

    /** For the desk, for auditors, and for whoever a step of the office's own waits for here. */
    @GET
    @PermitAll
    public Response read() {
        return answer(work.call(() -> {
            Complaint complaint = complaints.get(ticket);
            readers.read(complaint);
            return view.of(complaint);
        }));
    }

    @POST
    @Path("claim")
    public Response claim() {
        return act(() -> coordination.claim(ticket, session.username()));
    }

    @POST
    @Path("release")
    public Response release() {
        return act(() -> coordination.release(ticket, version(), session.username()));
    }

    @POST
    @Path("takeover")
    @RolesAllowed(Roles.APPROVER)
    public Response takeOver(Reason body) {
        return act(() -> coordination.takeOver(ticket, version(), session.username(), body.reason()));
    }

    @POST
    @Path("handover")
    public Response handOver(HandOver body) {
        return act(() -> coordination.handOver(ticket, version(), session.username(), body.to(), body.note()));
    }

    @POST
    @Path("triage")
    public Response triage(Classification body) {
        return act(() -> triaging.classify(
                ticket,
                version(),
                session.username(),
                new Triaging.Classification(
                        body.category(),
                        body.topic(),
                        body.agency(),
                        body.urgency(),
                        Boolean.TRUE.equals(body.restricted()),
                        Boolean.TRUE.equals(body.emergency()),
                        body.reason())));
    }

    @POST
    @Path("notes")
    public Response note(Text body) {
        return act(() -> coordination.note(ticket, session.username(), body.text()));
    }

    @POST
    @Path("contact")
    public Contact contact() {
        return work.call(() -> {
            Access.requireToAct(session.viewer(), complaints.lock(ticket));
            return new Contact(coordination.contact(ticket, session.username()).orElse(null));
        });
    }

    @POST
    @Path("presence")
    public Response presence(Doing body) {
        Complaint complaint = work.call(this::visible);
        if (presence.say(ticket, session.username(), body.doing())) {
            live.present(complaint);
        }
        return Response.noContent().build();
    }

    @POST
    @Path("drafts")
    public Response draft(Draft body) {
        return act(() -> wordings.write(
                ticket,
                version(),
                session.username(),
                approver(),
                new Wordings.Draft(body.kind(), body.target(), body.text(), body.reason(), body.attachments())));
    }

    @POST
    @Path("questions")
    public Response ask(Question body) {
        return act(() -> wordings.write(
                ticket,
                version(),
                session.username(),
                approver(),
                new Wordings.Draft("question", body.target(), body.text(), null, body.attachments())));
    }

    @POST
    @Path("drafts/{version}/submit")
    public Response submit(@PathParam("version") int wording) {
        return act(() -> wordings.submit(ticket, version(), session.username(), wording));
    }

    @POST
    @Path("drafts/{version}/approve")
    @RolesAllowed(Roles.APPROVER)
    public Response approve(@PathParam("version") int wording, Seen body) {
        return act(
                () -> wordings.approve(ticket, version(), session.username(), true, wording, body.sha256(), "approve"));
    }

    @POST
    @Path("drafts/{version}/confirm")
    public Response confirm(@PathParam("version") int wording, Seen body) {
        return act(() ->
                wordings.approve(ticket, version(), session.username(), approver(), wording, body.sha256(), "confirm"));
    }

    @POST
    @Path("drafts/{version}/return")
    @RolesAllowed(Roles.APPROVER)
    public Response sendBack(@PathParam("version") int wording, Return body) {
        return act(() ->
                wordings.refuse(ticket, version(), session.username(), wording, "return", body.reason(), body.note()));
    }

    @POST
    @Path("drafts/{version}/reject")
    @RolesAllowed(Roles.APPROVER)
    public Response reject(@PathParam("version") int wording, Return body) {
        return act(() ->
                wordings.refuse(ticket, version(), session.username(), wording, "reject", body.reason(), body.note()));
    }

    @POST
    @Path("forward")
    public Response forward(Forward body) {
        return act(() -> forwardings.forward(ticket, version(), session.username(), body.agency(), body.note()));
    }

    @POST
    @Path("recall")
    public Response recall(Reason body) {
        return act(() -> forwardings.recall(ticket, version(), session.username(), body.reason()));
    }

    @POST
    @Path("merge")
    public Response merge(Merge body) {
        work.run(() -> {
            visible();
            if (body.into() != null && !body.into().isBlank()) {
                Access.requireToAct(session.viewer(), complaints.get(body.into()));
            }
        });
        // locks both in the order of their ids, so nothing may be locked before
        work.run(() -> lifecycle.merge(ticket, version(), session.username(), body.into()));
        return answer(work.call(() -> view.of(complaints.get(ticket))));
    }

    @POST
    @Path("unmerge")
    public Response unmerge() {
        return act(() -> lifecycle.unmerge(ticket, version(), session.username()));
    }

    @POST
    @Path("close")
    public Response close(Close body) {
        return act(() -> coordination.close(ticket, version(), session.username(), body.reason()));
    }

    @POST
    @Path("reopen")
    public Response reopen(Reason body) {
        return act(() -> lifecycle.reopen(ticket, version(), session.username(), body.reason()));
    }

    @POST
    @Path("withdraw")
    public Response withdraw(Reason body) {
        return act(() -> lifecycle.withdraw(ticket, version(), session.username(), body.reason()));
    }

    @POST
    @Path("delivered")
    public Response delivered(Delivered body) {
        return act(() -> lifecycle.delivered(ticket, session.username(), body.outbox(), body.proof()));
    }

    private boolean approver() {
        return session.is(Roles.APPROVER);
    }

    /** The version that the caller saw; null where they did not say. */
    private Long version() {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw Refusal.stale(ticket);
        }
    }

    private Complaint visible() {
        Complaint complaint = complaints.get(ticket);
        Access.requireToAct(session.viewer(), complaint);
        return complaint;
    }

    private Response act(Runnable what) {
        work.run(() -> {
            Access.requireToAct(session.viewer(), complaints.lock(ticket));
            what.run();
        });
        return answer(work.call(() -> view.of(complaints.get(ticket))));
    }

    private static Response answer(Case shape) {
        return Response.ok(shape).header("ETag", "\"" + shape.version() + "\"").build();
    }
}
