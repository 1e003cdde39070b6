package id.sigap.demo;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One mail folder and its directory. Not safe for several threads. */
final class MailFolderFiles {
    /** Holds UIDVALIDITY and UIDNEXT. */
    private static final String UIDS = "uids";

    private static final Session SESSION = Session.getInstance(new Properties());
    /** As in a maildir: answered, deleted, draft, flagged, seen. */
    private static final Map<Character, Flags.Flag> LETTERS = Map.of(
            'A', Flags.Flag.ANSWERED,
            'D', Flags.Flag.DELETED,
            'W', Flags.Flag.DRAFT,
            'F', Flags.Flag.FLAGGED,
            'S', Flags.Flag.SEEN);

    private final Path directory;
    private final MailFolder folder;
    private final Map<Long, Path> files = new HashMap<>();
    private long savedNext;

    private MailFolderFiles(Path directory, MailFolder folder) {
        this.directory = directory;
        this.folder = folder;
    }

    static MailFolderFiles of(Path directory, MailFolder folder) {
        return new MailFolderFiles(directory, folder);
    }

    void load() throws IOException {
        Path uids = directory.resolve(UIDS);
        if (Files.exists(uids)) {
            String[] numbers = Files.readString(uids).strip().split(" ", 2);
            set("uidValidity", Long.parseLong(numbers[0]));
            savedNext = Long.parseLong(numbers[1]);
        }
        for (Path file : messages()) {
            long uid = Long.parseLong(file.getFileName().toString().split(",", 2)[0]);
            nextUid().set(uid);
            try (InputStream in = Files.newInputStream(file)) {
                folder.appendMessage(
                        new MimeMessage(SESSION, in),
                        flags(file),
                        Date.from(Files.getLastModifiedTime(file).toInstant()));
            } catch (MessagingException e) {
                throw new IOException(file + " is not a mail", e);
            }
            files.put(uid, file);
        }
        nextUid().accumulateAndGet(savedNext, Math::max);
    }

    /** Writes new messages, renames where flags changed, deletes what is gone. */
    void save() {
        try {
            saveUids();
            List<StoredMessage> messages = folder.getMessages();
            for (StoredMessage message : messages) {
                save(message);
            }
            if (files.size() > messages.size()) {
                Map<Long, StoredMessage> left =
                        messages.stream().collect(Collectors.toMap(StoredMessage::getUid, message -> message));
                for (Long uid : List.copyOf(files.keySet())) {
                    if (!left.containsKey(uid)) {
                        Files.deleteIfExists(files.remove(uid));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void saveUids() throws IOException {
        long next = nextUid().get();
        if (next == savedNext) {
            return;
        }
        Files.createDirectories(directory);
        Path part = directory.resolve(UIDS + ".part");
        Files.writeString(part, folder.getUidValidity() + " " + next);
        Files.move(part, directory.resolve(UIDS), StandardCopyOption.ATOMIC_MOVE);
        savedNext = next;
    }

    private void save(StoredMessage message) throws IOException {
        Path wanted = directory.resolve("%010d,%s.eml".formatted(message.getUid(), letters(message)));
        Path present = files.get(message.getUid());
        if (wanted.equals(present)) {
            return;
        }
        if (present == null) {
            Path part = directory.resolve("incoming.part");
            try (OutputStream out = Files.newOutputStream(part)) {
                message.getMimeMessage().writeTo(out);
            } catch (MessagingException e) {
                throw new IOException("Mail " + message.getUid() + " cannot be written", e);
            }
            Files.setLastModifiedTime(
                    part, FileTime.from(message.getReceivedDate().toInstant()));
            present = part;
        }
        Files.move(present, wanted, StandardCopyOption.ATOMIC_MOVE);
        files.put(message.getUid(), wanted);
    }

    private List<Path> messages() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    private static String letters(StoredMessage message) {
        return LETTERS.entrySet().stream()
                .filter(letter -> message.isSet(letter.getValue()))
                .map(letter -> letter.getKey().toString())
                .sorted()
                .collect(Collectors.joining());
    }

    private static Flags flags(Path file) {
        String name = file.getFileName().toString();
        Flags flags = new Flags();
        name.substring(name.indexOf(',') + 1, name.length() - ".eml".length())
                .chars()
                .mapToObj(letter -> LETTERS.get((char) letter))
                .forEach(flags::add);
        return flags;
    }

    private AtomicLong nextUid() {
        try {
            return (AtomicLong) field("nextUid").get(folder);
        } catch (IllegalAccessException e) {
            throw unknownGreenMail(e);
        }
    }

    /** GreenMail has no way to say which UIDs a folder goes on with; a mail client must find the ones it knows. */
    private void set(String name, long value) {
        try {
            field(name).setLong(folder, value);
        } catch (IllegalAccessException e) {
            throw unknownGreenMail(e);
        }
    }

    private Field field(String name) {
        for (Class<?> type = folder.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw unknownGreenMail(new NoSuchFieldException(name));
    }

    private static IllegalStateException unknownGreenMail(Exception cause) {
        return new IllegalStateException("This version of GreenMail keeps its UIDs in another way.", cause);
    }
}
