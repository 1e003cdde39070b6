package id.sigap.identity;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.GroupResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Reads the whole directory from Keycloak's admin API with the service account {@code sigap-directory}, which may look at
 * users, groups and roles and change nothing.
 *
 * @param server address of Keycloak, as the server reaches it
 * @param realm its name
 * @param secret of the client
 */
record KeycloakStaff(URI server, String realm, String client, String secret) {
    private static final int PAGE = 200;
    private static final long CONNECT_SECONDS = 2;
    private static final long ANSWER_SECONDS = 5;
    private static final Duration TOTAL = Duration.ofSeconds(30);
    /** Asked before the server's own JSON providers. */
    private static final int FIRST = 100;

    /** Roles that say nothing about what somebody does. */
    private static final Set<String> OF_KEYCLOAK = Set.of("offline_access", "uma_authorization", Role.DEMO);

    private static final String REALMS = "/realms/";

    /**
     * Takes one call per group and role; disabled people are left out.
     *
     * @throws RuntimeException of the client, where Keycloak is away or refuses
     */
    Staff read() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // A thread of a managed executor may have none, and RESTEasy, once initialised without one, fails in the whole
        // server.
        thread.setContextClassLoader(KeycloakStaff.class.getClassLoader());
        try {
            return ask();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Staff ask() {
        Client http = ClientBuilder.newBuilder()
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .register(new KeycloakJson(), FIRST)
                .build();
        try (Keycloak keycloak = KeycloakBuilder.builder()
                .serverUrl(server.toString())
                .realm(realm)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(client)
                .clientSecret(secret)
                .resteasyClient(http)
                .build()) {
            return new Reading(keycloak.realm(realm)).staff();
        } finally {
            http.close();
        }
    }

    /** @param issuer address of the realm, as {@code OIDC_PROVIDER_URL} has it */
    static KeycloakStaff of(URI issuer, Optional<URI> server, String client, String secret) {
        String address = issuer.toString().replaceFirst("/$", "");
        int at = address.lastIndexOf(REALMS);
        if (at < 0) {
            throw new IllegalStateException("OIDC_PROVIDER_URL must end with /realms/<name>; it is " + address + ".");
        }
        return new KeycloakStaff(
                server.orElseGet(() -> URI.create(address.substring(0, at))),
                address.substring(at + REALMS.length()),
                client,
                secret);
    }

    /** One reading: what it has found so far, and until when it may go on. */
    private static final class Reading {
        private final RealmResource realm;
        private final Map<String, Set<Person>> byGroup = new HashMap<>();
        private final Map<String, Set<Person>> byRole = new HashMap<>();
        private final long end = System.nanoTime() + TOTAL.toNanos();

        Reading(RealmResource realm) {
            this.realm = realm;
        }

        Staff staff() {
            for (GroupRepresentation top : pages(first -> realm.groups().groups("", first, PAGE, true))) {
                readGroup(top);
            }
            for (String role : roleNames()) {
                readRole(role);
            }
            return new Staff(byRole, byGroup, demoPeople(), Instant.now());
        }

        private void readGroup(GroupRepresentation group) {
            GroupResource found = realm.groups().group(group.getId());
            byGroup.put(group.getPath(), Set.copyOf(people(pages(first -> found.members(first, PAGE, true)))));
            if (Optional.ofNullable(group.getSubGroupCount()).orElse(0L) > 0) {
                for (GroupRepresentation child : pages(first -> found.getSubGroups(first, PAGE, true))) {
                    readGroup(child);
                }
            }
        }

        private void readRole(String role) {
            RoleResource found = realm.roles().get(role);
            Set<Person> people = people(pages(first -> found.getUserMembers(true, first, PAGE)));
            for (GroupRepresentation group : pages(first -> found.getRoleGroupMembers(first, PAGE))) {
                people.addAll(below(group.getPath()));
            }
            byRole.put(role, Set.copyOf(people));
        }

        /** Without those that Keycloak gives everybody, and the demonstration's. */
        private Set<String> roleNames() {
            Set<String> names = new HashSet<>();
            for (RoleRepresentation role : pages(first -> realm.roles().list(first, PAGE))) {
                String name = role.getName();
                if (!name.startsWith("default-roles-") && !OF_KEYCLOAK.contains(name)) {
                    names.add(name);
                }
            }
            return names;
        }

        /** An office's realm has no such role: then nobody. */
        private Set<Person> demoPeople() {
            try {
                RoleResource demo = realm.roles().get(Role.DEMO);
                return people(pages(first -> demo.getUserMembers(true, first, PAGE)));
            } catch (NotFoundException none) {
                return Set.of();
            }
        }

        /** Members of the group and of those inside it: a role given to a group reaches them all. */
        private Set<Person> below(String path) {
            Set<Person> people = new HashSet<>();
            byGroup.forEach((group, members) -> {
                if (group.equals(path) || group.startsWith(path + "/")) {
                    people.addAll(members);
                }
            });
            return people;
        }

        private <T> List<T> pages(IntFunction<? extends Collection<T>> page) {
            List<T> all = new ArrayList<>();
            Collection<T> more;
            do {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "Keycloak is too slow: the directory was not read within " + TOTAL.toSeconds() + " s.");
                }
                more = page.apply(all.size());
                all.addAll(more);
            } while (more.size() == PAGE);
            return all;
        }
    }

    private static Set<Person> people(List<UserRepresentation> users) {
        Set<Person> people = new HashSet<>();
        for (UserRepresentation user : users) {
            if (Boolean.TRUE.equals(user.isEnabled())) {
                people.add(new Person(
                        user.getUsername(),
                        (text(user.getFirstName()) + " " + text(user.getLastName())).strip(),
                        Optional.ofNullable(user.getEmail())));
            }
        }
        return people;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
