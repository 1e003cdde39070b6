package id.sigap.standin.telegram;

/**
 * A message in a chat.
 *
 * @param number within its chat
 */
public record Post(long chat, long number) {

    /** As the connector names it. */
    public String nativeId() {
        return chat + "/" + number;
    }
}
