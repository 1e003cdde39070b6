package id.sigap.it.crash;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMailUtil;
import id.sigap.demo.DemoMail;
import id.sigap.it.harness.SigapServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A real mail server that outlives the application, with a {@link Sluice} on the office's way out. */
final class MailRoom implements SigapServer.Companion {
    /** A mail as a citizen sees it. */
    record Mail(String id, String subject, String text) {}

    static {
        // a thread of the mail server ends with an exception where its client was killed, which is nothing to fail on
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    private DemoMail mail;
    private Sluice sluice;

    /** Puts the sluice between the server and its mail; what did not reach the archive is taken for not sent at once. */
    @Override
    public void open(SigapServer server) {
        mail = server.mail();
        sluice = Sluice.before(mail.smtpPort());
        server.with("SIGAP_CHALLENGE", "off")
                .with("SIGAP_MAIL_ARCHIVE_MINUTES", "0")
                .with("SIGAP_MAIL_SMTP_PORT", String.valueOf(sluice.port()));
    }

    Sluice sluice() {
        return sluice;
    }

    /** A citizen's mail to the office; when this returns, the mail server has it. */
    void write(String from, String subject, String text) {
        GreenMailUtil.sendTextEmail(
                DemoMail.OFFICE, from, subject, text, mail.server().getSmtp().getServerSetup());
    }

    /** A citizen's mail that answers another one. */
    void reply(String from, String subject, String text, String messageId) throws MessagingException {
        MimeMessage message =
                new MimeMessage(GreenMailUtil.getSession(mail.server().getSmtp().getServerSetup()));
        message.setFrom(from);
        message.setRecipients(MimeMessage.RecipientType.TO, DemoMail.OFFICE);
        message.setSubject(subject);
        message.setHeader("In-Reply-To", messageId);
        message.setText(text);
        GreenMailUtil.sendMimeMessage(message);
    }

    /** All that arrived there, oldest first; empty for an address that never got any. */
    List<Mail> of(String address) {
        GreenMailUser user = mail.server().getUserManager().getUserByEmail(address);
        if (user == null) {
            return List.of();
        }
        List<Mail> mails = new ArrayList<>();
        try {
            for (StoredMessage stored : mail.server()
                    .getManagers()
                    .getImapHostManager()
                    .getInbox(user)
                    .getMessages()) {
                MimeMessage message = stored.getMimeMessage();
                mails.add(new Mail(
                        message.getMessageID(),
                        message.getSubject(),
                        message.getContent().toString()));
            }
        } catch (FolderException | MessagingException e) {
            throw new IllegalStateException("The mailbox of " + address + " cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The mailbox of " + address + " cannot be read", e);
        }
        return mails;
    }

    @Override
    public void close() {
        if (sluice != null) {
            sluice.close();
        }
    }
}
