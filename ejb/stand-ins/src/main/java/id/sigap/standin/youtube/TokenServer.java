package id.sigap.standin.youtube;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Google's token server: a refresh token for an access token, and now and then for a new refresh token. */
final class TokenServer {
    private final StudioAccount account;
    private final Set<String> accessTokens = new HashSet<>();
    private String refreshToken;
    private boolean rotates;
    private int issued;

    TokenServer(StudioAccount account) {
        this.account = account;
        this.refreshToken = account.refreshToken();
    }

    synchronized void rotate() {
        rotates = true;
    }

    synchronized void revoke() {
        refreshToken = "";
        accessTokens.clear();
    }

    synchronized void expireAccess() {
        accessTokens.clear();
    }

    synchronized boolean knows(String token) {
        return accessTokens.contains(token);
    }

    synchronized Answer exchange(Call call) {
        if (!call.method().equals("POST")
                || !call.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            return error(400, "invalid_request");
        }
        Map<String, String> form = call.form();
        if (!account.clientId().equals(form.get("client_id"))
                || !account.clientSecret().equals(form.get("client_secret"))) {
            return error(401, "invalid_client");
        }
        if (!"refresh_token".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type");
        }
        if (refreshToken.isEmpty() || !refreshToken.equals(form.get("refresh_token"))) {
            return error(400, "invalid_grant");
        }
        String access = "ya29.akses-" + ++issued;
        accessTokens.add(access);
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("access_token", access)
                .add("expires_in", 3599)
                .add("scope", "https://www.googleapis.com/auth/youtube.force-ssl")
                .add("token_type", "Bearer");
        if (rotates) {
            rotates = false;
            refreshToken = refreshToken + "-baru";
            answer.add("refresh_token", refreshToken);
        }
        return Answer.json(200, answer.build());
    }

    private static Answer error(int status, String code) {
        return Answer.json(
                status,
                Json.createObjectBuilder()
                        .add("error", code)
                        .add("error_description", "Bad Request")
                        .build());
    }
}
