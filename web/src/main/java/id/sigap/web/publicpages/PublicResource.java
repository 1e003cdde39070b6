package id.sigap.web.publicpages;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Notes;
import id.sigap.connector.Channels;
import id.sigap.coordination.Lifecycle;
import id.sigap.foundation.Json;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Settings;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import id.sigap.web.Entry;
import id.sigap.web.Files;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The citizen's calls. */
@Path("/public")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class PublicResource {
    @Context
    HttpServletRequest servlet;

    @Inject
    Entry entry;

    @Inject
    Admission admission;

    @Inject
    Challenges challenges;

    @Inject
    TicketPage page;

    @Inject
    Complaints complaints;

    @Inject
    Notes notes;

    @Inject
    Lifecycle lifecycle;

    @Inject
    Offices offices;

    @Inject
    Channels channels;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    UnitOfWork work;

    /** Bodies; absent members are null. */
    public record Text(String text) {}

    public record Rating(Integer stars, String comment) {}

    public record Withdrawal(String reason) {}

    public record Phone(String label, String phone) {}

    public record Office(String name, String zone, String zoneName, String privacy, List<Phone> emergency) {}

    /** @param longestText in characters; null where the form's connector sets no limit */
    public record Form(Integer longestText) {}

    @GET
    @Path("office")
    public Office office() {
        return new Office(
                offices.name(),
                offices.zone().getId(),
                offices.zoneName(),
                "Data Anda dipakai hanya untuk menangani laporan ini (UU 27/2022) dan tidak ditampilkan kepada umum.",
                List.of(new Phone("Darurat", "112"), new Phone("Polisi", "110"), new Phone("Ambulans", "119")));
    }

    /** Apart from {@link #office()}, whose emergency numbers stand there without the database too. */
    @GET
    @Path("form")
    public Form form() {
        return work.call(() -> new Form(channels.publicForm()
                .flatMap(line -> line.context().settings().find("maximum-text"))
                .map(Integer::valueOf)
                .orElse(null)));
    }

    @POST
    @Path("complaints")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response complain(@HeaderParam("Idempotency-Key") String key, byte[] body) {
        return admitted(key, body);
    }

    @POST
    @Path("complaints")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response complain(@HeaderParam("Idempotency-Key") String key, List<EntityPart> parts) throws IOException {
        return admitted(key, MultipartForm.json(parts));
    }

    private Response admitted(String key, byte[] body) {
        return admission.admit(() -> {
            challenges.require(servlet.getRemoteAddr(), body);
            return Response.status(201).entity(entry.form(key, body)).build();
        });
    }

    @GET
    @Path("complaints/{ticket}")
    public TicketPage.Ticket see(@PathParam("ticket") String ticket, @QueryParam("code") String code) {
        require(ticket, code);
        return work.call(() -> page.of(find(ticket)));
    }

    @POST
    @Path("complaints/{ticket}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(
            @PathParam("ticket") String ticket,
            @QueryParam("code") String code,
            @HeaderParam("Idempotency-Key") String key,
            Text body) {
        String text = body == null || body.text() == null ? "" : body.text();
        return followUp(ticket, code, key, Json.write(Map.of("text", text)).getBytes(StandardCharsets.UTF_8));
    }

    @POST
    @Path("complaints/{ticket}/messages")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response write(
            @PathParam("ticket") String ticket,
            @QueryParam("code") String code,
            @HeaderParam("Idempotency-Key") String key,
            List<EntityPart> parts)
            throws IOException {
        return followUp(ticket, code, key, MultipartForm.json(parts));
    }

    private Response followUp(String ticket, String code, String key, byte[] body) {
        require(ticket, code);
        return admission.admit(() -> {
            work.run(() -> find(ticket));
            entry.followUp(key, ticket, body);
            return Response.status(201).build();
        });
    }

    @GET
    @Path("complaints/{ticket}/attachments/{id}")
    @Produces(MediaType.WILDCARD)
    public Response file(
            @PathParam("ticket") String ticket, @PathParam("id") UUID id, @QueryParam("code") String code) {
        require(ticket, code);
        return work.call(() -> {
            Complaint complaint = find(ticket);
            return Files.download(page.shownFile(complaint, id), complaint.key(vault));
        });
    }

    @POST
    @Path("complaints/{ticket}/rating")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rate(@PathParam("ticket") String ticket, @QueryParam("code") String code, Rating body) {
        require(ticket, code);
        if (body == null || body.stars() == null || body.stars() < 1 || body.stars() > 5) {
            throw Refusal.invalid("Nilai harus 1 sampai 5.");
        }
        work.run(() -> {
            Complaint complaint = complaints.lock(ticket);
            if (complaint.answeredAt().isEmpty()) {
                throw Refusal.conflict("not-answered", "Laporan ini belum dijawab; nilai dapat diberikan setelahnya.");
            }
            complaint.rate(body.stars());
            if (body.comment() != null && !body.comment().isBlank()) {
                notes.add(complaint, Ledger.CITIZEN, "Penilaian " + body.stars() + " dari 5: " + body.comment());
            }
            ledger.record("complaint.rated", Ledger.CITIZEN, ticket, Map.of("stars", body.stars()));
            complaints.changed(complaint, "state");
        });
        return Response.noContent().build();
    }

    @POST
    @Path("complaints/{ticket}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response withdraw(@PathParam("ticket") String ticket, @QueryParam("code") String code, Withdrawal body) {
        require(ticket, code);
        work.run(() -> lifecycle.withdraw(ticket, null, Ledger.CITIZEN, body == null ? null : body.reason()));
        return Response.noContent().build();
    }

    private void require(String ticket, String code) {
        if (code == null
                || !vault.matches(vault.trackingCode(ticket), code.strip().toUpperCase(java.util.Locale.ROOT))) {
            throw notThere();
        }
    }

    private Complaint find(String ticket) {
        return complaints.find(ticket).orElseThrow(PublicResource::notThere);
    }

    static Refusal notThere() {
        return Refusal.notFound("Nomor laporan dan kode tidak cocok. Periksa keduanya pada tanda terima Anda.");
    }

    /** True where the demonstration's or a benchmark's settings turn the proof of work off. */
    static boolean withoutChallenge() {
        return Settings.get("SIGAP_CHALLENGE", "on").equals("off");
    }
}
