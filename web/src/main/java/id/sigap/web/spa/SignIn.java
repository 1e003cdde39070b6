package id.sigap.web.spa;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The address of "Masuk" on the public page. It is secured, so that whoever arrives here has signed in, and goes on to the
 * inbox. Any other page below {@code /app} does the same for itself: sign-in returns to its path (a query string is lost).
 */
@WebServlet("/app/login")
public class SignIn extends HttpServlet {
    private static final long serialVersionUID = 1;

    static final String INBOX = "/app/";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(INBOX);
    }
}
