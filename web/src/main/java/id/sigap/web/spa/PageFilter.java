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
 * link to a case, to a ticket or to an agency's answer works when it is opened afresh.
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
        String page = request.getServletPath().startsWith("/app") ? "/app/index.html" : "/index.html";
        request.getRequestDispatcher(page).forward(request, response);
    }
}
