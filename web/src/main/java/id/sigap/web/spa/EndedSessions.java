package id.sigap.web.spa;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wildfly.security.http.oidc.AccessToken;

/**
 * Keycloak's sessions that somebody ended here, by their claim {@code sid}, for as long as an access token of theirs may live.
 * The container alone forgets: it saves the signed-in account into the session again at the end of each sign-in check, so a
 * request that was under way while its person signed out would bring the session back.
 */
@ApplicationScoped
public class EndedSessions {
    private static final String SESSION_ID = "sid";
    private static final Duration REFRESHED_JUST_BEFORE = Duration.ofMinutes(1);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;

    /** On the machine's clock, as tokens are. */
    public EndedSessions() {
        this(Clock.systemUTC());
    }

    EndedSessions(Clock clock) {
        this.clock = clock;
    }

    /** To be called before anything else of the sign-out. */
    void end(AccessToken token) {
        if (token.hasClaim(SESSION_ID)) {
            long life = token.getExpiration() - token.getIssuedAt();
            end(token.getClaimValueAsString(SESSION_ID), Duration.ofSeconds(life));
        }
    }

    void end(String session, Duration tokenLife) {
        Instant now = clock.instant();
        until.values().removeIf(end -> end.isBefore(now));
        until.put(session, now.plus(tokenLife).plus(REFRESHED_JUST_BEFORE));
    }

    /** Whether the token belongs to a session that its person ended. */
    boolean isEnded(AccessToken token) {
        return token.hasClaim(SESSION_ID) && isEnded(token.getClaimValueAsString(SESSION_ID));
    }

    boolean isEnded(String session) {
        Instant end = until.get(session);
        return end != null && !end.isBefore(clock.instant());
    }
}
