package id.sigap.connector.email;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.connector.api.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of a mail channel, by name and with their meaning. */
final class EmailSettings {

    static final String ADDRESS = "address";
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String IMAP_HOST = "imap-host";
    static final String IMAP_PORT = "imap-port";
    static final String IMAP_SECURITY = "imap-security";
    static final String INBOX_FOLDER = "inbox-folder";
    static final String SENT_FOLDER = "sent-folder";
    static final String MARK_SEEN = "mark-seen";
    static final String SMTP_HOST = "smtp-host";
    static final String SMTP_PORT = "smtp-port";
    static final String SMTP_SECURITY = "smtp-security";
    static final String SMTP_LOGIN = "smtp-login";
    static final String ARCHIVE_ADDRESS = "archive-address";
    static final String ARCHIVE_USERNAME = "archive-username";
    static final String ARCHIVE_PASSWORD = "archive-password";
    static final String ARCHIVE_FOLDER = "archive-folder";
    static final String ARCHIVE_MINUTES = "archive-minutes";
    static final String LARGEST_MAIL = "largest-mail-megabytes";
    static final String LARGEST_FILES = "largest-files-megabytes";
    static final String ALLOW_PLAIN = "allow-plain";

    private static final int MEGABYTE = 1024 * 1024;

    /** Whatever the setting says: with more, Sigap would not take what comes. */
    static final int LARGEST_WHOLE_MAIL = 38 * MEGABYTE;

    private final ChannelContext context;

    EmailSettings(ChannelContext context) {
        this.context = context;
    }

    static List<Setting> declared() {
        return List.of(
                required(
                        ADDRESS,
                        SettingType.ADDRESS,
                        "Alamat surel",
                        "E-mail address",
                        "Alamat pengaduan kantor; menjadi pengirim jawaban.",
                        "The office's complaint address; answers come from it."),
                required(
                        USERNAME,
                        SettingType.TEXT,
                        "Nama pengguna",
                        "User name",
                        "Untuk IMAP dan SMTP; biasanya sama dengan alamat.",
                        "For IMAP and SMTP; usually the address."),
                required(
                        PASSWORD,
                        SettingType.SECRET,
                        "Kata sandi",
                        "Password",
                        "Kata sandi kotak surel, atau kata sandi aplikasi.",
                        "Of the mailbox, or an app password."),
                required(
                        IMAP_HOST,
                        SettingType.TEXT,
                        "Server IMAP",
                        "IMAP server",
                        "Misalnya imap.contoh.go.id.",
                        "Such as imap.example.go.id."),
                required(IMAP_PORT, SettingType.INTEGER, "Porta IMAP", "IMAP port", "Biasanya 993.", "Usually 993.")
                        .withDefault("993"),
                security(IMAP_SECURITY, "Keamanan IMAP", "IMAP security", Security.TLS),
                required(
                                INBOX_FOLDER,
                                SettingType.TEXT,
                                "Folder masuk",
                                "Inbox folder",
                                "Folder tempat surel warga tiba.",
                                "Where citizens' mail arrives.")
                        .withDefault("INBOX"),
                Setting.optional(
                        SENT_FOLDER,
                        SettingType.TEXT,
                        text("Folder terkirim", "Sent folder"),
                        text(
                                "Kosong = dicari sendiri. Jawaban yang dikirim di luar Sigap terlihat di sini.",
                                "Empty = looked for. Answers given outside Sigap are seen here.")),
                Setting.optional(
                                MARK_SEEN,
                                SettingType.BOOLEAN,
                                text("Tandai sudah dibaca", "Mark as read"),
                                text(
                                        "Surel yang sudah disimpan Sigap ditandai di kotak surel.",
                                        "Mail that Sigap has stored is marked in the mailbox."))
                        .withDefault("true"),
                required(
                        SMTP_HOST,
                        SettingType.TEXT,
                        "Server SMTP",
                        "SMTP server",
                        "Misalnya smtp.contoh.go.id.",
                        "Such as smtp.example.go.id."),
                required(
                                SMTP_PORT,
                                SettingType.INTEGER,
                                "Porta SMTP",
                                "SMTP port",
                                "Biasanya 587 atau 465.",
                                "Usually 587 or 465.")
                        .withDefault("587"),
                security(SMTP_SECURITY, "Keamanan SMTP", "SMTP security", Security.STARTTLS),
                Setting.optional(
                                SMTP_LOGIN,
                                SettingType.BOOLEAN,
                                text("SMTP memakai kata sandi", "SMTP asks for the password"),
                                text(
                                        "Matikan hanya untuk server yang tidak memintanya.",
                                        "Switch off only for a server that asks for none."))
                        .withDefault("true"),
                required(
                        ARCHIVE_ADDRESS,
                        SettingType.ADDRESS,
                        "Alamat arsip",
                        "Archive address",
                        "Setiap jawaban juga dikirim ke sini, sehingga Sigap dapat memeriksa apakah jawaban benar-benar terkirim.",
                        "Each answer also goes here, so that Sigap can see whether it was really sent."),
                Setting.optional(
                        ARCHIVE_USERNAME,
                        SettingType.TEXT,
                        text("Nama pengguna arsip", "Archive user name"),
                        text("Kosong = kotak surel yang sama.", "Empty = the same mailbox.")),
                Setting.optional(
                        ARCHIVE_PASSWORD,
                        SettingType.SECRET,
                        text("Kata sandi arsip", "Archive password"),
                        text("Kosong = kata sandi yang sama.", "Empty = the same password.")),
                required(
                                ARCHIVE_FOLDER,
                                SettingType.TEXT,
                                "Folder arsip",
                                "Archive folder",
                                "Folder tempat salinan arsip tiba.",
                                "Where the archive copies arrive.")
                        .withDefault("INBOX"),
                required(
                                ARCHIVE_MINUTES,
                                SettingType.INTEGER,
                                "Menit sampai tiba di arsip",
                                "Minutes to the archive",
                                "Setelah waktu ini, jawaban yang tidak ada di arsip dianggap tidak terkirim.",
                                "After this time an answer that is not in the archive counts as not sent.")
                        .withDefault("30"),
                required(
                                LARGEST_MAIL,
                                SettingType.INTEGER,
                                "Surel masuk terbesar",
                                "Largest mail",
                                "Dalam megabita; dari surel yang lebih besar hanya awalnya yang diambil.",
                                "In megabytes; of a larger mail only the beginning is fetched.")
                        .withDefault("35"),
                required(
                                LARGEST_FILES,
                                SettingType.INTEGER,
                                "Lampiran jawaban terbesar",
                                "Largest attachments",
                                "Dalam megabita, untuk semua lampiran satu jawaban.",
                                "In megabytes, for all files of one answer.")
                        .withDefault("15"),
                Setting.optional(
                                ALLOW_PLAIN,
                                SettingType.BOOLEAN,
                                text("Izinkan tanpa enkripsi", "Allow no encryption"),
                                text(
                                        "Kata sandi dan surel dapat dibaca orang lain di jaringan. Hanya untuk jaringan tertutup.",
                                        "Others on the network can read passwords and mail. For closed networks only."))
                        .withDefault("false"));
    }

