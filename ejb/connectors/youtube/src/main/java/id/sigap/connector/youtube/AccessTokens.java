package id.sigap.connector.youtube;

import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Secrets;
import id.sigap.connector.http.Http;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges the refresh token for an access token, anew for each task: it costs no quota, and nothing need be remembered.
 */
record AccessTokens(YouTubeSettings settings) {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    Access ask() {
        if (!settings.complete()) {
            return new Access.Refused("settings-missing");
        }
        URI address;
        try {
            address = URI.create(settings.tokenUrl());
        } catch (IllegalArgumentException e) {
            return new Access.Refused("token-url-malformed");
        }
        Secrets secrets = settings.context().secrets();
        Secret refresh = secrets.require(YouTubeSettings.REFRESH_TOKEN);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", settings.context().settings().text(YouTubeSettings.CLIENT_ID));
        form.put("client_secret", secrets.require(YouTubeSettings.CLIENT_SECRET).reveal());
        form.put("refresh_token", refresh.reveal());
        HttpResult result = Http.exchange(HttpCall.postForm(address, form).within(LIMIT));
        if (!(result instanceof HttpResult.Answered answered)) {
            return new Access.Away("token server: no answer");
        }
        JsonObject answer = Json.object(answered.body()).orElse(JsonValue.EMPTY_JSON_OBJECT);
        Optional<String> token = Json.text(answer, "access_token");
        if (answered.ok() && token.isPresent()) {
            keep(secrets, refresh, answer);
            return new Access.Granted(
                    Secret.of(token.get()),
                    Json.number(answer, "refresh_token_expires_in").map(Duration::ofSeconds));
        }
        return answered.status() == 400 || answered.status() == 401
                ? new Access.Refused(Json.text(answer, "error")
                        .filter(code -> code.matches("[a-z_]{1,60}"))
                        .map(code -> code.replace('_', '-'))
                        .orElse("token-refused"))
                : new Access.Away("token server: " + answered.status());
    }

    /** Google seldom issues a new refresh token; where it does, the old one may end. */
    private static void keep(Secrets secrets, Secret used, JsonObject answer) {
        Json.text(answer, "refresh_token")
                .filter(issued -> !used.matches(issued))
                .ifPresent(issued -> secrets.replace(YouTubeSettings.REFRESH_TOKEN, Secret.of(issued)));
    }
}
