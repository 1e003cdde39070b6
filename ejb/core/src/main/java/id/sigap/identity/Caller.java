package id.sigap.identity;

import id.sigap.foundation.Refusal;
import id.sigap.foundation.Settings;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The signed-in person of a request and what they are: everything that rules about access ask for.
 *
 * @param person who it is, as the token says
 * @param roles of the realm
 * @param agencies codes of the agencies they answer for, as officer or head; empty without the role of an agency officer
 * @param headOf codes of the agencies they head; a part of {@code agencies}
 * @param officeHead whether they stand on the last rung of every ladder
 */
public record Caller(Person person, Set<Role> roles, Set<String> agencies, Set<String> headOf, boolean officeHead) {
    /** The realm role of people of the demonstration; nobody has it in an office's realm. */
    public static final String DEMO_ROLE = "demo";

    public Caller {
        roles = Set.copyOf(roles);
        agencies = Set.copyOf(agencies);
        headOf = Set.copyOf(headOf);
        if (!agencies.containsAll(headOf)) {
            throw new IllegalArgumentException("A head answers for the own agency: " + headOf + ", " + agencies + ".");
        }
    }

    /**
     * Reads a caller off what the container and the token say.
     *
     * @param principal its name is the username
     * @param inRole whether the container says that the person has a realm role
     * @param name from the token; blank where it has none
     * @param email from the token; null where it has none
     * @param groups the full paths of the token's {@code groups} claim; unknown ones are passed over
     * @throws Refusal where a person of the demonstration appears outside it
     */
    public static Caller of(
            Principal principal, Predicate<String> inRole, String name, String email, Collection<String> groups) {
        if (inRole.test(DEMO_ROLE) && !Settings.demo()) {
            throw Refusal.notAllowed("Akun demo " + principal.getName() + " tidak berlaku di luar profil demo.");
        }
        Set<Role> roles = Arrays.stream(Role.values())
                .filter(role -> inRole.test(role.code()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        boolean officer = roles.contains(Role.AGENCY_OFFICER);
        Set<String> agencies = officer ? agencies(groups, path -> true) : Set.of();
        Set<String> headOf = officer ? agencies(groups, Groups::isHead) : Set.of();
        return new Caller(
                new Person(principal.getName(), name, Optional.ofNullable(email)),
                roles,
                agencies,
                headOf,
                groups.contains(Groups.OFFICE_HEAD));
    }

    public String username() {
        return person.username();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Works on cases at the desk, as operator or as approver. */
    public boolean atDesk() {
        return is(Role.OPERATOR) || is(Role.APPROVER);
    }

    public boolean answersFor(String agency) {
        return agencies.contains(agency);
    }

    public boolean heads(String agency) {
        return headOf.contains(agency);
    }

    private static Set<String> agencies(Collection<String> groups, Predicate<String> which) {
        return groups.stream()
                .filter(which)
                .flatMap(path -> Groups.agency(path).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
