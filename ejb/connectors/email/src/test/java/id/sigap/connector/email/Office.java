package id.sigap.connector.email;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Settings;
import id.sigap.connector.tck.TestChannel;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** An office with real IMAP and SMTP servers in this JVM. */
final class Office implements AutoCloseable {

    static final String ADDRESS = "pengaduan@contoh.go.id";
    static final String ARCHIVE = "arsip@contoh.go.id";
    static final String CITIZEN = "siti@warga.example";
    static final String PASSWORD = "kata-sandi-kantor";

    static final Settings SETTINGS = new Settings(Map.of(
            EmailSettings.ADDRESS,
            ADDRESS,
            EmailSettings.USERNAME,
            ADDRESS,
            EmailSettings.ARCHIVE_ADDRESS,
            ARCHIVE,
            EmailSettings.ARCHIVE_USERNAME,
            ARCHIVE));

    final EmailConnector connector = new EmailConnector();
    private final GreenMail servers;

    Office() {
        servers =
                new GreenMail(new ServerSetup[] {server(ServerSetup.PROTOCOL_SMTP), server(ServerSetup.PROTOCOL_IMAP)});
        servers.start();
        servers.setUser(ADDRESS, ADDRESS, PASSWORD);
        servers.setUser(ARCHIVE, ARCHIVE, PASSWORD);
        servers.setUser(CITIZEN, CITIZEN, "x");
    }

    static ServerSetup server(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol).dynamicPort();
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    GreenMail servers() {
        return servers;
    }

    TestChannel channel() {
        return channel(connector, servers.getImap().getPort(), servers.getSmtp().getPort());
    }

    static TestChannel channel(EmailConnector connector, int imapPort, int smtpPort) {
        return TestChannel.of(connector)
                .setting(EmailSettings.ADDRESS, ADDRESS)
                .setting(EmailSettings.USERNAME, ADDRESS)
                .secret(EmailSettings.PASSWORD, PASSWORD)
                .setting(EmailSettings.IMAP_HOST, "127.0.0.1")
                .setting(EmailSettings.IMAP_PORT, String.valueOf(imapPort))
                .setting(EmailSettings.IMAP_SECURITY, "plain")
                .setting(EmailSettings.SMTP_HOST, "127.0.0.1")
                .setting(EmailSettings.SMTP_PORT, String.valueOf(smtpPort))
                .setting(EmailSettings.SMTP_SECURITY, "plain")
                .setting(EmailSettings.ARCHIVE_ADDRESS, ARCHIVE)
                .setting(EmailSettings.ARCHIVE_USERNAME, ARCHIVE);
    }

    ChannelContext context() {
        return channel().open();
    }

    /** Puts a mail into the office's inbox. */
    void receives(String mail) {
        receives(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void receives(byte[] mail) {
        put(ADDRESS, "INBOX", mail);
    }

    void put(String user, String folder, byte[] mail) {
        try {
            var store = servers.getManagers().getImapHostManager();
            var owner = servers.getManagers().getUserManager().getUserByEmail(user);
            var mailbox = store.getFolder(owner, folder);
            if (mailbox == null) {
                mailbox = store.createMailbox(owner, folder);
            }
            mailbox.appendMessage(
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)),
                    new Flags(),
                    new Date());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What lies in somebody's inbox. */
    List<MimeMessage> inboxOf(String user) {
        try {
            var managers = servers.getManagers();
            return managers
                    .getImapHostManager()
                    .getInbox(managers.getUserManager().getUserByEmail(user))
                    .getMessages()
                    .stream()
                    .map(m -> m.getMimeMessage())
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static OutboundMessage answer(String text) {
        return answer(Conversation.with(Person.of(CITIZEN)), new Part.Text(Part.Role.BODY, text));
    }

    static OutboundMessage answer(Conversation conversation, Part... parts) {
        return new OutboundMessage(UUID.randomUUID(), conversation, List.of(parts), false);
    }

    /** A mail as if it had been polled. */
    static RawDelivery delivery(String mail) {
        return delivery(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static RawDelivery delivery(byte[] mail) {
        return new RawDelivery(
                "inbox:1", "message/rfc822", Map.of(Folders.ROLE, Folders.INBOX), Bytes.of(mail), TestChannel.NOW, "");
    }

    /** A mail as if it had been polled from the folder of sent mail. */
    static RawDelivery sent(byte[] mail) {
        return new RawDelivery(
                "sent:1", "message/rfc822", Map.of(Folders.ROLE, Folders.SENT), Bytes.of(mail), TestChannel.NOW, "");
    }

    static List<InboundEvent> split(byte[] mail) {
        return MailSplitter.split(SETTINGS, delivery(mail));
    }

    static InboundEvent.Message message(String mail) {
        return (InboundEvent.Message)
                MailSplitter.split(SETTINGS, delivery(mail)).get(0);
    }

    @Override
    public void close() {
        servers.stop();
    }
}
