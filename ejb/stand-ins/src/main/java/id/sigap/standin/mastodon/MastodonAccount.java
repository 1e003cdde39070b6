package id.sigap.standin.mastodon;

/**
 * The office's account, and how long a status may be on its server.
 *
 * @param id of the account
 * @param username without @
 * @param token its access token
 * @param longestStatus characters as Mastodon counts them
 */
public record MastodonAccount(String id, String username, String token, int longestStatus) {

    /** On a server with the usual limit. */
    public static MastodonAccount of(String id, String username, String token) {
        return new MastodonAccount(id, username, token, 500);
    }

    @Override
    public String toString() {
        return "MastodonAccount[" + username + "]";
    }
}
