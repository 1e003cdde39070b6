package id.sigap.connector.telegram;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of a Telegram channel, by name and with their meaning. */
record TelegramSettings(ChannelContext context) {
    static final String TOKEN = "bot-token";
    static final String USERNAME = "bot-username";
    static final String MODE = "mode";
    static final String WEBHOOK = "webhook";
    static final String POLL = "poll";
    static final String WEBHOOK_SECRET = "webhook-secret";
    static final String API_URL = "api-url";

    private static final String PLATFORM = "https://api.telegram.org";
    private static final Pattern BOT_TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{10,200}");

    /** As setWebhook demands it. */
    private static final Pattern SECRET_TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    static List<Setting> declared() {
        return List.of(
                Setting.required(
                        TOKEN,
                        SettingType.SECRET,
                        new LocalizedText("Token bot", "Bot token"),
                        new LocalizedText(
                                "Dari @BotFather, bentuknya 123456789:AA…", "From @BotFather, reads 123456789:AA…")),
                Setting.required(
                        USERNAME,
                        SettingType.TEXT,
                        new LocalizedText("Nama pengguna bot", "The bot's user name"),
                        new LocalizedText(
                                "Tanpa @. Di grup, hanya pesan yang menyebut nama ini atau membalas bot yang diambil.",
                                "Without @. In groups only messages that name it or reply to the bot are taken.")),
                Setting.choice(
                        MODE,
                        new LocalizedText("Cara menerima", "How messages come in"),
                        new LocalizedText(
                                "Webhook lebih cepat; pilih jemput bila server tidak dapat dicapai dari internet.",
                                "A webhook is faster; choose polling where the internet cannot reach the server."),
                        WEBHOOK,
                        List.of(
                                new Setting.Option(WEBHOOK, new LocalizedText("Webhook", "Webhook")),
                                new Setting.Option(POLL, new LocalizedText("Jemput (polling)", "Polling")))),
                Setting.optional(
                        WEBHOOK_SECRET,
                        SettingType.TOKEN,
                        new LocalizedText("Token rahasia webhook", "Webhook secret token"),
                        new LocalizedText(
                                "Dibuat oleh Sigap dan didaftarkan sendiri pada Telegram bersama webhook.",
                                "Made by Sigap, which registers it with Telegram together with the webhook.")),
                Setting.optional(
                                API_URL,
                                SettingType.URL,
                                new LocalizedText("Alamat API", "API address"),
                                new LocalizedText(
                                        "Ubah hanya bila memakai server Bot API sendiri atau gerbang API.",
                                        "Change it only for a Bot API server of your own or an API gateway."))
                        .withDefault(PLATFORM));
    }

    boolean polls() {
        return context.settings().find(MODE).filter(POLL::equals).isPresent();
    }

    /** Without a slash at the end. */
    String apiUrl() {
        String url = context.settings().find(API_URL).orElse(PLATFORM);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The token, where there is one that can be part of an address. */
    Optional<String> token() {
        return context.secrets()
                .find(TOKEN)
                .map(Secret::reveal)
                .map(String::strip)
                .filter(token -> BOT_TOKEN.matcher(token).matches());
    }

    /** The bot's user id, the part of its token that is no secret. */
    Optional<String> botId() {
        return token().map(token -> token.substring(0, token.indexOf(':')));
    }

    /** In lower case, without @. */
    Optional<String> username() {
        return context.settings()
                .find(USERNAME)
                .map(name -> name.startsWith("@") ? name.substring(1) : name)
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** The newest secret that setWebhook would take. */
    Optional<Secret> webhookSecret() {
        return context.secrets()
                .find(WEBHOOK_SECRET)
                .filter(secret -> SECRET_TOKEN.matcher(secret.reveal()).matches());
    }
}
