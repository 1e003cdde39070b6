package id.sigap.web.publicpages;

import id.sigap.foundation.Refusal;
import id.sigap.ledger.seal.LedgerProofs;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;

/** The signed heads of the ledger, for anybody to keep: they tell a size and a hash, nothing of what was recorded. */
@Path("/public/checkpoints")
@RequestScoped
@PermitAll
public class CheckpointsResource {
    @Inject
    LedgerProofs proofs;

    /** Newest first; {@code next} is the {@code before} of the next page. */
    public record Checkpoints(
            LedgerProofs.Head latest, List<LedgerProofs.Head> items, String next, List<LedgerProofs.Key> keys) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Checkpoints list(@QueryParam("before") Long before) {
        List<LedgerProofs.Head> found = proofs.checkpoints(before == null ? Long.MAX_VALUE : before);
        boolean more = found.size() > LedgerProofs.PAGE;
        List<LedgerProofs.Head> page = more ? found.subList(0, LedgerProofs.PAGE) : found;
        return new Checkpoints(
                proofs.status().latest().orElse(null),
                page,
                more ? String.valueOf(page.get(page.size() - 1).size()) : null,
                proofs.keys());
    }

    /** The newest as the text that is to be kept. */
    @GET
    @Path("latest")
    @Produces("text/plain; charset=utf-8")
    public String latest() {
        return proofs.status()
                .latest()
                .map(LedgerProofs.Head::text)
                .orElseThrow(() -> Refusal.conflict(
                        "not-signed", "Belum ada titik periksa bertanda tangan; coba lagi satu menit lagi."));
    }

    /** Every public key, newest last, as one PEM file. */
    @GET
    @Path("keys")
    @Produces("text/plain; charset=utf-8")
    public String keys() {
        return proofs.keys().stream().map(LedgerProofs.Key::pem).collect(Collectors.joining());
    }
}
