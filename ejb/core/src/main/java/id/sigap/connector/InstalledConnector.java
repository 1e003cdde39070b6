package id.sigap.connector;

import java.util.Locale;
import java.util.Optional;

/**
 * A connector that is deployed now, whether it is used or not.
 *
 * @param id what it calls itself; empty where it was not asked or did not say
 * @param name for people
 * @param version its own
 * @param apiVersion of the contract that it was built against
 * @param file that it came in; empty for a part of the application
 * @param sha256 of that file
 * @param state whether it is used
 * @param problem in Indonesian, where something is wrong
 * @param standing under which name its faults are counted; {@code ""} where it was never asked anything
 */
public record InstalledConnector(
        Optional<String> id,
        Optional<String> name,
        Optional<String> version,
        Optional<String> apiVersion,
        Optional<String> file,
        Optional<String> sha256,
        State state,
        Optional<String> problem,
        String standing) {

    /** Whether a connector is used, and if not, why. */
    public enum State {
        IN_USE,
        /** An administrator has not decided about its jar yet. */
        WAITING,
        /** An administrator refused its jar. */
        REFUSED,
        /** Its file cannot be found or is being replaced. */
        UNKNOWN_FILE,
        /** It did not say who it is. */
        MUTE,
        /** Built against a contract that this Sigap does not know. */
        WRONG_API,
        /** Another connector has the same id. */
        SAME_ID,
        /** Too many faults in a row: waits for an administrator. */
        SET_ASIDE;

        /** For programs, such as {@code in-use}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isFault() {
            return this == MUTE || this == WRONG_API || this == SAME_ID;
        }
    }

    /** How people find it: its id, else its file. */
    public String label() {
        return id.or(() -> file).orElse("?");
    }
}
