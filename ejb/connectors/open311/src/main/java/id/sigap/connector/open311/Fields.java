package id.sigap.connector.open311;

import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import java.util.List;

/** What an administrator fills in for a channel. */
final class Fields {
    static final List<Setting> ALL = List.of(
            Setting.required(
                    Server.API_URL,
                    SettingType.URL,
                    new LocalizedText("Alamat server", "Server address"),
                    new LocalizedText(
                            "Alamat GeoReport v2 tanpa /services di akhirnya, misalnya https://layanan.contoh.go.id/open311/v2.",
                            "The GeoReport v2 address without /services at the end.")),
            Setting.required(
                    Server.API_KEY,
                    SettingType.SECRET,
                    new LocalizedText("Kunci API", "API key"),
                    new LocalizedText(
                            "api_key yang diberikan pengelola server itu.",
                            "The api_key that the server's operator gave.")),
            Setting.optional(
                    Server.JURISDICTION,
                    SettingType.TEXT,
                    new LocalizedText("Yurisdiksi", "Jurisdiction"),
                    new LocalizedText(
                            "jurisdiction_id, bila server melayani lebih dari satu wilayah.",
                            "The jurisdiction_id, where the server has more than one.")),
            Setting.choice(
                    Server.FORMAT,
                    new LocalizedText("Format jawaban", "Format of answers"),
                    new LocalizedText(
                            "XML selalu ada; JSON hanya bila server menyediakannya.",
                            "XML is always there; JSON only where the server has it."),
                    "xml",
                    List.of(
                            new Setting.Option("xml", new LocalizedText("XML", "XML")),
                            new Setting.Option("json", new LocalizedText("JSON", "JSON")))),
            Setting.optional(
                    Server.DEFAULT_ADDRESS,
                    SettingType.TEXT,
                    new LocalizedText("Alamat baku", "Default address"),
                    new LocalizedText(
                            "Dikirim bila pelapor tidak menyebut tempat; Open311 mewajibkan tempat.",
                            "Sent where the citizen named no place; Open311 wants one.")),
            number(
                    Server.POLL_SECONDS,
                    "60",
                    new LocalizedText("Jeda bertanya (detik)", "Seconds between two looks"),
                    new LocalizedText(
                            "Seberapa sering server ditanya tentang perkembangan.",
                            "How often the server is asked for news.")),
            number(
                    Server.LOOK_BACK_DAYS,
                    "90",
                    new LocalizedText("Rentang laporan (hari)", "Days looked back"),
                    new LocalizedText(
                            "Laporan yang lebih tua tidak ditanyakan lagi; paling lama 90.",
                            "Older requests are not asked for; at most 90.")),
            number(
                    Server.PAGE_SIZE,
                    "20",
                    new LocalizedText("Panjang daftar", "Length of a list"),
                    new LocalizedText(
                            "Daftar dengan laporan sebanyak ini mungkin dipotong oleh server; tanyakan kepada pengelolanya.",
                            "A list of so many requests may have been cut by the server; its operator knows.")),
            number(
                    Server.SETTLE_MINUTES,
                    "5",
                    new LocalizedText("Waktu tampil (menit)", "Minutes until listed"),
                    new LocalizedText(
                            "Setelah selama ini, laporan yang diterima server pasti tampak dalam daftarnya.",
                            "After this time the server certainly lists what it accepted.")),
            Setting.optional(
                            Server.MODERATED,
                            SettingType.BOOLEAN,
                            new LocalizedText("Laporan ditinjau dahulu", "Requests are reviewed first"),
                            new LocalizedText(
                                    "Pilih bila server baru menampilkan laporan setelah diperiksa petugasnya.",
                                    "Where the server lists a request only after somebody looked at it."))
                    .withDefault("false"));

    private Fields() {}

    private static Setting number(String name, String value, LocalizedText label, LocalizedText help) {
        return Setting.optional(name, SettingType.INTEGER, label, help).withDefault(value);
    }
}
