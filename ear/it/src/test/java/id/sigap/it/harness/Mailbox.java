package id.sigap.it.harness;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import id.sigap.demo.DemoMail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Somebody's mailbox: what lies in it, and mail that they write. */
public record Mailbox(DemoMail mail, String address) {
    public List<MimeMessage> messages() {
        GreenMailUser user = mail.server().getUserManager().getUserByEmail(address);
        if (user == null) {
            return List.of();
        }
        try {
            return mail.server().getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                    .map(StoredMessage::getMimeMessage)
                    .toList();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        try {
            for (MimeMessage message : messages()) {
                subjects.add(message.getSubject());
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return subjects;
    }

    /** The newest message whose subject holds this ticket; null where there is none. */
    public MimeMessage about(String ticket) {
        List<MimeMessage> all = messages();
        try {
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).getSubject().contains(ticket)) {
                    return all.get(i);
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return null;
    }

    /** Writes to the office. */
    public void write(String subject, String text) {
        send(subject, text, null);
    }

    /** Answers a message, as a mail program does. */
    public void reply(MimeMessage to, String text) {
        try {
            send("Re: " + to.getSubject(), text, to.getMessageID());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String subject, String text, String answered) {
        Properties smtp = new Properties();
        smtp.put("mail.smtp.host", "localhost");
        smtp.put("mail.smtp.port", String.valueOf(mail.smtpPort()));
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(smtp));
            message.setFrom(new InternetAddress(address));
            message.setRecipient(RecipientType.TO, new InternetAddress(DemoMail.OFFICE));
            message.setSubject(subject);
            message.setText(text, "utf-8");
            if (answered != null) {
                message.setHeader("In-Reply-To", answered);
                message.setHeader("References", answered);
            }
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
