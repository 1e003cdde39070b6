package id.sigap.web.channels;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Why a delivery is turned away before its connector sees it. The connection ends with it: what still comes is not read. */
enum DoorAnswer {
    TOO_LARGE(413, "too-large", "Kiriman terlalu besar; paling besar 8 MB."),
    CUT_SHORT(400, "cut-short", "Kiriman berakhir sebelum seluruh isinya sampai."),
    SLOW(408, "slow-delivery", "Isi kiriman tidak sampai dalam 20 detik."),
    TOO_BUSY(503, "too-busy", "Terlalu banyak kiriman pada saat yang sama; kirim lagi sebentar lagi.");

    private static final String RETRY_SECONDS = "5";

    private final int status;
    private final String code;
    private final String detail;

    DoorAnswer(int status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    String code() {
        return code;
    }

    /** Writes it at once; who is gone does not get it. */
    void write(HttpServletResponse response) {
        response.setHeader("Connection", "close");
        if (this == TOO_BUSY) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        try {
            write(response, status, code, detail);
        } catch (IOException gone) {
            System.getLogger(DoorAnswer.class.getName())
                    .log(System.Logger.Level.DEBUG, "Nobody waits for {0} any more", code);
        }
    }

    static void write(HttpServletResponse response, int status, String code, String detail) throws IOException {
        byte[] body = problem(status, code, detail);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** An RFC 9457 problem. */
    static byte[] problem(int status, String code, String detail) {
        return Json.createObjectBuilder()
                .add("type", "urn:sigap:problem:" + code)
                .add("title", "Status " + status)
                .add("status", status)
                .add("code", code)
                .add("detail", detail)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
