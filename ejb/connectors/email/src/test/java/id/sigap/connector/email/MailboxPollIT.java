package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import jakarta.mail.Flags;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailboxPollIT {

    private Office office;

    @BeforeEach
    void open() {
        office = new Office();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static String mail(String id, String text) {
        return "From: siti@warga.example\nTo: pengaduan@contoh.go.id\nSubject: Air\nMessage-ID: <" + id + ">\n\n" + text
                + "\n";
    }

    private PollResult.Polled poll(Optional<String> cursor, Duration wait) {
        return (PollResult.Polled) office.connector.poll(office.context(), cursor, wait);
    }

    private PollResult.Polled poll(String cursor) {
        return poll(Optional.of(cursor), Duration.ZERO);
    }

    private InboundEvent event(RawDelivery delivery) {
        return office.connector.split(office.context(), delivery).get(0);
    }

    @Test
    void fetchesEachMailOnceAndGoesOnBehindIt() {
        office.receives(mail("a@x", "satu"));
        office.receives(mail("b@x", "dua"));

        PollResult.Polled first = poll(Optional.empty(), Duration.ZERO);
        PollResult.Polled second = poll(first.cursor());
        office.receives(mail("c@x", "tiga"));
        PollResult.Polled third = poll(second.cursor());

        assertThat(first.deliveries()).extracting(d -> event(d).nativeId()).containsExactly("a@x", "b@x");
        assertThat(second.deliveries()).isEmpty();
        assertThat(second.cursor()).isEqualTo(first.cursor());
        assertThat(third.deliveries()).extracting(d -> event(d).nativeId()).containsExactly("c@x");
    }

    @Test
    void leavesMailUnreadUntilItIsAcknowledged() throws Exception {
        office.receives(mail("a@x", "satu"));
        PollResult.Polled polled = poll(Optional.empty(), Duration.ZERO);
        var folder = office.servers()
                .getManagers()
                .getImapHostManager()
                .getFolder(office.servers().getManagers().getUserManager().getUserByEmail(Office.ADDRESS), "INBOX");

        assertThat(folder.getMessages().get(0).getFlags().contains(Flags.Flag.SEEN))
                .isFalse();
        office.connector.acknowledge(
                office.context(), List.of(polled.deliveries().get(0).receipt()));
        assertThat(folder.getMessages().get(0).getFlags().contains(Flags.Flag.SEEN))
                .isTrue();
    }

    @Test
    void readsTheWholeFolderAgainUnderTheSameKeysWhenItsUidsAreNewlyIssued() {
        office.receives(mail("a@x", "satu"));
        PollResult.Polled first = poll(Optional.empty(), Duration.ZERO);
        String otherValidity = first.cursor().replaceAll("inbox:\\d+:", "inbox:7:");

        PollResult.Polled again = poll(otherValidity);

        assertThat(again.deliveries())
                .extracting(RawDelivery::key)
                .containsExactly(first.deliveries().get(0).key());
        assertThat(again.cursor()).isEqualTo(first.cursor());
    }

    @Test
    void startsAnewWithACursorThatIsNone() {
        office.receives(mail("a@x", "satu"));

        assertThat(poll("rusak").deliveries()).hasSize(1);
    }

    @Test
    void tellsTwoMailsWithOneMessageIdApartAndTwoCopiesOfOneMailNot() {
        office.receives(mail("a@x", "satu"));
        office.receives("Received: by jalur.lain\n" + mail("a@x", "satu"));
        office.receives(mail("a@x", "palsu"));

        List<RawDelivery> deliveries = poll(Optional.empty(), Duration.ZERO).deliveries();

        assertThat(deliveries).extracting(RawDelivery::key).hasSize(3);
        assertThat(deliveries.get(1).key()).isEqualTo(deliveries.get(0).key());
        assertThat(deliveries.get(2).key()).isNotEqualTo(deliveries.get(0).key());
    }

    @Test
    void fetchesManyMailsInPortions() {
        IntStream.range(0, 30).forEach(i -> office.receives(mail(i + "@x", "nomor " + i)));

        PollResult.Polled first = poll(Optional.empty(), Duration.ZERO);
        PollResult.Polled second = poll(first.cursor());

        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(first.deliveries().size() + second.deliveries().size()).isEqualTo(30);
    }

    @Test
    void wakesUpWhenMailArrives() {
        String cursor = poll(Optional.empty(), Duration.ZERO).cursor();
        var arrival = CompletableFuture.runAsync(
                () -> office.receives(mail("a@x", "satu")), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
        long start = System.nanoTime();

        PollResult.Polled polled = poll(Optional.of(cursor), Duration.ofSeconds(50));

        assertThat(polled.deliveries()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
        arrival.join();
    }

    @Test
    void seesMailThatArrivesBetweenTheLookAndTheWait() throws IOException {
        String cursor = poll(Optional.empty(), Duration.ZERO).cursor();
        int imap = office.servers().getImap().getPort();
        int smtp = office.servers().getSmtp().getPort();
        try (ImapBetween between = new ImapBetween(imap, "IDLE", () -> office.receives(mail("a@x", "satu")))) {
            var context = Office.channel(office.connector, between.port(), smtp).open();

            var polled = (PollResult.Polled) office.connector.poll(context, Optional.of(cursor), Duration.ofSeconds(8));

            assertThat(polled.deliveries()).hasSize(1);
        }
    }

    @Test
    void comesBackWithNothingWhenTheTimeIsOver() {
        String cursor = poll(Optional.empty(), Duration.ZERO).cursor();
        long start = System.nanoTime();

        PollResult.Polled polled = poll(Optional.of(cursor), Duration.ofSeconds(2));

        assertThat(polled.deliveries()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(30));
    }

    @Test
    void takesAnswersGivenOutsideFromTheFolderOfSentMail() {
        office.put(Office.ADDRESS, "Sent", mail("lama@x", "dari dulu").getBytes(StandardCharsets.UTF_8));
        String cursor = poll(Optional.empty(), Duration.ZERO).cursor();
        UUID outboxId = UUID.randomUUID();
        String outside = """
                From: pengaduan@contoh.go.id
                To: Siti <siti@warga.example>
                Subject: Re: Air
                Message-ID: <luar@contoh.go.id>
                In-Reply-To: <a@x>

                Sudah kami perbaiki.
                """;
        office.put(Office.ADDRESS, "Sent", outside.getBytes(StandardCharsets.UTF_8));
        office.put(
                Office.ADDRESS,
                "Sent",
                outside.replace("luar@contoh.go.id", MessageIds.ours(outboxId, Office.ADDRESS))
                        .getBytes(StandardCharsets.UTF_8));

        List<RawDelivery> deliveries = poll(cursor).deliveries();

        assertThat(deliveries).hasSize(2);
        InboundEvent.OwnMessage byHand = (InboundEvent.OwnMessage) event(deliveries.get(0));
        InboundEvent.OwnMessage bySigap = (InboundEvent.OwnMessage) event(deliveries.get(1));
        assertThat(byHand.outboxId()).isEmpty();
        assertThat(byHand.thread().repliesTo()).containsExactly("a@x");
        assertThat(byHand.recipient().orElseThrow().id()).isEqualTo("siti@warga.example");
        assertThat(bySigap.outboxId()).contains(outboxId);
    }

    @Test
    void fetchesOnlyTheBeginningOfAMailThatIsTooLarge() {
        String large = mail("besar@x", "Foto terlampir.\n" + ("x".repeat(70) + "\n").repeat(45_000));
        office.receives(large);
        var channel = office.channel().setting(EmailSettings.LARGEST_MAIL, "1").open();

        PollResult.Polled polled = (PollResult.Polled) office.connector.poll(channel, Optional.empty(), Duration.ZERO);

        RawDelivery delivery = polled.deliveries().get(0);
        assertThat(delivery.body().size()).isLessThan(600_000);
        InboundEvent.Message message =
                (InboundEvent.Message) office.connector.split(channel, delivery).get(0);
        assertThat(message.content().text()).startsWith("Foto terlampir.");
        assertThat(message.content().attachments())
                .anySatisfy(a -> assertThat(a.toString()).contains("mail-too-large"));
    }

    @Test
    void isAwayWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(office.connector.poll(
                        Office.channel(office.connector, port, port).open(), Optional.empty(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Away.class, a -> assertThat(a.reason()).isEqualTo("connection-refused"));
    }

    @Test
    void isRefusedWithAWrongPassword() {
        var channel = office.channel().secret(EmailSettings.PASSWORD, "salah").open();

        assertThat(office.connector.poll(channel, Optional.empty(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Refused.class, r -> assertThat(r.code()).isEqualTo("login-refused"));
    }

    @Test
    void isRefusedWhereAFolderIsMissing() {
        var channel = office.channel()
                .setting(EmailSettings.INBOX_FOLDER, "Tidak Ada")
                .open();

        assertThat(office.connector.poll(channel, Optional.empty(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Refused.class, r -> assertThat(r.code()).isEqualTo("folder-missing"));
    }

    @Test
    void sendsNoPasswordUnencryptedToAnotherMachine() {
        var channel = office.channel()
                .setting(EmailSettings.IMAP_HOST, "imap.contoh.go.id")
                .open();

        assertThat(office.connector.poll(channel, Optional.empty(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Refused.class, r -> assertThat(r.code()).isEqualTo("plain-refused"));
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor() {
        GreenMail imaps = new GreenMail(Office.server(ServerSetup.PROTOCOL_IMAPS));
        imaps.start();
        try {
            var channel = office.channel()
                    .setting(EmailSettings.IMAP_SECURITY, "tls")
                    .setting(
                            EmailSettings.IMAP_PORT,
                            String.valueOf(imaps.getImaps().getPort()))
                    .open();

            assertThat(office.connector.poll(channel, Optional.empty(), Duration.ZERO))
                    .isInstanceOfSatisfying(
                            PollResult.Refused.class, r -> assertThat(r.code()).isEqualTo("certificate-refused"));
        } finally {
            imaps.stop();
        }
    }

    @Test
    void insistsOnEncryptionWhereItIsSet() {
        var channel = office.channel()
                .setting(EmailSettings.IMAP_SECURITY, "starttls")
                .open();

        assertThat(office.connector.poll(channel, Optional.empty(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Refused.class, r -> assertThat(r.code()).isEqualTo("tls-failed"));
    }
}
