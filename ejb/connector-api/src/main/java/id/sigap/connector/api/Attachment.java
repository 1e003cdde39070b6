package id.sigap.connector.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A file that came with a message. */
public sealed interface Attachment {

    /** Its name as the sender gave it: never a path to write to; may be empty. */
    String name();

    /** What the sender says it is, such as {@code image/jpeg}. Not to be believed. */
    String contentType();

    /**
     * The file itself.
     *
     * @param content its bytes
     */
    record Inline(String name, String contentType, Bytes content) implements Attachment {

        public Inline {
            name = UnicodeText.storable(name);
            contentType = Checks.filled("contentType", UnicodeText.storable(contentType));
            Objects.requireNonNull(content, "content");
        }

        @Override
        public String toString() {
            return "Inline[" + content + "]";
        }
    }

    /**
     * A file still on the platform.
     *
     * @param reference for {@link Connector#fetch}
     * @param expiresAt when it can no longer be fetched, where that is known
     */
    record Remote(String name, String contentType, String reference, Optional<Instant> expiresAt)
            implements Attachment {

        public Remote {
            name = UnicodeText.storable(name);
            contentType = Checks.filled("contentType", UnicodeText.storable(contentType));
            Checks.filled("reference", reference);
            Objects.requireNonNull(expiresAt, "expiresAt");
        }

        @Override
        public String toString() {
            return "Remote[***]";
        }
    }

    /**
     * A file that was left out by a limit; its message is kept and says so.
     *
     * @param size in bytes, as far as it was counted
     * @param code stable: why it was left out, such as {@code too-large}
     */
    record LeftOut(String name, String contentType, long size, String code) implements Attachment {

        public LeftOut {
            name = UnicodeText.storable(name);
            contentType = Checks.filled("contentType", UnicodeText.storable(contentType));
            Checks.filled("code", code);
        }

        @Override
        public String toString() {
            return "LeftOut[" + size + " bytes, " + code + "]";
        }
    }
}
