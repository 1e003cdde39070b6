package id.sigap.connector.email;

import id.sigap.connector.api.FindOutcome;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Looks for a mail of ours in the archive mailbox, which was a recipient of it in the same SMTP transaction. */
final class ArchiveSearch {

    private final EmailSettings settings;
    private final Clock clock;

    ArchiveSearch(EmailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    FindOutcome find(String messageId, Instant attemptedAt) throws ChannelFaultException {
        try (Line line = new Line(Duration.ofSeconds(55));
                IMAPStore store = settings.archive().open(line)) {
            IMAPFolder folder = (IMAPFolder) store.getFolder(settings.archiveFolder());
            folder.open(Folder.READ_ONLY);
            Message[] found = folder.search(new MessageIDTerm("<" + messageId + ">"));
            FetchProfile profile = new FetchProfile();
            profile.add(FetchProfile.Item.ENVELOPE);
            profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
            folder.fetch(found, profile);
            for (Message message : found) {
                if (((MimeMessage) message).getMessageID().contains(messageId)) {
                    Date arrived = message.getReceivedDate();
                    return new FindOutcome.Found(messageId, arrived == null ? attemptedAt : arrived.toInstant());
                }
            }
        } catch (MessagingException e) {
            return new FindOutcome.CannotTell(MailFaults.reason(e));
        }
        return clock.instant().isBefore(attemptedAt.plus(settings.archiveDelay()))
                ? new FindOutcome.CannotTell("not-yet-in-archive")
                : new FindOutcome.Absent();
    }
}
