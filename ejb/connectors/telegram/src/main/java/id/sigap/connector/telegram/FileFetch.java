package id.sigap.connector.telegram;

import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import java.time.Duration;
import java.util.Map;

/** Fetches a file: its path is asked for, is good for an hour, and is called together with the token. */
record FileFetch(TelegramSettings settings) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** @param fileId as in the message */
    FetchOutcome fetch(String fileId) {
        BotApi api = new BotApi(settings);
        ApiResult result = api.call(
                "getFile",
                Json.provider().createObjectBuilder().add("file_id", fileId).build());
        if (result instanceof ApiResult.Ok ok) {
            if (Json.number(ok.result(), "file_size")
                    .filter(size -> size > Media.MAXIMUM_BYTES)
                    .isPresent()) {
                return new FetchOutcome.Gone("too-large");
            }
            return Json.text(ok.result(), "file_path")
                    .flatMap(path -> api.download(path, LIMIT, Media.MAXIMUM_BYTES))
                    .map(http -> downloaded(http, fileId))
                    .orElse(new FetchOutcome.Gone("file-path-missing"));
        }
        if (result instanceof ApiResult.Refused refused) {
            return refused(refused);
        }
        return new FetchOutcome.RetryAfter(PATIENCE, "getFile: no answer");
    }

    private static FetchOutcome refused(ApiResult.Refused refused) {
        if (refused.code() == 400 && refused.says("too big")) {
            return new FetchOutcome.Gone("too-large");
        }
        // "wrong file_id or the file is temporarily unavailable": one text for both, so the id is taken at its word
        if (refused.code() == 400 && !refused.says("temporarily unavailable")) {
            return new FetchOutcome.Gone("file-refused");
        }
        return new FetchOutcome.RetryAfter(
                refused.retryAfter().map(Duration::ofSeconds).orElse(PATIENCE), "getFile: " + refused.code());
    }

    private FetchOutcome downloaded(HttpResult http, String fileId) {
        if (http instanceof HttpResult.Answered answered) {
            if (answered.ok()) {
                return new FetchOutcome.Fetched(new RawDelivery(
                        "file-" + id.sigap.connector.api.Bytes.utf8(fileId).sha256(),
                        type(answered),
                        Map.of(),
                        answered.body(),
                        settings.context().clock().instant(),
                        ""));
            }
            return answered.status() == 404
                    ? new FetchOutcome.Gone("file-gone")
                    : new FetchOutcome.RetryAfter(PATIENCE, "download: " + answered.status());
        }
        if (http instanceof HttpResult.Unanswered unanswered
                && unanswered.reason().equals("answer-too-large")) {
            return new FetchOutcome.Gone("too-large");
        }
        return new FetchOutcome.RetryAfter(PATIENCE, "download: no answer");
    }

    private static String type(HttpResult.Answered answered) {
        return answered.header("content-type").filter(type -> !type.isBlank()).orElse("application/octet-stream");
    }
}
