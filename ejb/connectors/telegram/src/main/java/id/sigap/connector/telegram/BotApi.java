package id.sigap.connector.telegram;

import id.sigap.connector.http.Http;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Calls methods of the Bot API. The token is part of every address, so no address ever leaves this class. */
record BotApi(TelegramSettings settings) {
    static final String TOKEN_MISSING = "token-missing";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    ApiResult call(String method, JsonObject parameters) {
        return call(method, parameters, LIMIT);
    }

    ApiResult call(String method, JsonObject parameters, Duration limit) {
        Optional<URI> uri = address("/bot", "/" + method);
        if (uri.isEmpty()) {
            return new ApiResult.Refused(401, TOKEN_MISSING, Optional.empty(), Optional.empty());
        }
        return result(Http.exchange(
                HttpCall.postJson(uri.get(), parameters.toString()).within(limit)));
    }

    /** Downloads a file; empty where the token is missing or the path leads elsewhere. */
    Optional<HttpResult> download(String path, Duration limit, int largest) {
        StringBuilder encoded = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return Optional.empty();
            }
            encoded.append('/').append(HttpCall.segment(segment));
        }
        return address("/file/bot", encoded.toString())
                .map(uri -> Http.exchange(HttpCall.get(uri).within(limit).atMost(largest)));
    }

    private Optional<URI> address(String before, String after) {
        try {
            return settings.token().map(token -> URI.create(settings.apiUrl() + before + token + after));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ApiResult result(HttpResult http) {
        if (http instanceof HttpResult.NotSent notSent) {
            return new ApiResult.NotSent(notSent.reason());
        }
        if (http instanceof HttpResult.Answered answered) {
            return result(answered);
        }
        return new ApiResult.Unclear(((HttpResult.Unanswered) http).reason());
    }

    private static ApiResult result(HttpResult.Answered answered) {
        Optional<JsonObject> json = Json.object(answered.body());
        boolean saysOk = json.filter(answer -> Json.flag(answer, "ok")).isPresent();
        if (saysOk && answered.ok()) {
            return new ApiResult.Ok(Json.at(json.get(), "result").orElse(JsonValue.NULL));
        }
        if (answered.ok()) {
            return new ApiResult.Unclear("answer-unreadable");
        }
        JsonObject error = json.orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new ApiResult.Refused(
                answered.status(),
                Json.text(error, "description").orElse(""),
                Json.number(error, "parameters", "retry_after")
                        .or(() -> answered.header("retry-after").flatMap(BotApi::seconds)),
                Json.text(error, "parameters", "migrate_to_chat_id"));
    }

    private static Optional<Long> seconds(String header) {
        return header.matches("[0-9]{1,6}") ? Optional.of(Long.parseLong(header)) : Optional.empty();
    }
}
