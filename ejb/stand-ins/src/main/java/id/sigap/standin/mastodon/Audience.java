package id.sigap.standin.mastodon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may read a status; Mastodon calls it the visibility. */
public enum Audience {
    /** Anyone, and it is shown around. */
    PUBLIC,
    /** Anyone who comes upon it. */
    UNLISTED,
    /** Those who follow the author, and whom it mentions. */
    PRIVATE,
    /** Whom it mentions. */
    DIRECT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Audience> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
