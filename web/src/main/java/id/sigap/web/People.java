package id.sigap.web;

import id.sigap.identity.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** People as the contract shows them. */
@ApplicationScoped
public class People {
    @Inject
    Directory directory;

    /** A person: user name, name and initials. */
    public record Person(String username, String name, String initials) {}

    /** @return null for null */
    public Person of(String username) {
        return username == null
                ? null
                : person(
                        username,
                        directory
                                .find(username)
                                .map(id.sigap.identity.Person::name)
                                .orElse(username));
    }

    public static Person person(String username, String name) {
        String initials = Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
        return new Person(username, name, initials);
    }
}
