package id.sigap.connector.email;

import id.sigap.connector.api.Secret;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.IMAPSSLStore;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * A mail server and how to reach it.
 *
 * @param login empty = the server asks for none
 */
record MailServer(String host, int port, Security security, Optional<Login> login) {

    static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);
    static final Duration READ_LIMIT = Duration.ofSeconds(30);

    /** Answers to a login that say nothing about the password (RFC 5530). */
    private static final Pattern NOT_NOW = Pattern.compile("\\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)");

    /** Who logs in. */
    record Login(String username, Secret password) {

        @Override
        public String toString() {
            return "Login[***]";
        }
    }

    /** Whether the name can only mean this machine; no name is looked up for it. */
    boolean isThisMachine() {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}") || name.equals("::1");
    }

    /** Opens the mailbox. Every connection it makes runs through the line, which can cut it. */
    IMAPStore open(Line line) throws MessagingException, ChannelFaultException {
        boolean tls = security == Security.TLS;
        String protocol = tls ? "imaps" : "imap";
        Session session = session(protocol, line);
        URLName name = new URLName(protocol, host, port, null, null, null);
        IMAPStore store = tls ? new IMAPSSLStore(session, name) : new IMAPStore(session, name);
        try {
            store.connect(host, port, username(), password());
            return store;
        } catch (AuthenticationFailedException e) {
            if (NOT_NOW.matcher(String.valueOf(e.getMessage())).find()) {
                throw e;
            }
            throw MailFaults.loginRefused();
        } catch (MessagingException e) {
            MailFaults.refuseLastingFault(e);
            throw e;
        }
    }

    String username() {
        return login.map(Login::username).orElse("");
    }

    String password() {
        return login.map(l -> l.password().reveal()).orElse("");
    }

    Session session(String protocol, Line line) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "socketFactory", line);
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(CONNECT_LIMIT.toMillis()));
        properties.setProperty(prefix + "timeout", String.valueOf(READ_LIMIT.toMillis()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (security == Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        properties.setProperty(prefix + "partialfetch", "true");
        properties.setProperty(prefix + "fetchsize", String.valueOf(256 * 1024));
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "connectionpoolsize", "1");
        properties.setProperty(prefix + "quitwait", "false");
        properties.setProperty(prefix + "auth", String.valueOf(login.isPresent()));
        return Session.getInstance(properties);
    }
}
