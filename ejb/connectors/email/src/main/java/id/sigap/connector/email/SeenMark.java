package id.sigap.connector.email;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Marks mail as read. A courtesy: where it fails, nothing is lost. */
final class SeenMark {

    private static final System.Logger LOG = System.getLogger(SeenMark.class.getName());

    private SeenMark() {}

    /** Receipts are {@code <UIDVALIDITY>:<UID>} of the inbox. */
    static void set(EmailSettings settings, List<String> receipts) {
        try (Line line = new Line(Duration.ofSeconds(55));
                IMAPStore store = settings.imap().open(line)) {
            IMAPFolder folder = (IMAPFolder) store.getFolder(settings.inboxFolder());
            folder.open(Folder.READ_WRITE);
            String validity = folder.getUIDValidity() + ":";
            long[] uids = receipts.stream()
                    .filter(r -> r.startsWith(validity) && r.matches("\\d{1,18}:\\d{1,18}"))
                    .mapToLong(r -> Long.parseLong(r.substring(validity.length())))
                    .toArray();
            Message[] found = Stream.of(folder.getMessagesByUID(uids))
                    .filter(Objects::nonNull)
                    .toArray(Message[]::new);
            folder.setFlags(found, new Flags(Flags.Flag.SEEN), true);
            folder.close(false);
        } catch (MessagingException | ChannelFaultException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "Mail is stored, but could not be marked as read: {0}", e.getClass());
        }
    }
}
