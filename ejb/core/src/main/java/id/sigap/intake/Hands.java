package id.sigap.intake;

import java.util.Optional;

/**
 * Whose hands a delivery went through before it was taken in, by user names.
 *
 * @param enteredBy whoever entered it; empty where it came by itself
 * @param mendedBy whoever changed what is in it; empty where it is as it came
 */
record Hands(Optional<String> enteredBy, Optional<String> mendedBy) {}
