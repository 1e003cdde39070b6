package id.sigap.connector.x;

import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Secrets;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The account's access token (two hours) and the refresh token that makes the next one, and is used up by it. Only one
 * thread of this server renews a channel's token at a time; a thread of another server may be quicker, and is believed.
 */
final class Tokens {
    /** Nothing of value: who renews now. */
    private static final ConcurrentMap<String, Object> RENEWING = new ConcurrentHashMap<>();

    private final XSettings settings;
    private final XApi api;
    private final Secrets secrets;

    Tokens(XSettings settings, XApi api) {
        this.settings = settings;
        this.api = api;
        this.secrets = settings.context().secrets();
    }

    /** What became of renewing. */
    sealed interface Renewal {}

    /** A token to go on with. */
    record Renewed(Secret access) implements Renewal {}

    /** None: never {@link Fault.Kind#UNKNOWN}, since the call that needs a token was not made. */
    record Failed(Fault fault) implements Renewal {}

    Optional<Secret> current() {
        return secrets.find(XSettings.ACCESS_TOKEN);
    }

    /** Makes a new access token, unless another thread did since {@code refused} was read. */
    Renewal renew(Optional<Secret> refused) {
        synchronized (RENEWING.computeIfAbsent(settings.context().channelId(), c -> new Object())) {
            Optional<Secret> now = current();
            if (now.isPresent() && !now.equals(refused)) {
                return new Renewed(now.get());
            }
            return ask(secrets.require(XSettings.REFRESH_TOKEN), refused);
        }
    }

    private Renewal ask(Secret refresh, Optional<Secret> refused) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refresh.reveal());
        form.put("client_id", settings.client());
        HttpCall call = HttpCall.postForm(api.address("/oauth2/token", Map.of()), form);
        Optional<Secret> clientSecret = settings.clientSecret();
        if (clientSecret.isPresent()) {
            String pair = settings.client() + ":" + clientSecret.get().reveal();
            call = call.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        HttpResult result = api.exchange(call);
        if (!(result instanceof HttpResult.Answered answered)) {
            return new Failed(Fault.later("login-unanswered"));
        }
        if (answered.ok()) {
            return keep(answered);
        }
        if (answered.status() == 400 || answered.status() == 401) {
            return current()
                    .filter(a -> !Optional.of(a).equals(refused))
                    .<Renewal>map(Renewed::new)
                    .orElseGet(() -> new Failed(Fault.channel("login-refused")));
        }
        Fault fault = Fault.of(answered, settings.context().clock().instant());
        return new Failed(
                fault.kind() == Fault.Kind.CHANNEL || fault.kind() == Fault.Kind.LATER
                        ? fault
                        : new Fault(Fault.Kind.LATER, "login-failed", Duration.ofMinutes(1)));
    }

    /** The refresh token first: without it, there is no next time. */
    private Renewal keep(HttpResult.Answered answered) {
        JsonValue body = Json.object(answered.body()).<JsonValue>map(b -> b).orElse(JsonValue.NULL);
        Json.text(body, "refresh_token").ifPresent(t -> secrets.replace(XSettings.REFRESH_TOKEN, Secret.of(t)));
        Optional<String> access = Json.text(body, "access_token");
        if (access.isEmpty()) {
            return new Failed(Fault.later("login-unreadable"));
        }
        Secret token = Secret.of(access.get());
        secrets.replace(XSettings.ACCESS_TOKEN, token);
        return new Renewed(token);
    }
}
