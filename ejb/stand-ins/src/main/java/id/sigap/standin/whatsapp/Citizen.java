package id.sigap.standin.whatsapp;

import java.util.Optional;

/**
 * Someone with WhatsApp.
 *
 * @param name of the profile
 * @param number digits; empty where a user name hides it from the office
 * @param user the id under which the office's business knows them
 */
public record Citizen(String name, Optional<String> number, Optional<String> user) {
    public Citizen {
        if (number.isEmpty() && user.isEmpty()) {
            throw new IllegalArgumentException("A citizen has a number or a user id");
        }
    }

    /** One whose number the office sees. */
    public static Citizen withNumber(String name, String number) {
        return new Citizen(name, Optional.of(number), Optional.empty());
    }

    /** One who hides the number. */
    public static Citizen hidden(String name, String user) {
        return new Citizen(name, Optional.empty(), Optional.of(user));
    }

    boolean is(String id) {
        return number.filter(id::equals).isPresent() || user.filter(id::equals).isPresent();
    }
}
