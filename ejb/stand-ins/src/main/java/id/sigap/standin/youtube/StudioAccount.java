package id.sigap.standin.youtube;

/**
 * The account that owns the channel, and the program that may act for it.
 *
 * @param channel its id
 * @param quota units a day
 */
public record StudioAccount(
        String channel, String name, String clientId, String clientSecret, String refreshToken, int quota) {
    @Override
    public String toString() {
        return "StudioAccount[" + channel + "]";
    }
}
