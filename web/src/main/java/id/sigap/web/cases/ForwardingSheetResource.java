package id.sigap.web.cases;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.SheetField;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.officedata.Formulas;
import id.sigap.reply.Sheets;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person enters into another office's system, such as SP4N-LAPOR!, field by field: a table, or a page to print. For staff
 * who may see the case. Nothing here talks to that system.
 */
@Path("/complaints/{ticket}/forwardings/{id}/sheet")
@RequestScoped
@PermitAll
public class ForwardingSheetResource {
    /** Makes spreadsheets read the file as UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @PathParam("ticket")
    String ticket;

    @PathParam("id")
    long id;

    @Inject
    Readers readers;

    @Inject
    Complaints complaints;

    @Inject
    Forwardings forwardings;

    @Inject
    Sheets sheets;

    @Inject
    UnitOfWork work;

    @GET
    @Path("csv")
    public Response table() {
        String csv = fields().stream()
                .map(field -> cell(field.name()) + "," + cell(field.value()) + "\r\n")
                .collect(Collectors.joining("", "Isian,Nilai\r\n", ""));
        return answer(BYTE_ORDER_MARK + csv)
                .type("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + ticket + "-lembar.csv\"")
                .build();
    }

    @GET
    @Path("page")
    public Response page() {
        String rows = fields().stream()
                .map(field -> "<dt>" + escaped(field.name()) + "</dt><dd>" + escaped(field.value()) + "</dd>")
                .collect(Collectors.joining("\n"));
        return answer("""
                        <!doctype html>
                        <html lang="id"><head><meta charset="utf-8"><title>Lembar isian %1$s</title>
                        <style>body{font-family:sans-serif;max-width:45rem;margin:2rem auto;line-height:1.5}
                        dt{font-weight:bold;margin-top:1rem}dd{margin:0;white-space:pre-wrap;border-left:3px solid #999;padding-left:.75rem;min-height:1.5em}</style></head>
                        <body><h1>Lembar isian %1$s</h1>
                        <p>Disalin oleh pemegang akun instansi, satu per satu. Sigap tidak terhubung langsung dengan sistem tujuan.</p>
                        <dl>
                        %2$s
                        </dl></body></html>
                        """.formatted(escaped(ticket), rows))
                .type("text/html; charset=utf-8")
                .header("Content-Disposition", "inline; filename=\"" + ticket + "-lembar.html\"")
                .build();
    }

    private List<SheetField> fields() {
        return work.call(() -> {
            Complaint complaint = complaints.get(ticket);
            readers.read(complaint);
            List<SheetField> fields = forwardings
                    .find(id)
                    .filter(forwarding -> forwarding.complaintId() == complaint.id())
                    .flatMap(Forwarding::outboxId)
                    .map(letter -> sheets.of(complaint, letter))
                    .orElse(List.of());
            if (fields.isEmpty()) {
                throw Refusal.conflict("no-sheet", "Penerusan " + id + " tidak punya lembar isian.");
            }
            return fields;
        });
    }

    private static Response.ResponseBuilder answer(String text) {
        return Response.ok(text.getBytes(StandardCharsets.UTF_8))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("Cache-Control", "private, no-store");
    }

    private static String cell(String text) {
        return "\"" + Formulas.neutral(text).replace("\"", "\"\"") + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
