package id.sigap.connector.whatsapp;

import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.connector.api.Settings;
import id.sigap.connector.graph.GraphSettings;
import java.util.List;
import java.util.Optional;

/** The settings of a channel. */
final class WhatsAppSettings {
    /** Meta's id of the office's telephone number; not the number itself. */
    static final String NUMBER = "phone-number-id";

    /** The WhatsApp Business account (WABA) that the number belongs to. */
    static final String ACCOUNT = "business-account-id";

    static final String TEMPLATE = "template-name";
    static final String TEMPLATE_LANGUAGE = "template-language";
    static final String TEMPLATE_ROOM = "template-room";

    /** Whatever an administrator enters, WhatsApp takes no longer body of a template. */
    static final int LARGEST_TEMPLATE = 1024;

    static final List<Setting> ALL = GraphSettings.with(
            Setting.required(
                    NUMBER,
                    SettingType.TEXT,
                    new LocalizedText("ID nomor telepon", "Phone number ID"),
                    new LocalizedText(
                            "Ada di Meta for Developers: WhatsApp, API Setup. Bukan nomor teleponnya sendiri.",
                            "Found in Meta for Developers: WhatsApp, API Setup. Not the telephone number itself.")),
            new GraphSettings.WebhookFields(
                    "WhatsApp Business Account", List.of("messages", "smb_message_echoes", "account_update")),
            List.of(
                    Setting.optional(
                            ACCOUNT,
                            SettingType.TEXT,
                            new LocalizedText("ID akun WhatsApp Business", "WhatsApp Business account ID"),
                            new LocalizedText(
                                    "Sebaiknya diisi: Sigap mendaftarkan webhook pada akun ini dan memeriksa bahwa tetap terdaftar. Bila kosong, Sigap tidak tahu bila Meta berhenti mengirim pesan ke sini.",
                                    "Better filled in: Sigap subscribes to this account and checks that it stays subscribed. When empty, Sigap does not learn that Meta has stopped sending messages here.")),
                    Setting.optional(
                            TEMPLATE,
                            SettingType.TEXT,
                            new LocalizedText("Nama templat", "Template name"),
                            new LocalizedText(
                                    "Templat utilitas yang sudah disetujui Meta, dengan tepat satu parameter yang memuat seluruh jawaban. Hanya dipakai bila masa 24 jam sudah lewat; kosongkan bila tidak ada.",
                                    "A utility template that Meta approved, with exactly one parameter, which carries the whole answer. Used only once the 24 hours are over; leave empty where there is none.")),
                    Setting.optional(
                                    TEMPLATE_LANGUAGE,
                                    SettingType.TEXT,
                                    new LocalizedText("Bahasa templat", "Template language"),
                                    new LocalizedText("Kode bahasa templat, misalnya id.", "Its language, such as id."))
                            .withDefault("id"),
                    Setting.optional(
                                    TEMPLATE_ROOM,
                                    SettingType.INTEGER,
                                    new LocalizedText("Panjang jawaban dalam templat", "Room in the template"),
                                    new LocalizedText(
                                            "Paling banyak berapa karakter jawaban yang muat: 1024 dikurangi kata-kata tetap templat.",
                                            "How many characters of an answer fit: 1024 less the fixed words of the template."))
                            .withDefault("900")));

    private WhatsAppSettings() {}

    /**
     * An approved template.
     *
     * @param room how many characters its one parameter may have
     */
    record Template(String name, String language, int room) {}

    /** The template for what is sent outside the window, where the administrator named one. */
    static Optional<Template> template(Settings settings) {
        return settings.find(TEMPLATE)
                .map(name -> new Template(
                        name,
                        settings.find(TEMPLATE_LANGUAGE).orElse("id"),
                        Math.min(LARGEST_TEMPLATE, room(settings))));
    }

    private static int room(Settings settings) {
        return settings.find(TEMPLATE_ROOM).isEmpty() ? LARGEST_TEMPLATE : settings.integer(TEMPLATE_ROOM);
    }
}
