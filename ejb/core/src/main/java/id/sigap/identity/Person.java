package id.sigap.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Somebody who works for the office or an agency.
 *
 * @param username as in Keycloak, lower case; what business tables and the ledger refer to
 * @param name first and last name; the username where Keycloak has none
 * @param email where work is announced to them
 */
public record Person(String username, String name, Optional<String> email) {
    private static final int INITIALS = 2;

    public Person {
        if (username.isBlank()) {
            throw new IllegalArgumentException("A person needs a username.");
        }
        name = name.isBlank() ? username : name.strip();
        email = email.filter(address -> !address.isBlank());
    }

    /** One or two capital letters for a badge: "RW" for Rina Wulandari. */
    public String initials() {
        return Arrays.stream(name.split("[\\s-]+"))
                .filter(word -> !word.isEmpty())
                .limit(INITIALS)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
