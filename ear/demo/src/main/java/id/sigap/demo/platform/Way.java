package id.sigap.demo.platform;

import java.util.List;

/** One way in which a citizen writes to the office on a played platform, such as a comment or a direct message. */
public interface Way {
    /** Lower-case letters and hyphens, unique among all platforms, such as {@code x-dm}. */
    String key();

    /** For people, in Indonesian, such as "X, pesan langsung". */
    String label();

    /** Whether anybody can read what is written this way. */
    boolean isPublic();

    /**
     * The citizen writes; the platform delivers it, or has it ready for whoever polls.
     *
     * @param citizen a short name; the same name is the same person
     * @return id of what was written, for the other methods
     */
    String write(String citizen, String text);

    /** What the citizen sees of the office under what they wrote, or in their chat after it, the oldest first. */
    List<String> answers(String written);

    /** Whether the citizen can change and remove what they wrote. */
    default boolean canChange() {
        return false;
    }

    /** The citizen changes it. */
    default void edit(String written, String text) {
        throw new IllegalStateException(label() + " cannot be edited");
    }

    /** The citizen removes it. */
    default void delete(String written) {
        throw new IllegalStateException(label() + " cannot be deleted");
    }
}
