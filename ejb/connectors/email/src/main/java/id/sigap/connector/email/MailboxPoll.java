package id.sigap.connector.email;

import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** One look at the office's mailbox: new mail of the inbox, then of the folder of sent mail. */
final class MailboxPoll {

    /** Servers may end an IDLE after half an hour (RFC 2177). */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(25);

    private static final Duration WORK_LIMIT = Duration.ofSeconds(55);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** A line that breaks while it waits is nothing unusual: routers forget it, servers restart. */
    private static final Duration PAUSE_AFTER_BREAK = Duration.ofSeconds(5);

    private static final List<String> SENT_NAMES = List.of("Sent", "Sent Items", "Sent Mail", "Terkirim", "INBOX.Sent");

    private final EmailSettings settings;
    private final Clock clock;
    private final List<RawDelivery> deliveries = new ArrayList<>();
    private MailCursor cursor;
    private boolean more;

    MailboxPoll(EmailSettings settings, Clock clock, String cursor) {
        this.settings = settings;
        this.clock = clock;
        this.cursor = MailCursor.of(cursor);
    }

    PollResult run(Duration waitUpTo) throws ChannelFaultException {
        Duration wait = waitUpTo.compareTo(LONGEST_IDLE) < 0 ? waitUpTo : LONGEST_IDLE;
        try (Line line = new Line(wait.plus(WORK_LIMIT))) {
            look(line, wait);
        } catch (FolderNotFoundException e) {
            throw MailFaults.folderMissing();
        } catch (MessagingException | IOException e) {
            if (deliveries.isEmpty()) {
                String reason = MailFaults.reason(e);
                return new PollResult.Away(
                        reason.equals(MailFaults.CONNECTION_BROKEN) ? PAUSE_AFTER_BREAK : PAUSE, reason);
            }
            more = true;
        }
        return new PollResult.Polled(deliveries, cursor.toString(), more);
    }

    private void look(Line line, Duration wait) throws MessagingException, IOException, ChannelFaultException {
        IMAPStore store = settings.imap().open(line);
        IMAPFolder inbox = open(store, settings.inboxFolder());
        int seen = inbox.getMessageCount();
        read(inbox, Folders.INBOX, 0);
        Optional<IMAPFolder> sent = more ? Optional.empty() : sentFolder(store);
        if (sent.isPresent()) {
            readSent(sent.get());
        }
        boolean waits = deliveries.isEmpty() && !more && wait.compareTo(Duration.ZERO) > 0;
        if (waits) {
            if (!MailIdle.waitForNews(store, inbox, seen, line, wait)) {
                // The connection still stands in its IDLE; cutting the line ends it.
                return;
            }
            read(inbox, Folders.INBOX, 0);
        }
        store.close();
    }

    private static IMAPFolder open(IMAPStore store, String name) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        folder.open(Folder.READ_ONLY);
        return folder;
    }

    /** Sent mail of the time before the channel was opened is no answer to anything here. */
    private void readSent(IMAPFolder sent) throws MessagingException, IOException {
        sent.open(Folder.READ_ONLY);
        read(sent, Folders.SENT, FolderReader.newestUid(sent));
        sent.close(false);
    }

    private void read(IMAPFolder folder, String role, long startAt) throws MessagingException, IOException {
        FolderReader reader = new FolderReader(folder, role, settings.largestMail(), clock);
        MailCursor.Place from = cursor.place(role)
                .map(p -> p.validity() == reader.validity() ? p : new MailCursor.Place(reader.validity(), 0))
                .orElse(new MailCursor.Place(reader.validity(), startAt));
        cursor = cursor.at(role, from);
        long taken = deliveries.stream().mapToLong(d -> d.body().size()).sum();
        more |= reader.read(from.lastUid(), taken, (uid, delivery) -> {
            delivery.ifPresent(deliveries::add);
            cursor = cursor.at(role, new MailCursor.Place(reader.validity(), uid));
        });
    }

    private Optional<IMAPFolder> sentFolder(IMAPStore store) throws MessagingException {
        if (settings.sentFolder()
                .filter(settings.inboxFolder()::equalsIgnoreCase)
                .isPresent()) {
            // strangers write to it: nothing in it is the office's word
            return Optional.empty();
        }
        if (settings.sentFolder().isPresent()) {
            return Optional.of(
                    (IMAPFolder) store.getFolder(settings.sentFolder().get()));
        }
        List<IMAPFolder> folders = new ArrayList<>();
        for (Folder folder : store.getDefaultFolder().list("*")) {
            if (folder instanceof IMAPFolder imap && (imap.getType() & Folder.HOLDS_MESSAGES) != 0) {
                folders.add(imap);
            }
        }
        for (IMAPFolder folder : folders) {
            if (List.of(folder.getAttributes()).contains("\\Sent")) {
                return Optional.of(folder);
            }
        }
        return folders.stream()
                .filter(f -> SENT_NAMES.contains(f.getFullName()))
                .findFirst();
    }
}
