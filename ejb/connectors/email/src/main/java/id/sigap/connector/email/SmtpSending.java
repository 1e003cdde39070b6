package id.sigap.connector.email;

import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Sends one mail in one SMTP transaction, to the citizen and to the archive: both get it, or neither. What is true at the
 * end depends on how far the transaction came: before the final dot nothing was sent; after it only the server's answer
 * tells.
 */
final class SmtpSending {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final int BYTES_A_SECOND = 100_000;

    /** How long the largest mail may take. */
    static final Duration LONGEST = Duration.ofSeconds(290);

    private final MailServer server;
    private final String sender;
    private final String archive;
    private final Duration longest;

    SmtpSending(MailServer server, String sender, String archive, Duration longest) {
        this.server = server;
        this.sender = sender;
        this.archive = archive;
        this.longest = longest;
    }

    SendOutcome send(byte[] mail, String recipient, String messageId) throws ChannelFaultException {
        Duration limit = Duration.ofSeconds(55 + mail.length / BYTES_A_SECOND);
        try (Line line = new Line(limit.compareTo(longest) < 0 ? limit : longest)) {
            PhasedTransport transport = PhasedTransport.to(server, sender, line);
            try {
                transport.connect(server.host(), server.port(), server.username(), server.password());
                MimeMessage message = new MimeMessage(transport.session(), new ByteArrayInputStream(mail));
                Address[] recipients = {new InternetAddress(recipient, true), new InternetAddress(archive, true)};
                transport.sendMessage(message, recipients);
                String evidence = transport.answer();
                return new SendOutcome.Accepted(messageId, evidence);
            } catch (AuthenticationFailedException e) {
                if (transport.getLastReturnCode() / 100 == 5) {
                    throw MailFaults.loginRefused();
                }
                return new SendOutcome.RetryAfter(LATER, "login-deferred", SendOutcome.Reach.CHANNEL);
            } catch (MessagingException e) {
                return afterFailure(e, transport.phase(), recipient);
            }
        }
    }

    private SendOutcome afterFailure(MessagingException e, PhasedTransport.Phase phase, String recipient)
            throws ChannelFaultException {
        switch (phase) {
            case CONNECTING -> {
                MailFaults.refuseLastingFault(e);
                return new SendOutcome.RetryAfter(SOON, MailFaults.reason(e), SendOutcome.Reach.CHANNEL);
            }
            case ADDRESSING, WRITING -> {
                return answered(e, recipient, new SendOutcome.RetryAfter(SOON, MailFaults.reason(e)));
            }
            case FINAL_DOT -> {
                return answered(
                        e, recipient, new SendOutcome.Unknown("Server tidak menjawab setelah seluruh surel dikirim."));
            }
            default -> {
                return new SendOutcome.Unknown("Server menerima surel, lalu sambungan gagal.");
            }
        }
    }

    /** What the server said, if it said anything; otherwise what is true without an answer. */
    private SendOutcome answered(MessagingException e, String recipient, SendOutcome unanswered) {
        Exception current = e;
        SendOutcome outcome = unanswered;
        while (current instanceof MessagingException mail) {
            if (mail instanceof SMTPAddressFailedException refused) {
                boolean citizen = refused.getAddress().getAddress().equals(recipient);
                outcome = judged(refused.getReturnCode(), refused, citizen ? Cause.RECIPIENT : Cause.CHANNEL, outcome);
                if (citizen) {
                    return outcome;
                }
            } else if (mail instanceof SMTPSenderFailedException refused) {
                return judged(refused.getReturnCode(), refused, Cause.CHANNEL, unanswered);
            } else if (mail instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                outcome = judged(refused.getReturnCode(), refused, Cause.MESSAGE, outcome);
            }
            current = mail.getNextException();
        }
        return outcome;
    }

    private static SendOutcome judged(int code, MessagingException answer, Cause cause, SendOutcome unanswered) {
        String status = DeliveryReport.status(String.valueOf(answer.getMessage()));
        if (code / 100 == 4) {
            return new SendOutcome.RetryAfter(LATER, "smtp " + code + (status.isEmpty() ? "" : " " + status));
        }
        if (code / 100 != 5) {
            return unanswered;
        }
        String message = switch (cause) {
            case RECIPIENT -> "Server menolak alamat penerima; periksa alamat atau hubungi pelapor dengan cara lain.";
            case CHANNEL -> "Server menolak alamat pengirim atau alamat arsip; periksa pengaturan kanal.";
            default -> "Server menolak isi surel; ubah isi atau lampirannya.";
        };
        return new SendOutcome.Rejected(
                "smtp-" + code, message + " (" + (status.isEmpty() ? String.valueOf(code) : status) + ")", cause);
    }

    /** Where nothing is sent: greeting, encryption and login only. */
    void greet() throws ChannelFaultException, MessagingException {
        try (Line line = new Line(Duration.ofSeconds(25))) {
            PhasedTransport transport = PhasedTransport.to(server, sender, line);
            try {
                transport.connect(server.host(), server.port(), server.username(), server.password());
                transport.close();
            } catch (AuthenticationFailedException e) {
                throw MailFaults.loginRefused();
            } catch (MessagingException e) {
                MailFaults.refuseLastingFault(e);
                throw e;
            }
        }
    }
}
