package id.sigap.connector.youtube;

import id.sigap.connector.api.Secret;
import id.sigap.connector.http.Http;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Calls the Data API with one access token. */
record DataApi(String root, Secret token) {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** Reads; costs one unit. */
    ApiAnswer list(String resource, Map<String, String> parameters) {
        return call(resource, parameters, HttpCall::get);
    }

    /** Writes; costs fifty. */
    ApiAnswer insert(String resource, JsonObject body) {
        return call(resource, Map.of("part", "snippet"), uri -> HttpCall.postJson(uri, body.toString()));
    }

    private ApiAnswer call(
            String resource, Map<String, String> parameters, java.util.function.Function<URI, HttpCall> method) {
        URI address;
        try {
            address = HttpCall.address(root + "/" + resource, parameters);
        } catch (IllegalArgumentException e) {
            return new ApiAnswer.NotSent("address-refused");
        }
        HttpResult result =
                Http.exchange(method.apply(address).bearer(token.reveal()).within(LIMIT));
        if (result instanceof HttpResult.Answered answered) {
            return answer(answered);
        }
        return result instanceof HttpResult.NotSent notSent
                ? new ApiAnswer.NotSent(notSent.reason())
                : new ApiAnswer.Unclear(((HttpResult.Unanswered) result).reason());
    }

    private static ApiAnswer answer(HttpResult.Answered answered) {
        Optional<JsonObject> body = Json.object(answered.body());
        if (answered.ok()) {
            return body.<ApiAnswer>map(ApiAnswer.Ok::new).orElse(new ApiAnswer.Unclear("answer-unreadable"));
        }
        String reason = Json.objects(body.orElse(JsonValue.EMPTY_JSON_OBJECT), "error", "errors")
                .flatMap(error -> Json.text(error, "reason").stream())
                .filter(text -> text.matches("[A-Za-z_]{1,60}"))
                .findFirst()
                .orElse("");
        return new ApiAnswer.Refused(
                answered.status(),
                reason,
                answered.header("retry-after")
                        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
    }
}
