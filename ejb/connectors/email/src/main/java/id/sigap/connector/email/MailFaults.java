package id.sigap.connector.email;

import id.sigap.connector.api.LocalizedText;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** Tells what kind of trouble stands behind an exception of the mail library. */
final class MailFaults {
    static final String CONNECTION_BROKEN = "connection-broken";

    private MailFaults() {}

    static ChannelFaultException loginRefused() {
        return new ChannelFaultException(
                "login-refused",
                new LocalizedText(
                        "Server menolak nama pengguna atau kata sandi; periksa keduanya.",
                        "The server refuses the user name or password; check both."));
    }

    static ChannelFaultException folderMissing() {
        return new ChannelFaultException(
                "folder-missing",
                new LocalizedText(
                        "Folder yang disebut dalam pengaturan tidak ada di kotak surel.",
                        "A folder named in the settings does not exist in the mailbox."));
    }

    /** Trouble with TLS does not go away by waiting; a person must look at it. */
    static void refuseLastingFault(MessagingException e) throws ChannelFaultException {
        if (isCausedBy(e, CertificateException.class)) {
            throw new ChannelFaultException(
                    "certificate-refused",
                    new LocalizedText(
                            "Sertifikat server tidak dipercaya atau bukan untuk nama server ini.",
                            "The server's certificate is not trusted, or not for this name."));
        }
        if (isCausedBy(e, c -> c instanceof SSLException || isStartTlsMissing(c))) {
            throw new ChannelFaultException(
                    "tls-failed",
                    new LocalizedText(
                            "Sambungan terenkripsi tidak dapat dibuat; periksa porta dan jenis keamanan.",
                            "No encrypted connection could be made; check port and security."));
        }
    }

    /** A word for the log: never the server's own text, which may quote addresses. */
    static String reason(Throwable e) {
        if (isCausedBy(e, UnknownHostException.class)) {
            return "host-unknown";
        }
        if (isCausedBy(e, ConnectException.class) || isCausedBy(e, MailConnectException.class)) {
            return "connection-refused";
        }
        if (isCausedBy(e, SocketTimeoutException.class)) {
            return "server-silent";
        }
        return CONNECTION_BROKEN;
    }

    private static boolean isStartTlsMissing(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("STARTTLS") && message.contains("required");
    }

    static boolean isCausedBy(Throwable e, Class<? extends Throwable> kind) {
        return isCausedBy(e, kind::isInstance);
    }

    private static boolean isCausedBy(Throwable e, Predicate<Throwable> test) {
        return isCausedBy(e, test, new HashSet<>());
    }

    private static boolean isCausedBy(@Nullable Throwable e, Predicate<Throwable> test, Set<Throwable> seen) {
        if (e == null || !seen.add(e)) {
            return false;
        }
        return test.test(e)
                || isCausedBy(e.getCause(), test, seen)
                || (e instanceof MessagingException mail && isCausedBy(mail.getNextException(), test, seen));
    }
}
