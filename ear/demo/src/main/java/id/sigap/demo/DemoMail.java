package id.sigap.demo;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A real mail server (SMTP and IMAP, plain text, loopback only) with the mailboxes of the demonstration. A login is the
 * whole address, the password is always {@code demo}. Mail to an address that is not listed makes a mailbox for it, so any
 * citizen can be played from any mail client.
 */
public final class DemoMail implements Server {
    public static final String PASSWORD = "demo";
    public static final String OFFICE = "lapor@balikpapan.example";
    public static final String ARCHIVE = "arsip@balikpapan.example";

    /** Office, archive, citizens, agencies and staff. */
    public static final List<String> MAILBOXES = List.of(
            OFFICE,
            ARCHIVE,
            "siti@warga.example",
            "andi@warga.example",
            "ptmb@balikpapan.example",
            "pln@balikpapan.example",
            "operator1@balikpapan.example",
            "operator2@balikpapan.example",
            "operator3@balikpapan.example",
            "operator4@balikpapan.example",
            "approver1@balikpapan.example",
            "approver2@balikpapan.example",
            "agency-ptmb@balikpapan.example",
            "agency-dishub@balikpapan.example",
            "agency-dpu@balikpapan.example",
            "head-ptmb@balikpapan.example",
            "head-dishub@balikpapan.example",
            "head-office@balikpapan.example");

    /** Every mailbox has one, as mail programs expect. */
    private static final String SENT = "Sent";

    private static final int LISTEN_WITHIN_MILLIS = 10_000;

    private final GreenMail server;
    private final Optional<MailArchive> archive;

    private DemoMail(GreenMail server, Optional<MailArchive> archive) {
        this.server = server;
        this.archive = archive;
    }

    /** A server on any free ports that forgets its mail; for tests. */
    public static DemoMail start() {
        return start(0, 0, Optional.empty());
    }

    /** A server whose mail stays in the folder between runs, with flags and UIDs. */
    public static DemoMail start(int smtpPort, int imapPort, Path data) {
        return start(smtpPort, imapPort, Optional.of(data));
    }

    private static DemoMail start(int smtpPort, int imapPort, Optional<Path> data) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            setup(smtpPort, ServerSetup.PROTOCOL_SMTP), setup(imapPort, ServerSetup.PROTOCOL_IMAP)
        });
        UserManager users = server.getUserManager();
        MAILBOXES.forEach(address -> mailbox(users, address));
        Optional<MailArchive> archive = data.map(folder -> MailArchive.open(folder, server.getManagers()));
        users.setMessageDeliveryHandler(
                (message, address) -> new Recipient(mailbox(users, address.getEmail()), archive));
        server.start();
        return new DemoMail(server, archive);
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** The server itself, for tests that look into mailboxes without a client. */
    public GreenMail server() {
        return server;
    }

    @Override
    public void close() {
        server.stop();
        archive.ifPresent(MailArchive::close);
    }

    static GreenMailUser mailbox(UserManager users, String address) {
        synchronized (users) {
            GreenMailUser user = users.getUserByEmail(address);
            if (user != null) {
                return user;
            }
            try {
                GreenMailUser made = users.createUser(address, address, PASSWORD);
                users.getImapHostManager().createMailbox(made, SENT);
                return made;
            } catch (UserException | FolderException | AuthorizationException e) {
                throw new StartRefused("The mailbox " + address + " could not be made: " + e.getMessage(), e);
            }
        }
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(LISTEN_WITHIN_MILLIS);
        return setup;
    }

    /** Files a mail before SMTP says that it was taken. */
    private record Recipient(GreenMailUser user, Optional<MailArchive> archive) implements GreenMailUser {
        @Override
        public void deliver(MovingMessage message) {
            user.deliver(message);
            archive.ifPresent(files -> files.save(user));
        }

        @Override
        public void deliver(jakarta.mail.internet.MimeMessage message) {
            user.deliver(message);
            archive.ifPresent(files -> files.save(user));
        }

        @Override
        public String getEmail() {
            return user.getEmail();
        }

        @Override
        public String getLogin() {
            return user.getLogin();
        }

        @Override
        public void create() {
            user.create();
        }

        @Override
        public void delete() {
            user.delete();
        }

        @Override
        public String getPassword() {
            return user.getPassword();
        }

        @Override
        public void setPassword(String password) {
            user.setPassword(password);
        }

        @Override
        public void authenticate(String password) throws UserException {
            user.authenticate(password);
        }

        @Override
        public String getQualifiedMailboxName() {
            return user.getQualifiedMailboxName();
        }
    }
}
