package id.sigap.web.spa;

import jakarta.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a request gets that nobody answered: refused at the door, too large, unknown, failed. Below {@code /api} that is
 * problem+json (RFC 9457), elsewhere a page. It tells what happened in one sentence and nothing about the server.
 */
@WebServlet("/galat")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Failure failure = Failure.of(status(request));
        boolean english = Failure.prefersEnglish(request.getHeader("Accept-Language"));
        response.setStatus(failure.status());
        if (isApi(request)) {
            byte[] body = Json.createObjectBuilder()
                    .add("type", "about:blank")
                    .add("title", failure.title(english))
                    .add("status", failure.status())
                    .add("detail", failure.detail(english))
                    .add("code", failure.code())
                    .build()
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            write(response, "application/problem+json", body);
        } else if (failure == Failure.NOT_FOUND && getServletContext().getResource("/index.html") != null) {
            // The browser application has its own page for an unknown address.
            request.getRequestDispatcher("/index.html").forward(request, response);
        } else {
            write(response, "text/html;charset=UTF-8", page(failure, english).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static int status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown && isOfSignIn(thrown)) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }

    /** A token that cannot be checked, because Keycloak has not been reachable since the server started. */
    private static boolean isOfSignIn(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.wildfly.security.http.oidc.");
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && (uri.equals("/api") || uri.startsWith("/api/"));
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String page(Failure failure, boolean english) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s · Sigap</title>
                </head>
                <body style="font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem"><h1>%s</h1><p>%s</p><p><a href="/app/">%s</a> · <a href="/">%s</a></p></body></html>
                """.formatted(
                        english ? "en" : "id",
                        failure.title(english),
                        failure.title(english),
                        failure.detail(english),
                        english ? "To the desk" : "Ke meja layanan",
                        english ? "To the citizens’ page" : "Ke halaman warga");
    }
}