    private static LocalizedText text(String id, String en) {
        return new LocalizedText(id, en);
    }

    private static Setting required(
            String name, SettingType type, String labelId, String labelEn, String helpId, String helpEn) {
        return Setting.required(name, type, text(labelId, labelEn), text(helpId, helpEn));
    }

    private static Setting security(String name, String labelId, String labelEn, Security standard) {
        return Setting.choice(
                name,
                text(labelId, labelEn),
                text("Enkripsi sambungan ke server.", "Encryption of the connection to the server."),
                standard.word(),
                List.of(
                        new Setting.Option(Security.TLS.word(), text("TLS", "TLS")),
                        new Setting.Option(Security.STARTTLS.word(), text("STARTTLS", "STARTTLS")),
                        new Setting.Option(Security.PLAIN.word(), text("Tanpa enkripsi", "No encryption"))));
    }

    String address() {
        return settings().text(ADDRESS);
    }

    String senderName() {
        return context.office().name();
    }

    String inboxFolder() {
        return settings().text(INBOX_FOLDER);
    }

    Optional<String> sentFolder() {
        return settings().find(SENT_FOLDER);
    }

    boolean marksSeen() {
        return settings().flag(MARK_SEEN);
    }

    String archiveAddress() {
        return settings().text(ARCHIVE_ADDRESS);
    }

    String archiveFolder() {
        return settings().text(ARCHIVE_FOLDER);
    }

    /** Whether the archive's copies arrive where citizens' mail does. */
    static boolean archiveIsTheInbox(Settings settings) {
        String user = settings.find(USERNAME).orElse("");
        return settings.find(ARCHIVE_USERNAME).orElse(user).equals(user)
                && settings.find(ARCHIVE_FOLDER)
                        .orElse("INBOX")
                        .equalsIgnoreCase(settings.find(INBOX_FOLDER).orElse("INBOX"));
    }

    Duration archiveDelay() {
        return Duration.ofMinutes(settings().integer(ARCHIVE_MINUTES));
    }

    int largestMail() {
        return Math.min(bytes(LARGEST_MAIL), LARGEST_WHOLE_MAIL);
    }

    int largestFiles() {
        return bytes(LARGEST_FILES);
    }

    private int bytes(String megabytes) {
        return Math.min(settings().integer(megabytes), 500) * MEGABYTE;
    }

    /** The mailbox that citizens write to. */
    MailServer imap() throws ChannelFaultException {
        return imap(settings().text(USERNAME), context.secrets().require(PASSWORD));
    }

    /** The mailbox that keeps a copy of each answer. */
    MailServer archive() throws ChannelFaultException {
        return imap(
                settings().find(ARCHIVE_USERNAME).orElseGet(() -> settings().text(USERNAME)),
                context.secrets()
                        .find(ARCHIVE_PASSWORD)
                        .orElseGet(() -> context.secrets().require(PASSWORD)));
    }

    private MailServer imap(String username, Secret password) throws ChannelFaultException {
        return server(IMAP_HOST, IMAP_PORT, IMAP_SECURITY, Optional.of(new MailServer.Login(username, password)));
    }

    MailServer smtp() throws ChannelFaultException {
        Optional<MailServer.Login> login = settings().flag(SMTP_LOGIN)
                ? Optional.of(new MailServer.Login(
                        settings().text(USERNAME), context.secrets().require(PASSWORD)))
                : Optional.empty();
        return server(SMTP_HOST, SMTP_PORT, SMTP_SECURITY, login);
    }

    private MailServer server(String host, String port, String security, Optional<MailServer.Login> login)
            throws ChannelFaultException {
        try {
            MailServer server = new MailServer(
                    settings().text(host),
                    settings().integer(port),
                    Security.of(settings().text(security)),
                    login);
            if (server.security() == Security.PLAIN
                    && !server.isThisMachine()
                    && !settings().flag(ALLOW_PLAIN)) {
                throw new ChannelFaultException(
                        "plain-refused",
                        text(
                                "Sambungan tanpa enkripsi ke server lain ditolak; pilih TLS atau STARTTLS.",
                                "An unencrypted connection to another machine is refused; choose TLS or STARTTLS."));
            }
            return server;
        } catch (IllegalArgumentException e) {
            throw new MissingSettingException(security, e);
        }
    }

    private Settings settings() {
        return context.settings();
    }
}
