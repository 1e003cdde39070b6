package id.sigap.complaint;

import java.util.Map;

/**
 * Who complained, as the channel told it. Stored sealed under the complaint's key; any member may be null.
 *
 * @param id       the platform's id of the author, by which the answer finds its way back
 * @param contact  an address the citizen left, such as an e-mail
 * @param conversation the platform's conversation or thread in which the answer goes
 * @param replyTo  the native id of the message that the answer replies to
 * @param subject  the subject of the citizen's mail
 * @param attributes what the platform said of the newest message and wants back with the answer; empty where it said nothing
 */
public record Reporter(
        String id,
        String name,
        String handle,
        String contact,
        String location,
        String conversation,
        String replyTo,
        String subject,
        Map<String, String> attributes) {

    public Reporter {
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** The same person with the newest message as what the answer replies to. */
    public Reporter repliedAt(String newConversation, String newReplyTo, Map<String, String> newAttributes) {
        return new Reporter(
                id,
                name,
                handle,
                contact,
                location,
                newConversation == null ? conversation : newConversation,
                newReplyTo == null ? replyTo : newReplyTo,
                subject,
                newAttributes.isEmpty() ? attributes : newAttributes);
    }
}
