package id.sigap.web.spa;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;

/**
 * Answers every page address of a browser application with that application's one page; its script reads the address. So a
 * link to a case, to a ticket or to an agency's answer works when it is opened afresh. A page of the desk is for people who
 * are signed in; anybody else is sent to {@link SignIn} and comes back from there.
 */
@WebFilter(urlPatterns = {"/app/*", "/lacak/*", "/jawab/*"})
public class PageFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean servletOfItsOwn = request.getHttpServletMapping().getMappingMatch() == MappingMatch.EXACT;
        boolean reading =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (servletOfItsOwn || !reading) {
            chain.doFilter(request, response);
            return;
        }
        boolean desk = request.getServletPath().startsWith("/app");
        if (desk && request.getUserPrincipal() == null) {
            ReturnPath.remember(request, response);
            response.setHeader("Cache-Control", "no-store");
            response.sendRedirect(SignIn.ADDRESS);
            return;
        }
        request.getRequestDispatcher(desk ? "/app/index.html" : "/index.html").forward(request, response);
    }
}
