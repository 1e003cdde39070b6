package id.sigap.web.history;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.ledger.seal.LedgerExport;
import id.sigap.ledger.seal.LedgerProofs;
import id.sigap.ledger.seal.Verification;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;

/** Whether the history is what it was: heads, proofs, verification and export. It changes nothing but leaves its own traces. */
@Path("/ledger")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
public class IntegrityResource {
    /** Kept heads that are compared in one verification; a text has less than 300 characters. */
    private static final int HEADS = 20;

    @Inject
    LedgerProofs proofs;

    @Inject
    Verification verification;

    @Inject
    LedgerExport export;

    @Inject
    Session session;

    @Inject
    BusinessClock clock;

    /** How things stand, with the newest checkpoints. */
    public record Checkpoints(
            long sealed,
            long unsealed,
            long unsigned,
            Instant oldestUnsealed,
            LedgerProofs.Head latest,
            List<LedgerProofs.Head> items,
            String next,
            List<LedgerProofs.Key> keys) {}

    /** A finding in words. */
    public record Found(String kind, Long leaf, Long entry, Long to, Long other, String message, String messageEn) {}

    /** A verification; {@code state} is {@code none} before the first. */
    public record Run(
            String state,
            Instant startedAt,
            String startedBy,
            Instant endedAt,
            long leaves,
            long looked,
            int percent,
            int heads,
            long checkpoints,
            long late,
            Instant lastSigned,
            Found finding) {
        static Run of(Verification.Run run) {
            return new Run(
                    run.state(),
                    run.startedAt(),
                    run.startedBy(),
                    run.endedAt().orElse(null),
                    run.leaves(),
                    run.looked(),
                    run.percent(),
                    run.heads(),
                    run.checkpoints(),
                    run.late(),
                    run.lastSigned().orElse(null),
                    run.finding()
                            .map(finding -> new Found(
                                    finding.kind().code(),
                                    finding.leaf().orElse(null),
                                    finding.entry().orElse(null),
                                    finding.to().orElse(null),
                                    finding.other().orElse(null),
                                    finding.indonesian(),
                                    finding.english()))
                            .orElse(null));
        }

        static Run none() {
            return new Run("none", null, null, null, 0, 0, 0, 0, 0, 0, null, null);
        }
    }

    @GET
    @Path("checkpoints")
    public Checkpoints checkpoints(@QueryParam("before") Long before) {
        LedgerProofs.Status status = proofs.status();
        List<LedgerProofs.Head> found = proofs.checkpoints(before == null ? Long.MAX_VALUE : before);
        boolean more = found.size() > LedgerProofs.PAGE;
        List<LedgerProofs.Head> page = more ? found.subList(0, LedgerProofs.PAGE) : found;
        return new Checkpoints(
                status.sealed(),
                status.unsealed(),
                status.unsigned(),
                status.oldestUnsealed().orElse(null),
                status.latest().orElse(null),
                page,
                more ? String.valueOf(page.get(page.size() - 1).size()) : null,
                proofs.keys());
    }

    @GET
    @Path("proof")
    public LedgerProofs.Inclusion proof(@QueryParam("entry") Long entry) {
        if (entry == null) {
            throw Refusal.invalid("Sebutkan nomor entri, contoh ?entry=1234.");
        }
        return proofs.inclusion(entry);
    }

    @GET
    @Path("consistency")
    public LedgerProofs.Consistency consistency(@QueryParam("from") Long from, @QueryParam("to") Long to) {
        if (from == null || to == null) {
            throw Refusal.invalid("Sebutkan dua ukuran, contoh ?from=100&to=250.");
        }
        return proofs.consistency(from, to);
    }

    /**
     * The verification under way, or the last.
     *
     * @param start {@code true} begins one, unless one is under way
     * @param heads kept checkpoints to compare with
     */
    @GET
    @Path("verify")
    public Run verify(@QueryParam("start") boolean start, @QueryParam("head") List<String> heads) {
        if (!start) {
            return verification.last().map(Run::of).orElseGet(Run::none);
        }
        List<String> kept = heads.stream().filter(head -> !head.isBlank()).toList();
        if (kept.size() > HEADS) {
            throw Refusal.invalid("Paling banyak " + HEADS + " titik periksa sekali jalan.");
        }
        return Run.of(verification.start(session.username(), kept));
    }

    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    public Response export() {
        LedgerExport.Plan plan = export.begin(session.username());
        StreamingOutput lines = out -> export.write(plan, out);
        return Response.ok(lines)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"jejak-audit-"
                                + clock.now().toString().substring(0, 10) + ".ndjson\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
