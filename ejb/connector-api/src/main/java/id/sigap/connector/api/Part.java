package id.sigap.connector.api;

import java.util.Objects;
import java.util.regex.Pattern;

/** One piece of a message as it was approved. */
public sealed interface Part {

    /** What a text part is for. */
    enum Role {
        /** The subject line, where the platform has one; no part of the body. */
        SUBJECT,
        /** How the citizen is addressed. */
        GREETING,
        /** What the office has to say. */
        BODY,
        /** The ticket, where it is named in the words. */
        TICKET_MARK,
        /** Who speaks. */
        FOOTER
    }

    /**
     * Words.
     *
     * @param role what for
     * @param text exactly as the citizen gets it: not blank, {@linkplain UnicodeText#isStorable storable}, lines end in
     *     {@code \n}, no other control character but the tab; a subject is one line
     */
    record Text(Role role, String text) implements Part {

        public Text {
            Objects.requireNonNull(role, "role");
            Checks.filled("text", text);
            if (!UnicodeText.isStorable(text) || text.chars().anyMatch(c -> isForbidden(role, c))) {
                throw new IllegalArgumentException("The " + role
                        + " holds a control character or half a surrogate pair; clean it before approval");
            }
        }

        private static boolean isForbidden(Role role, int c) {
            return Character.isISOControl(c) && c != '\t' && (c != '\n' || role == Role.SUBJECT);
        }

        @Override
        public String toString() {
            return role + "[" + text.length() + " characters]";
        }
    }

    /**
     * A file.
     *
     * @param name shown to the recipient; no path and no control character
     * @param contentType such as {@code application/pdf}
     * @param content its bytes
     */
    record File(String name, String contentType, Bytes content) implements Part {

        private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}");

        public File {
            Checks.filled("name", name);
            if (!UnicodeText.isStorable(name)
                    || name.chars().anyMatch(c -> Character.isISOControl(c) || c == '/' || c == '\\')) {
                throw new IllegalArgumentException("A file name holds no path and no control character");
            }
            if (!TYPE.matcher(contentType).matches()) {
                throw new IllegalArgumentException("A content type reads like image/png, without parameters");
            }
            Objects.requireNonNull(content, "content");
        }

        @Override
        public String toString() {
            return "FILE[" + content + "]";
        }
    }
}
