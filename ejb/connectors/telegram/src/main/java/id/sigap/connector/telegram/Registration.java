package id.sigap.connector.telegram;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Secret;
import id.sigap.connector.http.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The bot's place at Telegram: its webhook, and whether all is well with it. */
final class Registration {
    /** An older failure of the webhook is over. */
    private static final Duration RECENT = Duration.ofMinutes(15);

    private final ChannelContext context;
    private final TelegramSettings settings;
    private final BotApi api;

    Registration(ChannelContext context) {
        this.context = context;
        this.settings = new TelegramSettings(context);
        this.api = new BotApi(settings);
    }

    static JsonArray wanted() {
        return Json.provider().createArrayBuilder(new TreeSet<>(Updates.WANTED)).build();
    }

    /** Registers the webhook with the newest secret, or takes it away where updates are polled. Pending updates stay. */
    Health register() {
        Optional<Health> hindrance = settings.polls() ? Optional.empty() : missing();
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        ApiResult result = settings.polls()
                ? api.call("deleteWebhook", JsonValue.EMPTY_JSON_OBJECT)
                : api.call(
                        "setWebhook",
                        Json.provider()
                                .createObjectBuilder()
                                .add("url", context.webhook().map(URI::toString).orElse(""))
                                .add(
                                        "secret_token",
                                        settings.webhookSecret()
                                                .map(Secret::reveal)
                                                .orElse(""))
                                .add("allowed_updates", wanted())
                                .build());
        return result instanceof ApiResult.Ok ? health() : failed(result);
    }

    /** Takes the webhook away, where it is still ours: another installation may have taken over the bot. */
    void withdraw() {
        if (!settings.polls()
                && api.call("getWebhookInfo", JsonValue.EMPTY_JSON_OBJECT) instanceof ApiResult.Ok info
                && isOurs(info)) {
            api.call("deleteWebhook", JsonValue.EMPTY_JSON_OBJECT);
        }
    }

    private boolean isOurs(ApiResult.Ok info) {
        return Json.text(info.result(), "url").equals(context.webhook().map(URI::toString));
    }

    Health health() {
        ApiResult me = api.call("getMe", JsonValue.EMPTY_JSON_OBJECT);
        if (!(me instanceof ApiResult.Ok ok)) {
            return failed(me);
        }
        if (!Json.text(ok.result(), "username")
                .map(name -> name.toLowerCase(Locale.ROOT))
                .equals(settings.username())) {
            return down(
                    "username-differs",
                    "Nama pengguna bot di pengaturan tidak sama dengan yang ada di Telegram.",
                    "The bot's user name in the settings is not the one at Telegram.");
        }
        if (!settings.polls() && missing().isPresent()) {
            return missing().get();
        }
        ApiResult info = api.call("getWebhookInfo", JsonValue.EMPTY_JSON_OBJECT);
        return info instanceof ApiResult.Ok told ? judged(told) : failed(info);
    }

    private Optional<Health> missing() {
        if (context.webhook().isEmpty()) {
            return Optional.of(down(
                    "webhook-address-missing",
                    "Alamat publik server belum diatur; pilih jemput atau atur alamatnya.",
                    "The server has no public address; choose polling or set one."));
        }
        if (settings.webhookSecret().isEmpty()) {
            return Optional.of(down(
                    "webhook-secret-missing",
                    "Token rahasia webhook belum diisi atau memuat tanda yang tidak boleh.",
                    "The webhook secret token is missing or holds characters that are not allowed."));
        }
        return Optional.empty();
    }

    private Health judged(ApiResult.Ok info) {
        if (settings.polls()) {
            return Json.text(info.result(), "url").isPresent()
                    ? down(
                            "webhook-set",
                            "Bot ini masih memakai webhook sehingga tidak dapat dijemput; simpan lagi pengaturannya.",
                            "The bot still has a webhook and cannot be polled; save the settings again.")
                    : Health.up(now());
        }
        if (!isOurs(info)) {
            return down(
                    "webhook-unset",
                    "Webhook bot ini tidak terpasang atau mengarah ke tempat lain; simpan lagi pengaturannya.",
                    "The bot's webhook is not set or leads elsewhere; save the settings again.");
        }
        Set<String> sent = new HashSet<>();
        Json.items(info.result(), "allowed_updates")
                .forEach(kind -> Json.asText(kind).ifPresent(sent::add));
        if (!sent.isEmpty() && !sent.containsAll(Updates.WANTED)) {
            return degraded(
                    "webhook-incomplete",
                    "Telegram tidak mengirim semua jenis pembaruan; simpan lagi pengaturannya.",
                    "Telegram does not send every kind of update; save the settings again.");
        }
        long pending = Json.number(info.result(), "pending_update_count").orElse(0L);
        boolean failing = Json.number(info.result(), "last_error_date")
                .map(seconds -> When.of(Optional.of(seconds), Instant.EPOCH))
                .filter(at -> at.isAfter(now().minus(RECENT)))
                .isPresent();
        if (failing) {
            String words = Json.text(info.result(), "last_error_message").orElse("?");
            String error = words.substring(0, Math.min(200, words.length()));
            return degraded(
                    "webhook-failing",
                    "Telegram belum berhasil mengirim (" + pending + " menunggu): " + error,
                    "Telegram fails to deliver (" + pending + " pending): " + error);
        }
        return Health.up(now());
    }

    private Health failed(ApiResult result) {
        if (result instanceof ApiResult.Refused refused && refused.tokenRefused()) {
            return down(
                    refused.description().equals(BotApi.TOKEN_MISSING) ? BotApi.TOKEN_MISSING : "token-refused",
                    "Token bot belum diisi, salah bentuk, atau ditolak Telegram.",
                    "The bot token is missing, malformed or refused by Telegram.");
        }
        if (result instanceof ApiResult.Refused refused) {
            return down(
                    "refused-" + refused.code(),
                    "Telegram menolak permintaan (" + refused.code() + ").",
                    "Telegram refuses the request (" + refused.code() + ").");
        }
        return down("platform-away", "Telegram tidak dapat dihubungi.", "Telegram cannot be reached.");
    }

    private Health down(String code, String id, String en) {
        return Health.down(code, new LocalizedText(id, en), now());
    }

    private Health degraded(String code, String id, String en) {
        return new Health(Health.State.DEGRADED, code, new LocalizedText(id, en), now(), Optional.empty());
    }

    private Instant now() {
        return context.clock().instant();
    }
}
