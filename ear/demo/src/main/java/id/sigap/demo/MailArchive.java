package id.sigap.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.Store;
import com.icegreen.greenmail.user.GreenMailUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Keeps the mail server's folders in files: {@code <address>/<folder>/<uid>,<flags>.eml}.
 *
 * <p>A mail that came by SMTP is in its file before the sender is told so; what a mail client changes (flags, copies,
 * deletions, new folders) follows within a second. A folder that was renamed or removed comes back under its old name.
 */
final class MailArchive implements AutoCloseable {
    private static final long EVERY_MILLIS = 1_000;

    private final Path root;
    private final Managers managers;
    private final Map<MailFolder, MailFolderFiles> folders = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "mail-archive");
        thread.setDaemon(true);
        return thread;
    });

    private ScheduledFuture<?> saving;

    private MailArchive(Path root, Managers managers) {
        this.root = root;
        this.managers = managers;
    }

    /** Fills the server's mailboxes from the files, then begins to keep the files in step. */
    static MailArchive open(Path root, Managers managers) {
        MailArchive archive = new MailArchive(root, managers);
        try {
            Files.createDirectories(root);
            archive.load();
        } catch (IOException | FolderException e) {
            throw new StartRefused("The mail in " + root + " cannot be read: " + e.getMessage(), e);
        }
        archive.saving = archive.timer.scheduleWithFixedDelay(
                archive::saveAll, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return archive;
    }

    /** Writes what is new in the person's folders. */
    synchronized void save(GreenMailUser user) {
        for (MailFolder folder : foldersOf(user)) {
            filesOf(user, folder).save();
        }
    }

    private synchronized void saveAll() {
        try {
            managers.getUserManager().listUser().forEach(this::save);
        } catch (UncheckedIOException e) {
            System.getLogger(MailArchive.class.getName())
                    .log(System.Logger.Level.ERROR, "Mail cannot be written to " + root, e);
        }
    }

    @Override
    public void close() {
        saving.cancel(false);
        timer.shutdown();
        saveAll();
    }

    private void load() throws IOException, FolderException {
        for (Path mailbox : directories(root)) {
            GreenMailUser user = DemoMail.mailbox(
                    managers.getUserManager(), mailbox.getFileName().toString());
            for (Path directory : directories(mailbox)) {
                MailFolder folder = folder(user, directory.getFileName().toString());
                MailFolderFiles files = MailFolderFiles.of(directory, folder);
                files.load();
                folders.put(folder, files);
            }
        }
    }

    private MailFolder folder(GreenMailUser user, String path) throws FolderException {
        MailFolder folder = home(user);
        for (String name : path.split("\\.", -1)) {
            MailFolder child = store().getMailbox(folder, name);
            folder = child == null ? store().createMailbox(folder, name, true) : child;
        }
        return folder;
    }

    private List<MailFolder> foldersOf(GreenMailUser user) {
        List<MailFolder> found = new ArrayList<>();
        collect(home(user), found);
        return found;
    }

    private void collect(MailFolder parent, List<MailFolder> found) {
        for (MailFolder child : store().getChildren(parent)) {
            found.add(child);
            collect(child, found);
        }
    }

    private MailFolderFiles filesOf(GreenMailUser user, MailFolder folder) {
        String path = folder.getFullName().substring(home(user).getFullName().length() + 1);
        Path directory = root.resolve(user.getEmail()).resolve(path.replace('/', '_'));
        return folders.computeIfAbsent(folder, known -> MailFolderFiles.of(directory, known));
    }

    private MailFolder home(GreenMailUser user) {
        return store().getMailbox(ImapConstants.USER_NAMESPACE
                + ImapConstants.HIERARCHY_DELIMITER
                + user.getQualifiedMailboxName());
    }

    private Store store() {
        return managers.getImapHostManager().getStore();
    }

    private static List<Path> directories(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}
