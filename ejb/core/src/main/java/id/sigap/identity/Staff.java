package id.sigap.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reading of the whole directory.
 *
 * @param byRole people who have the realm role, directly or through a group; the office's own roles among them
 * @param byGroup members of each group by its full path, subgroups not included
 * @param demo people of the demonstration, whose password everyone knows
 * @param readAt when Keycloak answered
 */
record Staff(Map<String, Set<Person>> byRole, Map<String, Set<Person>> byGroup, Set<Person> demo, Instant readAt) {
    Staff {
        byRole = Map.copyOf(byRole);
        byGroup = Map.copyOf(byGroup);
        demo = Set.copyOf(demo);
    }

    static Staff none() {
        return new Staff(Map.of(), Map.of(), Set.of(), Instant.EPOCH);
    }

    /** The same without people of the demonstration. */
    Staff withoutDemo() {
        return new Staff(without(byRole), without(byGroup), Set.of(), readAt);
    }

    private Map<String, Set<Person>> without(Map<String, Set<Person>> people) {
        return people.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .filter(person -> !demo.contains(person))
                                .collect(Collectors.toUnmodifiableSet())));
    }

    /** @param role name of a realm role */
    List<Person> with(String role) {
        return sorted(byRole.getOrDefault(role, Set.of()));
    }

    List<Person> in(String group) {
        return sorted(byGroup.getOrDefault(group, Set.of()));
    }

    Optional<Person> find(String username) {
        return Stream.concat(byRole.values().stream(), byGroup.values().stream())
                .flatMap(Collection::stream)
                .filter(person -> person.username().equals(username))
                .findFirst();
    }

    List<Member> members() {
        return sorted(Stream.concat(byRole.values().stream(), byGroup.values().stream())
                        .flatMap(Collection::stream)
                        .collect(Collectors.toSet()))
                .stream()
                .map(this::member)
                .toList();
    }

    private Member member(Person person) {
        List<String> groups = byGroup.entrySet().stream()
                .filter(group -> group.getValue().contains(person))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new Member(
                person,
                byRole.entrySet().stream()
                        .filter(role -> role.getValue().contains(person))
                        .flatMap(role -> Role.of(role.getKey()).stream())
                        .sorted()
                        .toList(),
                groups.stream()
                        .filter(path -> !Groups.isHead(path))
                        .flatMap(path -> Groups.agency(path).stream())
                        .toList(),
                groups.stream()
                        .filter(Groups::isHead)
                        .flatMap(path -> Groups.agency(path).stream())
                        .toList(),
                groups.contains(Groups.OFFICE_HEAD));
    }

    private static List<Person> sorted(Set<Person> people) {
        return people.stream()
                .sorted(java.util.Comparator.comparing(Person::username))
                .toList();
    }
}
