package id.sigap.standin.telegram;

import java.time.Duration;

/**
 * The bot that the stand-in knows, and how fast it tries again.
 *
 * @param id of its user
 * @param secret second half of its token
 * @param username without @
 * @param firstRetry after how long a failed delivery is tried again; every further wait is twice as long
 * @param longestRetry the longest of these waits
 */
public record BotAccount(long id, String secret, String username, Duration firstRetry, Duration longestRetry) {

    /** With the platform's own waits. */
    public static BotAccount of(long id, String secret, String username) {
        return new BotAccount(id, secret, username, Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    /** As the platform gives it out. */
    public String token() {
        return id + ":" + secret;
    }

    @Override
    public String toString() {
        return "BotAccount[@" + username + "]";
    }
}
