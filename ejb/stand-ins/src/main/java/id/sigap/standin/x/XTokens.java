package id.sigap.standin.x;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The account's tokens: access for two hours, refresh for one use. */
final class XTokens {
    private static final Duration LIFE = Duration.ofHours(2);

    private final String client;
    private final Clock clock;
    private final Map<String, Instant> access = new LinkedHashMap<>();
    private String refresh;
    private int issued;

    XTokens(XOptions options) {
        client = options.client();
        clock = options.clock();
        refresh = options.refreshToken();
    }

    synchronized boolean isValid(String token) {
        Instant end = access.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    /** Ends every access token now. */
    synchronized void expire() {
        access.clear();
    }

    /** Ends the refresh token too: the account withdrew its consent. */
    synchronized void revoke() {
        access.clear();
        refresh = "";
    }

    synchronized int issued() {
        return issued;
    }

    synchronized Answer grant(Call call) {
        if (!call.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            return error("invalid_request", "The body must be a form.");
        }
        Map<String, String> form = call.form();
        if (!"refresh_token".equals(form.get("grant_type")) || !client.equals(form.get("client_id"))) {
            return error("invalid_request", "grant_type or client_id is wrong.");
        }
        if (refresh.isEmpty() || !refresh.equals(form.get("refresh_token"))) {
            return error("invalid_request", "Value passed for the token was invalid.");
        }
        issued++;
        String token = "token-akses-x-" + issued;
        refresh = "token-segar-x-" + issued;
        access.put(token, clock.instant().plus(LIFE));
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("token_type", "bearer")
                        .add("expires_in", LIFE.toSeconds())
                        .add("access_token", token)
                        .add("refresh_token", refresh)
                        .add("scope", "tweet.read tweet.write users.read dm.read dm.write offline.access")
                        .build());
    }

    private static Answer error(String code, String description) {
        return Answer.json(
                400,
                Json.createObjectBuilder()
                        .add("error", code)
                        .add("error_description", description)
                        .build());
    }
}
