package id.sigap.web.spa;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The one page to which Keycloak sends people back, so that its client names one exact address. It is the only secured page:
 * whoever arrives here has signed in, and goes on to the page that {@link ReturnPath} remembers, or to the inbox.
 */
@WebServlet(SignIn.ADDRESS)
public class SignIn extends HttpServlet {
    private static final long serialVersionUID = 1;

    static final String ADDRESS = "/app/login";

    static final String INBOX = "/app/";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(ReturnPath.take(request, response).orElse(INBOX));
    }
}
