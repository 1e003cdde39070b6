package id.sigap.web;

import id.sigap.foundation.Settings;
import id.sigap.identity.Role;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** People of the demonstration (realm role {@code demo}, known passwords) are refused outside of it. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class NoDemoPeople implements ContainerRequestFilter {
    @Context
    HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!Settings.demo() && servlet.getUserPrincipal() != null && servlet.isUserInRole(Role.DEMO)) {
            request.abortWith(Problems.problem(
                    403,
                    "demo-person",
                    "Akun contoh tidak berlaku di sini; masuk dengan akun Anda sendiri.",
                    Map.of()));
        }
    }
}
