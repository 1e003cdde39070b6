package id.sigap.standin.x;

import java.time.Clock;

/**
 * What the office's account and app are on this X.
 *
 * @param port 0 = any that is free
 * @param account user id of the office's account
 * @param username its handle, without the @
 * @param consumerSecret signs webhook deliveries
 * @param appToken the app's bearer token
 * @param client the app's OAuth 2 client id
 * @param refreshToken the first one; each is good for one use
 * @param enterprise whether replies are taken to those who did not mention the account
 * @param anyWebhook whether webhooks may have any address; X itself wants https without a port
 */
public record XOptions(
        int port,
        String account,
        String username,
        String consumerSecret,
        String appToken,
        String client,
        String refreshToken,
        boolean enterprise,
        boolean anyWebhook,
        Clock clock) {

    /** An office's account on a self-serve plan. */
    public static XOptions of(int port) {
        return new XOptions(
                port,
                "1500000000000000001",
                "PemkotContoh",
                "rahasia-konsumen-x",
                "token-aplikasi-x",
                "klien-x",
                "token-segar-x-0",
                false,
                true,
                Clock.systemUTC());
    }

    /** The same on an Enterprise plan. */
    public XOptions onEnterprise() {
        return new XOptions(
                port, account, username, consumerSecret, appToken, client, refreshToken, true, anyWebhook, clock);
    }

    /** The same with X's own rule for webhook addresses. */
    public XOptions strictWebhook() {
        return new XOptions(
                port, account, username, consumerSecret, appToken, client, refreshToken, enterprise, false, clock);
    }

    /** The same at another time. */
    public XOptions at(Clock other) {
        return new XOptions(
                port, account, username, consumerSecret, appToken, client, refreshToken, enterprise, anyWebhook, other);
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "XOptions[@" + username + "]";
    }
}
