package id.sigap.web.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.LedgerEntry;
import id.sigap.ledger.LedgerQuery;
import id.sigap.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** The auditor's history. */
@Path("/ledger")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
public class LedgerResource {
    @Inject
    LedgerQuery ledger;

    @Inject
    UnitOfWork work;

    /** One row; {@code data} is the canonical JSON as it is stored. */
    public record Row(
            long id,
            Instant at,
            String act,
            String actor,
            String ticket,
            @JsonRawValue String data) {}

    public record Page(List<Row> items, String next) {}

    @GET
    public Page search(
            @QueryParam("ticket") String ticket,
            @QueryParam("actor") String actor,
            @QueryParam("act") String act,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("cursor") String cursor) {
        LedgerQuery.Ask ask = LedgerQuery.Ask.of(ticket, actor, act, from, to, id(cursor));
        List<LedgerEntry> found = work.call(() -> ledger.search(ask));
        boolean more = found.size() > LedgerQuery.PAGE;
        List<LedgerEntry> page = more ? found.subList(0, LedgerQuery.PAGE) : found;
        return new Page(
                page.stream()
                        .map(entry -> new Row(
                                entry.id(), entry.at(), entry.act(), entry.actor(), entry.ticket(), entry.data()))
                        .toList(),
                more ? String.valueOf(page.get(page.size() - 1).id()) : null);
    }

    private static Long id(String cursor) {
        try {
            return cursor == null || cursor.isBlank() ? null : Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("Penanda halaman tidak dikenal; mulai lagi dari halaman pertama.");
        }
    }
}
