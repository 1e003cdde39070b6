package id.sigap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMailIT {
    @TempDir
    Path data;

    @Test
    void takesMailForTheOfficeAndShowsItByImap() throws MessagingException {
        try (DemoMail mail = DemoMail.start()) {
            send(mail, "siti@warga.example", DemoMail.OFFICE, "Air mati");

            assertThat(subjects(mail, DemoMail.OFFICE, "INBOX")).containsExactly("Air mati");
        }
    }

    @Test
    void makesAMailboxForAnyCitizenWhoGetsMail() throws MessagingException {
        try (DemoMail mail = DemoMail.start()) {
            send(mail, DemoMail.OFFICE, "baru@warga.example", "Jawaban");

            assertThat(subjects(mail, "baru@warga.example", "INBOX")).containsExactly("Jawaban");
        }
    }

    @Test
    void aMailIsInItsFileWhenTheSenderIsToldThatItWasTaken() throws Exception {
        try (DemoMail mail = DemoMail.start(0, 0, data)) {
            send(mail, "siti@warga.example", DemoMail.OFFICE, "Lampu jalan padam");

            assertThat(files(DemoMail.OFFICE, "INBOX"))
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains("Subject: Lampu jalan padam"));
        }
    }

    @Test
    void findsMailFlagsFoldersAndUidsAgainAfterARestart() throws Exception {
        long uid;
        long validity;
        try (DemoMail mail = DemoMail.start(0, 0, data)) {
            send(mail, "siti@warga.example", DemoMail.OFFICE, "pertama");
            send(mail, "siti@warga.example", DemoMail.OFFICE, "kedua");
            try (Store store = open(mail, DemoMail.OFFICE)) {
                Folder inbox = opened(store, "INBOX");
                Folder done = store.getFolder("Selesai");
                done.create(Folder.HOLDS_MESSAGES);
                assertThat(store.getFolder("Sent").exists()).isTrue();
                inbox.copyMessages(new Message[] {inbox.getMessage(1)}, done);
                inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
                inbox.expunge();
                inbox.getMessage(1).setFlag(Flags.Flag.FLAGGED, true);
                uid = ((UIDFolder) inbox).getUID(inbox.getMessage(1));
                validity = ((UIDFolder) inbox).getUIDValidity();
            }
        }
        try (DemoMail mail = DemoMail.start(0, 0, data)) {
            send(mail, "siti@warga.example", DemoMail.OFFICE, "ketiga");
            assertThat(subjects(mail, DemoMail.OFFICE, "Selesai")).containsExactly("pertama");
            try (Store store = open(mail, DemoMail.OFFICE)) {
                Folder inbox = opened(store, "INBOX");
                assertThat(inbox.getMessageCount()).isEqualTo(2);
                assertThat(inbox.getMessage(1).getSubject()).isEqualTo("kedua");
                assertThat(inbox.getMessage(1).isSet(Flags.Flag.FLAGGED)).isTrue();
                assertThat(((UIDFolder) inbox).getUIDValidity()).isEqualTo(validity);
                assertThat(((UIDFolder) inbox).getUID(inbox.getMessage(1))).isEqualTo(uid);
                assertThat(((UIDFolder) inbox).getUID(inbox.getMessage(2))).isEqualTo(uid + 1);
            }
        }
    }

    @Test
    void neverGivesTheUidOfADeletedMailAgain() throws Exception {
        try (DemoMail mail = DemoMail.start(0, 0, data)) {
            send(mail, "siti@warga.example", DemoMail.OFFICE, "pertama");
            try (Store store = open(mail, DemoMail.OFFICE)) {
                Folder inbox = opened(store, "INBOX");
                inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
                inbox.expunge();
            }
        }
        assertThat(files(DemoMail.OFFICE, "INBOX")).isEmpty();
        try (DemoMail mail = DemoMail.start(0, 0, data)) {
            send(mail, "siti@warga.example", DemoMail.OFFICE, "kedua");
            try (Store store = open(mail, DemoMail.OFFICE)) {
                Folder inbox = opened(store, "INBOX");
                assertThat(((UIDFolder) inbox).getUID(inbox.getMessage(1))).isEqualTo(2);
            }
        }
    }

    private static void send(DemoMail mail, String from, String to, String subject) throws MessagingException {
        Session session = session(mail);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject);
        message.setText("Mohon ditindaklanjuti.");
        Transport.send(message);
    }

    private static List<String> subjects(DemoMail mail, String address, String folder) throws MessagingException {
        try (Store store = open(mail, address)) {
            return Arrays.stream(opened(store, folder).getMessages())
                    .map(DemoMailIT::subject)
                    .toList();
        }
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Folder opened(Store store, String name) throws MessagingException {
        Folder folder = store.getFolder(name);
        folder.open(Folder.READ_WRITE);
        return folder;
    }

    private static Store open(DemoMail mail, String address) throws MessagingException {
        Store store = session(mail).getStore("imap");
        store.connect("127.0.0.1", mail.imapPort(), address, DemoMail.PASSWORD);
        return store;
    }

    private static Session session(DemoMail mail) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(mail.smtpPort()));
        return Session.getInstance(properties);
    }

    private List<Path> files(String address, String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(address).resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }
}
