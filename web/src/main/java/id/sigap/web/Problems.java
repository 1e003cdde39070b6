package id.sigap.web;

import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Every failure as an RFC 9457 problem: a sentence for the person, a stable word for programs, never a stack trace. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return problem(status(refusal.kind()), refusal.code(), refusal.getMessage(), refusal.extra());
            }
        }
        if (failure instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            return problem(status, code(status), sentence(status), Map.of());
        }
        if (failure instanceof EJBAccessException) {
            return problem(403, "not-allowed", sentence(403), Map.of());
        }
        if (UnitOfWork.isCollision(failure)) {
            return problem(
                    409, "collision", "Ada perubahan lain pada saat yang sama. Muat ulang, lalu coba lagi.", Map.of());
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(System.Logger.Level.ERROR, "Request failed, reference " + reference, failure);
        return problem(
                500,
                "failure",
                "Terjadi kesalahan di sistem. Yang sudah tersimpan tidak hilang; coba lagi, dan sebutkan rujukan "
                        + reference + " bila berulang.",
                Map.of("reference", reference));
    }

    static Response problem(int status, String code, String detail, Map<String, ?> extra) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:sigap:problem:" + code);
        body.put("title", title(status));
        body.put("status", status);
        body.put("code", code);
        body.put("detail", detail);
        body.putAll(extra);
        return Response.status(status)
                .type("application/problem+json")
                .header("Retry-After", extra.get(Refusal.RETRY_AFTER))
                .entity(body)
                .build();
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case INVALID -> 422;
            case NOT_ALLOWED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case CHALLENGE -> 428;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case UNAVAILABLE -> 503;
        };
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "signed-out";
            case 403 -> "not-allowed";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 415 -> "unsupported";
            default -> "refused";
        };
    }

    private static String sentence(int status) {
        return switch (status) {
            case 401 -> "Anda belum masuk; masuk dahulu.";
            case 403 -> "Peran Anda tidak mengizinkan tindakan ini.";
            case 404 -> "Yang Anda cari tidak ada.";
            case 405 -> "Cara memanggil ini tidak didukung di alamat ini.";
            case 415 -> "Jenis isi ini tidak diterima; kirim application/json.";
            default -> "Permintaan ini tidak dapat dilayani.";
        };
    }
}
