package id.sigap.web;

import id.sigap.complaint.Viewer;
import id.sigap.foundation.Refusal;
import id.sigap.identity.Groups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/** The signed-in person behind this request: name, roles and agencies, as the token says. */
@RequestScoped
public class Session {
    @Inject
    HttpServletRequest request;

    public String username() {
        return request.getUserPrincipal() == null
                ? ""
                : request.getUserPrincipal().getName();
    }

    /** The name to show; the user name where the token has none. */
    public String name() {
        OidcSecurityContext context = token();
        String name = context == null || context.getToken() == null
                ? null
                : context.getToken().getName();
        return name == null || name.isBlank() ? username() : name;
    }

    public boolean is(String role) {
        return request.isUserInRole(role);
    }

    public Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        Stream.of(Roles.OPERATOR, Roles.APPROVER, Roles.OFFICER, Roles.ADMINISTRATOR, Roles.AUDITOR)
                .filter(this::is)
                .forEach(roles::add);
        return roles;
    }

    /**
     * What the person may be a candidate of in a diagram: every realm role of the token, also one that only this office
     * knows, and the agencies' codes.
     */
    public Set<String> candidateGroups() {
        Set<String> groups = new TreeSet<>(roles());
        groups.addAll(agencies());
        OidcSecurityContext context = token();
        if (context != null && context.getToken() != null && context.getToken().getRealmAccessClaim() != null) {
            groups.addAll(context.getToken().getRealmAccessClaim().getRoles());
        }
        return groups;
    }

    /** Codes of the agencies that the person answers for: an officer's role makes the membership count. */
    public Set<String> agencies() {
        return agencies(path -> true);
    }

    /** Codes of the agencies that the person heads. */
    public Set<String> headOf() {
        return agencies(Groups::isHead);
    }

    private Set<String> agencies(Predicate<String> which) {
        return is(Roles.OFFICER)
                ? groups().stream()
                        .filter(which)
                        .flatMap(path -> Groups.agency(path).stream())
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    public boolean officeHead() {
        return groups().contains(Groups.OFFICE_HEAD);
    }

    /** Refuses whoever does not read cases: only the desk, auditors and the head of the office do. */
    public void requireReader() {
        if (!viewer().desk() && !is(Roles.AUDITOR) && !officeHead()) {
            throw Refusal.notAllowed(
                    "Daftar dan isi aduan hanya untuk petugas, pemberi persetujuan, auditor, dan pimpinan.");
        }
    }

    public Viewer viewer() {
        return new Viewer(username(), roles(), agencies(), officeHead());
    }

    /** When the token expires: what it says about the person is good until then. */
    public Instant until() {
        OidcSecurityContext context = token();
        return context == null || context.getToken() == null
                ? Instant.now()
                : Instant.ofEpochSecond(context.getToken().getExpiration());
    }

    private List<String> groups() {
        OidcSecurityContext context = token();
        if (context == null || context.getToken() == null || !context.getToken().hasClaim("groups")) {
            return List.of();
        }
        return context.getToken().getStringListClaimValue("groups");
    }

    private OidcSecurityContext token() {
        return (OidcSecurityContext) request.getAttribute(OidcSecurityContext.class.getName());
    }
}
