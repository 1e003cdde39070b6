package id.sigap.standin.meta;

import java.time.Clock;

/**
 * Who is there and what they may.
 *
 * @param port 0 = any that is free
 * @param version of the Graph API; every other one is refused
 * @param pageId the office's page
 * @param instagramId the office's Instagram account
 * @param token the only access token
 * @param appSecret signs the webhooks; calls must prove that they know it
 * @param verifyToken for the webhook's handshake
 * @param humanAgent whether the app may use the tag {@code HUMAN_AGENT}
 * @param clock the platform's time
 */
public record MetaOptions(
        int port,
        String version,
        String pageId,
        String instagramId,
        String token,
        String appSecret,
        String verifyToken,
        boolean humanAgent,
        Clock clock) {

    /** An office at any free port. */
    public static MetaOptions demo() {
        return new MetaOptions(
                0,
                "v26.0",
                "104200000000001",
                "17841400000000001",
                "EAAG-demo-token",
                "demo-app-secret",
                "demo-verify",
                false,
                Clock.systemUTC());
    }

    /** The same at this port. */
    public MetaOptions at(int newPort) {
        return new MetaOptions(newPort, version, pageId, instagramId, token, appSecret, verifyToken, humanAgent, clock);
    }

    /** The same with this time. */
    public MetaOptions at(Clock newClock) {
        return new MetaOptions(port, version, pageId, instagramId, token, appSecret, verifyToken, humanAgent, newClock);
    }

    /** The same with or without the tag. */
    public MetaOptions humanAgent(boolean allowed) {
        return new MetaOptions(port, version, pageId, instagramId, token, appSecret, verifyToken, allowed, clock);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "MetaOptions[" + pageId + ", " + instagramId + "]";
    }
}
