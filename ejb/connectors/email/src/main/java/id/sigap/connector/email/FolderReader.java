package id.sigap.connector.email;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.RawDelivery;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Reads the new mail of one folder, oldest first, and no more of it than one call should hold in memory. */
final class FolderReader {

    private static final int MOST_MAILS = 25;

    /** Sigap takes 50 megabytes at a time; one mail alone may have {@link EmailSettings#LARGEST_WHOLE_MAIL}. */
    private static final long ENOUGH_BYTES = 32L * 1024 * 1024;

    /** What is fetched of a mail that is too large: its header and some words. */
    private static final int BEGINNING = 512 * 1024;

    private final IMAPFolder folder;
    private final String role;
    private final int largestMail;
    private final Clock clock;
    private final long validity;

    FolderReader(IMAPFolder folder, String role, int largestMail, Clock clock) throws MessagingException {
        this.folder = folder;
        this.role = role;
        this.largestMail = largestMail;
        this.clock = clock;
        this.validity = folder.getUIDValidity();
    }

    long validity() {
        return validity;
    }

    /** The UID of the last mail there is; zero where there is none. */
    static long newestUid(IMAPFolder folder) throws MessagingException {
        int count = folder.getMessageCount();
        return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
    }

    /**
     * Reads on behind a UID.
     *
     * @param taken bytes that the same look has fetched before
     * @param take gets each UID with its mail, or with nothing where the mail has vanished meanwhile
     * @return whether there is more
     */
    boolean read(long lastUid, long taken, BiConsumer<Long, Optional<RawDelivery>> take)
            throws MessagingException, IOException {
        Message[] found = folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID);
        Message[] fresh = newest(found, lastUid);
        Message[] batch = Arrays.copyOf(fresh, Math.min(fresh.length, MOST_MAILS));
        FetchProfile profile = new FetchProfile();
        profile.add(IMAPFolder.FetchProfileItem.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(batch, profile);
        long bytes = taken;
        for (int i = 0; i < batch.length; i++) {
            long uid = folder.getUID(batch[i]);
            Optional<RawDelivery> delivery = delivery((IMAPMessage) batch[i], uid);
            long size = delivery.map(d -> d.body().size()).orElse(0);
            if (bytes > 0 && bytes + size > ENOUGH_BYTES) {
                return true;
            }
            bytes += size;
            take.accept(uid, delivery);
        }
        return batch.length < fresh.length;
    }

    /** {@code n:*} names the last mail even where its UID is below n (RFC 3501, 6.4.8). */
    private Message[] newest(Message[] found, long lastUid) throws MessagingException {
        Map<Long, Message> byUid = new TreeMap<>(Comparator.naturalOrder());
        for (Message message : found) {
            if (message != null && folder.getUID(message) > lastUid) {
                byUid.put(folder.getUID(message), message);
            }
        }
        return byUid.values().toArray(new Message[0]);
    }

    private Optional<RawDelivery> delivery(IMAPMessage message, long uid) throws MessagingException, IOException {
        try {
            message.setPeek(true);
            int limit = message.getSize() > largestMail ? BEGINNING : largestMail;
            byte[] raw = read(message, limit);
            Map<String, String> attributes = new TreeMap<>(Map.of(Folders.ROLE, role));
            if (raw.length > limit) {
                raw = Arrays.copyOf(raw, BEGINNING);
                attributes.put(Folders.FULL_SIZE, String.valueOf(Math.max(message.getSize(), raw.length)));
            }
            Date arrived = message.getReceivedDate();
            if (arrived != null) {
                attributes.put(Folders.ARRIVED, arrived.toInstant().toString());
            }
            Instant now = clock.instant();
            return Optional.of(
                    new RawDelivery(key(raw), "message/rfc822", attributes, Bytes.handOver(raw), now, receipt(uid)));
        } catch (MessageRemovedException e) {
            return Optional.empty();
        }
    }

    private static byte[] read(IMAPMessage message, int limit) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream content = message.getMimeStream()) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = content.read(buffer); n >= 0 && bytes.size() <= limit; n = content.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        }
        return bytes.toByteArray();
    }

    private String key(byte[] raw) {
        Bytes bytes = Bytes.of(raw);
        MailHeaders headers = MailParser.headers(bytes);
        return role + ":" + MessageIds.nativeId(headers, bytes) + ":" + MailSplitter.version(headers, bytes);
    }

    private String receipt(long uid) {
        return role.equals(Folders.INBOX) ? validity + ":" + uid : "";
    }
}
