package id.sigap.standin.x;

import java.time.Instant;

/** A direct message between two. */
public record DirectMessage(String id, String sender, String recipient, String text, Instant at) {

    /** Whether someone takes part. */
    boolean concerns(String user) {
        return sender.equals(user) || recipient.equals(user);
    }

    /** The id of the conversation of the two. */
    String conversation() {
        boolean ordered = sender.length() < recipient.length()
                || sender.length() == recipient.length() && sender.compareTo(recipient) < 0;
        return ordered ? sender + "-" + recipient : recipient + "-" + sender;
    }
}
