package id.sigap.connector.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An SMTP connection that knows how far its transaction came. */
final class PhasedTransport extends SMTPTransport {

    /** The server may still be scanning for viruses when everything was sent (RFC 5321, 4.5.3.2.6, allows ten minutes). */
    private static final Duration FINAL_DOT_LIMIT = Duration.ofMinutes(2);

    enum Phase {
        /** Nothing was said yet but greetings. */
        CONNECTING,
        /** Sender and recipients are being named. */
        ADDRESSING,
        /** The mail is being written; without its final dot the server must drop it. */
        WRITING,
        /** The final dot may have reached the server; its answer is due. */
        FINAL_DOT,
        /** The server took the mail. */
        TAKEN
    }

    private final Session mailSession;
    private final Line line;
    private Phase phase = Phase.CONNECTING;

    private PhasedTransport(Session session, URLName name, boolean tls, Line line) {
        super(session, name, name.getProtocol(), tls);
        this.mailSession = session;
        this.line = line;
    }

    static PhasedTransport to(MailServer server, String sender, Line line) {
        boolean tls = server.security() == Security.TLS;
        String protocol = tls ? "smtps" : "smtp";
        Session session = server.session(protocol, line);
        session.getProperties().setProperty("mail." + protocol + ".from", sender);
        session.getProperties().setProperty("mail." + protocol + ".sendpartial", "false");
        // Said in EHLO; never the name of this machine.
        session.getProperties()
                .setProperty("mail." + protocol + ".localhost", sender.substring(sender.indexOf('@') + 1));
        return new PhasedTransport(
                session, new URLName(protocol, server.host(), server.port(), null, null, null), tls, line);
    }

    Session session() {
        return mailSession;
    }

    synchronized Phase phase() {
        return phase;
    }

    /** The server's last answer on one line, for the record. */
    String answer() {
        String answer = String.valueOf(getLastServerResponse())
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return answer.length() <= 200 ? answer : answer.substring(0, 200);
    }

    @Override
    protected synchronized void mailFrom() throws MessagingException {
        phase = Phase.ADDRESSING;
        super.mailFrom();
    }

    @Override
    protected synchronized OutputStream data() throws MessagingException {
        OutputStream stream = super.data();
        phase = Phase.WRITING;
        return stream;
    }

    @Override
    protected synchronized void finishData() throws IOException, MessagingException {
        line.patience(FINAL_DOT_LIMIT);
        phase = Phase.FINAL_DOT;
        super.finishData();
        phase = Phase.TAKEN;
    }
}
