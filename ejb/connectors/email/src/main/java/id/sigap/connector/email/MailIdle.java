package id.sigap.connector.email;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Waits for new mail, by IDLE (RFC 2177) where the server offers it, else by asking now and then. */
final class MailIdle {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Line line;
    private final long end;
    private boolean news;

    private MailIdle(Line line, Duration wait) {
        this.line = line;
        this.end = System.nanoTime() + wait.toNanos();
    }

    /**
     * Waits until the folder holds another number of mails than were seen in it, or the time is over. After a wait in
     * vain the connection is of no further use.
     */
    static boolean waitForNews(IMAPStore store, IMAPFolder folder, int seen, Line line, Duration wait)
            throws MessagingException, IOException {
        MailIdle idle = new MailIdle(line, wait);
        // What came since the look, and was told in passing, would not be told again.
        if (folder.getMessageCount() != seen) {
            return true;
        }
        if (store.hasCapability("IDLE")) {
            return Boolean.TRUE.equals(folder.doCommand(idle::idle));
        }
        while (idle.left().compareTo(Duration.ZERO) > 0) {
            LockSupport.parkNanos(Math.min(PAUSE.toNanos(), idle.left().toNanos()));
            if (folder.getMessageCount() != seen) {
                return true;
            }
        }
        return false;
    }

    private Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    private Object idle(IMAPProtocol protocol) throws ProtocolException {
        // A handler, because a server may tell of the mail that came just now before it says that the wait begins.
        ResponseHandler listener = response -> news |= isNews(response);
        protocol.addResponseHandler(listener);
        try {
            protocol.idleStart();
            boolean ending = false;
            while (true) {
                if (news && !ending) {
                    ending = true;
                    protocol.idleAbort();
                }
                patience(ending ? MailServer.READ_LIMIT : left());
                Response response = protocol.readIdleResponse();
                if (response == null) {
                    return news;
                }
                if (response.isBYE() && response.isSynthetic() && left().toMillis() <= 1) {
                    return false;
                }
                if (!protocol.processIdleResponse(response)) {
                    return news;
                }
            }
        } finally {
            protocol.removeResponseHandler(listener);
        }
    }

    private static boolean isNews(Response response) {
        return response instanceof IMAPResponse imap && imap.keyEquals("EXISTS");
    }

    private void patience(Duration limit) throws ProtocolException {
        try {
            line.patience(limit.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : limit);
        } catch (IOException e) {
            throw new ProtocolException("The connection is gone", e);
        }
    }
}
