package id.sigap.connector.telegram;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Secret;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges what comes to the webhook. Telegram signs nothing; it repeats the secret that the webhook was registered with, and
 * tells no time, so that a replay is recognised by its key alone.
 */
final class Webhook {
    static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    /** An update is a few kilobytes; files are never in it. */
    private static final int MAXIMUM_BODY = 1024 * 1024;

    private Webhook() {}

    static ReceiveVerdict judge(ChannelContext context, InboundRequest request) {
        if (!request.method().equals("POST")) {
            return ReceiveVerdict.refused(405, "post-expected", "Telegram mengirim dengan POST.");
        }
        String claimed = request.header(HEADER).orElse("");
        boolean genuine = false;
        for (Secret secret : context.secrets().all(TelegramSettings.WEBHOOK_SECRET)) {
            genuine |= secret.matches(claimed);
        }
        if (!genuine) {
            return ReceiveVerdict.refused(
                    401, "secret-token-wrong", "Token rahasia webhook tidak ada atau tidak cocok; kiriman ditolak.");
        }
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.startsWith("application/json;")) {
            return ReceiveVerdict.refused(415, "json-expected", "Kiriman harus berjenis application/json.");
        }
        if (request.body().size() > MAXIMUM_BODY) {
            return ReceiveVerdict.refused(
                    413, "too-large", "Kiriman terlalu besar; paling besar " + MAXIMUM_BODY + " bita.");
        }
        Optional<JsonStructure> json = Json.read(request.body());
        if (json.isEmpty()) {
            return ReceiveVerdict.unreadable("bad-json", "Isi kiriman bukan JSON yang dapat dibaca.");
        }
        // genuine but no update: a refusal would block Telegram's queue for a day, so a person gets it
        return ReceiveVerdict.accepted(json.filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .flatMap(Updates::key)
                .orElseGet(() -> "sha256-" + request.body().sha256()));
    }
}
