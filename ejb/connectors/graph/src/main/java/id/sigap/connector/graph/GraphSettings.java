package id.sigap.connector.graph;

import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import java.util.ArrayList;
import java.util.List;

/** The settings that a channel of every Meta platform has. */
public final class GraphSettings {
    /** Secret of the Meta app: signs its webhooks and proves our calls. */
    public static final String APP_SECRET = "app-secret";
    /** What Meta repeats in the handshake; chosen by the administrator. */
    public static final String VERIFY_TOKEN = "verify-token";
    /** The account's long-lived token. */
    public static final String ACCESS_TOKEN = "access-token";
    /** Where the Graph API is. */
    public static final String API_URL = "api-url";
    /** Which version of the Graph API is called. */
    public static final String GRAPH_VERSION = "graph-version";

    /**
     * The fields of a webhook. Meta sends what was ticked for the whole app; some platforms choose among them for each
     * account, Instagram and WhatsApp do not.
     *
     * @param object as Meta's dashboard calls what they are fields of
     */
    public record WebhookFields(String object, List<String> fields) {
        public WebhookFields {
            fields = List.copyOf(fields);
        }

        private String names() {
            return String.join(", ", fields);
        }
    }

    private GraphSettings() {}

    /**
     * The account's own id, then what all of Meta's platforms need.
     *
     * @param account the setting that names the account (page, Instagram account, telephone number)
     * @param webhook what the administrator chooses in Meta's dashboard
     * @param further settings of this platform alone; they come last
     */
    public static List<Setting> with(Setting account, WebhookFields webhook, List<Setting> further) {
        List<Setting> all = new ArrayList<>();
        all.add(account);
        all.add(Setting.required(
                ACCESS_TOKEN,
                SettingType.SECRET,
                new LocalizedText("Token akses", "Access token"),
                new LocalizedText(
                        "Token jangka panjang dari pengguna sistem di Meta Business Suite.",
                        "Long-lived token of a system user in Meta Business Suite.")));
        all.add(Setting.required(
                APP_SECRET,
                SettingType.SECRET,
                new LocalizedText("Rahasia aplikasi", "App secret"),
                new LocalizedText(
                        "Ada di Meta for Developers: Pengaturan aplikasi, Dasar. Satu aplikasi untuk setiap kanal.",
                        "Found in Meta for Developers: App settings, Basic. One app for each channel.")));
        all.add(Setting.required(
                VERIFY_TOKEN,
                SettingType.TOKEN,
                new LocalizedText("Token verifikasi webhook", "Webhook verify token"),
                new LocalizedText(
                        "Dibuat oleh Sigap; isikan di halaman Webhooks aplikasi Meta, objek " + webhook.object()
                                + ", lalu centang di sana: " + webhook.names() + ".",
                        "Made by Sigap; enter it on the Webhooks page of the Meta app, object " + webhook.object()
                                + ", and tick there: " + webhook.names() + ".")));
        all.add(Setting.optional(
                        API_URL,
                        SettingType.URL,
                        new LocalizedText("Alamat Graph API", "Address of the Graph API"),
                        new LocalizedText(
                                "Biarkan bawaan, kecuali memakai gerbang API atau server uji.",
                                "Leave the default, except with an API gateway or a test server."))
                .withDefault("https://graph.facebook.com"));
        all.add(Setting.optional(
                        GRAPH_VERSION,
                        SettingType.TEXT,
                        new LocalizedText("Versi Graph API", "Version of the Graph API"),
                        new LocalizedText("Misalnya v26.0.", "Such as v26.0."))
                .withDefault("v26.0"));
        all.addAll(further);
        return List.copyOf(all);
    }
}
