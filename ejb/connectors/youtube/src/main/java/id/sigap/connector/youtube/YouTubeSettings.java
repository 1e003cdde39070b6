package id.sigap.connector.youtube;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import java.time.Duration;
import java.util.List;

/** The settings of a YouTube channel, by name and with their meaning. */
record YouTubeSettings(ChannelContext context) {
    static final String CHANNEL = "channel-id";
    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";
    static final String REFRESH_TOKEN = "refresh-token";
    static final String DAILY_QUOTA = "daily-quota";
    static final String DAILY_ANSWERS = "daily-answers";
    static final String POLL_SECONDS = "poll-seconds";
    static final String LOOK_BACK_DAYS = "look-back-days";
    static final String MAXIMUM_LENGTH = "maximum-length";
    static final String TOKEN_URL = "token-url";
    static final String API_URL = "api-url";

    private static final int FEWEST_POLL_UNITS = 100;

    static List<Setting> declared() {
        return List.of(
                required(
                        CHANNEL,
                        SettingType.TEXT,
                        "ID kanal YouTube",
                        "YouTube channel id",
                        "Diawali UC…; komentar di bawah video kanal ini diambil.",
                        "Begins with UC…; comments under this channel's videos are taken."),
                required(
                        CLIENT_ID,
                        SettingType.TEXT,
                        "ID klien OAuth",
                        "OAuth client id",
                        "Dari Google Cloud Console.",
                        "From the Google Cloud Console."),
                required(
                        CLIENT_SECRET,
                        SettingType.SECRET,
                        "Rahasia klien OAuth",
                        "OAuth client secret",
                        "Dari Google Cloud Console.",
                        "From the Google Cloud Console."),
                required(
                        REFRESH_TOKEN,
                        SettingType.SECRET,
                        "Token penyegar",
                        "Refresh token",
                        "Dengan cakupan youtube.force-ssl, disetujui oleh akun kanal.",
                        "With the scope youtube.force-ssl, granted by the channel's account."),
                number(
                        DAILY_QUOTA,
                        "10000",
                        "Kuota unit sehari",
                        "Units a day",
                        "Sesuai proyek di Google Cloud Console; membaca 1 unit, menjawab 50 unit.",
                        "As the project in the Google Cloud Console has; reading costs 1, answering 50."),
                number(
                        DAILY_ANSWERS,
                        "100",
                        "Jawaban sehari",
                        "Answers a day",
                        "Kuota untuk jawaban sebanyak ini disisihkan; sisanya dipakai membaca.",
                        "Quota for so many answers is set aside; the rest is used for reading."),
                number(
                        POLL_SECONDS,
                        "60",
                        "Jeda membaca (detik)",
                        "Pause between readings (seconds)",
                        "Paling singkat; menjadi lebih lama bila kuota menipis.",
                        "At least; it grows when the quota runs low."),
                number(
                        LOOK_BACK_DAYS,
                        "1",
                        "Mundur (hari)",
                        "Look back (days)",
                        "Komentar setua ini diambil saat kanal baru dibuka.",
                        "Comments as old as this are taken when the channel is opened."),
                number(
                        MAXIMUM_LENGTH,
                        "10000",
                        "Panjang komentar",
                        "Comment length",
                        "YouTube tidak menerbitkan batasnya; 10.000 karakter menurut pengalaman.",
                        "YouTube does not publish the limit; 10,000 characters by experience."),
                Setting.optional(
                                TOKEN_URL,
                                SettingType.URL,
                                new LocalizedText("Alamat token", "Token address"),
                                new LocalizedText(
                                        "Ubah hanya bila memakai gerbang API.", "Change it only for a gateway."))
                        .withDefault("https://oauth2.googleapis.com/token"),
                Setting.optional(
                                API_URL,
                                SettingType.URL,
                                new LocalizedText("Alamat API", "API address"),
                                new LocalizedText(
                                        "Ubah hanya bila memakai gerbang API.", "Change it only for a gateway."))
                        .withDefault("https://www.googleapis.com/youtube/v3"));
    }

    private static Setting required(
            String name, SettingType type, String label, String labelEn, String help, String helpEn) {
        return Setting.required(name, type, new LocalizedText(label, labelEn), new LocalizedText(help, helpEn));
    }

    private static Setting number(String name, String value, String label, String labelEn, String help, String helpEn) {
        return Setting.optional(
                        name, SettingType.INTEGER, new LocalizedText(label, labelEn), new LocalizedText(help, helpEn))
                .withDefault(value);
    }

    /** Whether nothing is missing without which the account cannot be reached. */
    boolean complete() {
        return context.settings().find(CHANNEL).isPresent()
                && context.settings().find(CLIENT_ID).isPresent()
                && context.secrets().find(CLIENT_SECRET).isPresent()
                && context.secrets().find(REFRESH_TOKEN).isPresent();
    }

    String channel() {
        return context.settings().text(CHANNEL);
    }

    int maximumLength() {
        return context.settings().integer(MAXIMUM_LENGTH);
    }

    Duration shortestPause() {
        return Duration.ofSeconds(Math.max(1, context.settings().integer(POLL_SECONDS)));
    }

    Duration lookBack() {
        return Duration.ofDays(context.settings().integer(LOOK_BACK_DAYS));
    }

    /** What may be spent a day on reading: what the answers leave, and never so little that nothing would come in. */
    long readingUnits() {
        long answers = (long) QuotaDay.INSERT_UNITS * context.settings().integer(DAILY_ANSWERS);
        return Math.max(FEWEST_POLL_UNITS, context.settings().integer(DAILY_QUOTA) - answers);
    }

    /** How many answers a day the quota allows, when reading has had its part. */
    int answersADay() {
        return (int) Math.max(0, (context.settings().integer(DAILY_QUOTA) - readingUnits()) / QuotaDay.INSERT_UNITS);
    }

    String tokenUrl() {
        return context.settings().text(TOKEN_URL);
    }

    /** Without a slash at the end. */
    String apiUrl() {
        String url = context.settings().text(API_URL);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
