package id.sigap.complaint;

/**
 * Who complained, as the channel told it. Stored sealed under the complaint's key; any member may be null.
 *
 * @param id       the platform's id of the author, by which the answer finds its way back
 * @param contact  an address the citizen left, such as an e-mail
 * @param conversation the platform's conversation or thread in which the answer goes
 * @param replyTo  the native id of the message that the answer replies to
 * @param subject  the subject of the citizen's mail
 */
public record Reporter(
        String id,
        String name,
        String handle,
        String contact,
        String location,
        String conversation,
        String replyTo,
        String subject) {

    /** The same person with the newest message as what the answer replies to. */
    public Reporter repliedAt(String newConversation, String newReplyTo) {
        return new Reporter(
                id,
                name,
                handle,
                contact,
                location,
                newConversation == null ? conversation : newConversation,
                newReplyTo == null ? replyTo : newReplyTo,
                subject);
    }
}
