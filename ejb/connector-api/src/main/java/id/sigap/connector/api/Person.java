package id.sigap.connector.api;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Someone on the other side, as the platform knows them.
 *
 * @param id stable on the platform; what an answer is addressed to
 * @param displayName as shown
 * @param handle such as {@code @name}
 * @param contact a telephone number or address beside the platform
 * @param otherIds further ids under which the platform may name the same person, such as a telephone number beside a
 *     user id
 */
public record Person(
        String id,
        Optional<String> displayName,
        Optional<String> handle,
        Optional<String> contact,
        Set<String> otherIds) {

    public Person {
        Checks.id("id", id);
        displayName = tidy(displayName);
        handle = tidy(handle);
        contact = tidy(contact);
        otherIds = Set.copyOf(new LinkedHashSet<>(otherIds));
        Objects.requireNonNull(otherIds, "otherIds");
    }

    /** Someone of whom only the id is known. */
    public static Person of(String id) {
        return new Person(id, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    /** The same person with a name to show; blank = none. */
    public Person named(String name) {
        return new Person(id, Optional.of(name), handle, contact, otherIds);
    }

    /** The same person with a contact beside the platform; blank = none. */
    public Person reachableAt(String newContact) {
        return new Person(id, displayName, handle, Optional.of(newContact), otherIds);
    }

    private static Optional<String> tidy(Optional<String> text) {
        return text.map(UnicodeText::storable).map(String::strip).filter(t -> !t.isEmpty());
    }

    /** Shows nobody. */
    @Override
    public String toString() {
        return "Person[***]";
    }
}
