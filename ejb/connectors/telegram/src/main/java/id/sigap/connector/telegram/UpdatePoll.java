package id.sigap.connector.telegram;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for updates. The cursor is the next update_id wanted; asking with it tells Telegram that all before are stored, so
 * there is nothing else to acknowledge.
 */
record UpdatePoll(TelegramSettings settings) {
    private static final int PAGE = 100;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(50);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    PollResult poll(Optional<String> cursor, Duration waitUpTo) {
        if (settings.token().isEmpty()) {
            return new PollResult.Refused(BotApi.TOKEN_MISSING, "Token bot belum diisi atau bentuknya salah.");
        }
        if (!settings.polls()) {
            return new PollResult.Polled(List.of(), cursor.orElse(""), false);
        }
        Duration wait = waitUpTo.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : waitUpTo;
        ApiResult result = new BotApi(settings).call("getUpdates", parameters(cursor, wait), wait.plus(ANSWER));
        if (result instanceof ApiResult.Ok ok) {
            return polled(Json.objects(ok.result()).toList(), cursor);
        }
        if (result instanceof ApiResult.Refused refused) {
            return refused(refused);
        }
        return new PollResult.Away(PATIENCE, "getUpdates: no answer");
    }

    private static JsonObject parameters(Optional<String> cursor, Duration wait) {
        JsonObjectBuilder parameters = Json.provider()
                .createObjectBuilder()
                .add("limit", PAGE)
                .add("timeout", wait.toSeconds())
                .add("allowed_updates", Registration.wanted());
        cursor.filter(c -> c.matches("[0-9]{1,18}")).ifPresent(c -> parameters.add("offset", Long.parseLong(c)));
        return parameters.build();
    }

    private PollResult polled(List<JsonObject> updates, Optional<String> cursor) {
        Instant now = settings.context().clock().instant();
        List<RawDelivery> deliveries = new ArrayList<>();
        long next = 0;
        for (JsonObject update : updates) {
            Bytes body = Bytes.utf8(update.toString());
            deliveries.add(new RawDelivery(
                    Updates.key(update).orElseGet(() -> "sha256-" + body.sha256()),
                    "application/json",
                    Map.of(),
                    body,
                    now,
                    ""));
            next = Math.max(next, Json.number(update, "update_id").orElse(-1L) + 1);
        }
        return new PollResult.Polled(
                deliveries, next == 0 ? cursor.orElse("") : Long.toString(next), updates.size() == PAGE);
    }

    private static PollResult refused(ApiResult.Refused refused) {
        if (refused.tokenRefused()) {
            return new PollResult.Refused("token-refused", "Telegram menolak token bot; periksa pengaturan kanal.");
        }
        if (refused.code() == 409 && refused.says("webhook")) {
            return new PollResult.Refused(
                    "webhook-set", "Bot ini masih memakai webhook; simpan lagi pengaturan kanal agar webhook dilepas.");
        }
        if (refused.code() == 409) {
            return new PollResult.Away(PATIENCE, "another program polls this bot");
        }
        return new PollResult.Away(
                refused.retryAfter().map(Duration::ofSeconds).orElse(PATIENCE), "getUpdates: " + refused.code());
    }
}
