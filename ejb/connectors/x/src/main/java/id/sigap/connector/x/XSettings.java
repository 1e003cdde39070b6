package id.sigap.connector.x;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of one channel on X. */
record XSettings(ChannelContext context) {
    static final String CONSUMER_SECRET = "consumer-secret";
    static final String ACCESS_TOKEN = "access-token";
    static final String REFRESH_TOKEN = "refresh-token";
    private static final String ACCOUNT = "account-id";
    private static final String CLIENT = "client-id";
    private static final String CLIENT_SECRET = "client-secret";
    private static final String APP_TOKEN = "app-token";
    private static final String ENTERPRISE = "enterprise-plan";
    private static final String DIRECT_MESSAGES = "direct-messages";
    private static final String POLL_SECONDS = "poll-seconds";
    private static final String API = "api-url";

    static List<Setting> declared() {
        return List.of(
                Setting.required(
                        ACCOUNT,
                        SettingType.TEXT,
                        new LocalizedText("ID pengguna akun", "User id of the account"),
                        new LocalizedText(
                                "Angka, bukan nama akun; terlihat pada GET /2/users/me.",
                                "A number, not the handle; shown by GET /2/users/me.")),
                Setting.required(
                        CONSUMER_SECRET,
                        SettingType.SECRET,
                        new LocalizedText("API secret aplikasi", "The app's API secret"),
                        new LocalizedText(
                                "Disebut juga consumer secret; dengannya X menandatangani kiriman webhook.",
                                "Also called consumer secret; X signs webhook deliveries with it.")),
                Setting.required(
                        APP_TOKEN,
                        SettingType.SECRET,
                        new LocalizedText("Bearer token aplikasi", "The app's bearer token"),
                        new LocalizedText("Untuk mendaftarkan webhook.", "For registering the webhook.")),
                Setting.required(
                        CLIENT,
                        SettingType.TEXT,
                        new LocalizedText("Client ID OAuth 2.0", "OAuth 2.0 client id"),
                        new LocalizedText(
                                "Dari portal pengembang, bagian OAuth 2.0.", "From the developer portal, OAuth 2.0.")),
                Setting.optional(
                        CLIENT_SECRET,
                        SettingType.SECRET,
                        new LocalizedText("Client secret OAuth 2.0", "OAuth 2.0 client secret"),
                        new LocalizedText(
                                "Hanya untuk aplikasi jenis \"confidential client\".",
                                "For an app of the type \"confidential client\" only.")),
                Setting.required(
                        REFRESH_TOKEN,
                        SettingType.SECRET,
                        new LocalizedText("Refresh token akun", "The account's refresh token"),
                        new LocalizedText(
                                "Dari izin akun dengan cakupan tweet.read, tweet.write, users.read, dm.read, dm.write dan"
                                        + " offline.access. Diganti sendiri setiap kali dipakai.",
                                "From the account's consent with the scopes tweet.read, tweet.write, users.read, dm.read,"
                                        + " dm.write and offline.access. Replaced by itself whenever it is used.")),
                Setting.optional(
                        ACCESS_TOKEN,
                        SettingType.SECRET,
                        new LocalizedText("Access token akun", "The account's access token"),
                        new LocalizedText(
                                "Boleh kosong: dibuat dari refresh token.",
                                "May stay empty: made from the refresh token.")),
                Setting.optional(
                                ENTERPRISE,
                                SettingType.BOOLEAN,
                                new LocalizedText("Paket Enterprise", "Enterprise plan"),
                                new LocalizedText(
                                        "Tanpa paket Enterprise, X hanya menerima balasan bila penulis menyebut atau"
                                                + " mengutip akun ini.",
                                        "Without an Enterprise plan, X takes replies only where the author mentioned or"
                                                + " quoted this account."))
                        .withDefault("false"),
                Setting.optional(
                                DIRECT_MESSAGES,
                                SettingType.BOOLEAN,
                                new LocalizedText("Terima pesan langsung", "Take direct messages"),
                                new LocalizedText(
                                        "Memerlukan cakupan dm.read dan dm.write.",
                                        "Needs the scopes dm.read and dm.write."))
                        .withDefault("true"),
                Setting.optional(
                                POLL_SECONDS,
                                SettingType.INTEGER,
                                new LocalizedText("Jeda pemeriksaan (detik)", "Pause between two looks (seconds)"),
                                new LocalizedText(
                                        "X menghitung setiap pos yang dibaca; webhook lebih cepat dan tanpa jeda ini.",
                                        "X charges for every post that is read; the webhook is faster and free of this"
                                                + " pause."))
                        .withDefault("60"),
                Setting.optional(
                                API,
                                SettingType.URL,
                                new LocalizedText("Alamat API", "Address of the API"),
                                new LocalizedText(
                                        "Hanya diubah bila memakai gerbang API.",
                                        "Changed only where an API gateway is used."))
                        .withDefault("https://api.x.com/2"));
    }

    /** The user id of the office's account. */
    String account() {
        return context.settings().text(ACCOUNT);
    }

    String client() {
        return context.settings().text(CLIENT);
    }

    Optional<Secret> clientSecret() {
        return context.secrets().find(CLIENT_SECRET);
    }

    Secret appToken() {
        return context.secrets().require(APP_TOKEN);
    }

    /** Whether X takes replies to those who did not mention the account. */
    boolean enterprise() {
        return context.settings().flag(ENTERPRISE);
    }

    boolean directMessages() {
        return context.settings().flag(DIRECT_MESSAGES);
    }

    Duration pollPause() {
        return Duration.ofSeconds(context.settings().integer(POLL_SECONDS));
    }

    /** Without a slash at the end. */
    String api() {
        return context.settings().text(API).replaceAll("/+$", "");
    }

    URI apiAddress() {
        return URI.create(api());
    }

    /**
     * Goes on only where every setting is there without which nothing works.
     *
     * @throws MissingSettingException naming the first that is missing
     */
    XSettings complete() {
        account();
        client();
        appToken();
        context.secrets().require(CONSUMER_SECRET);
        context.secrets().require(REFRESH_TOKEN);
        api();
        return this;
    }
}
