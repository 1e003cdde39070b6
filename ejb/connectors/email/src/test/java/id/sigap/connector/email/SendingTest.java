package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.tck.TestChannel;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SendingTest {

    private static Office office;

    @BeforeAll
    static void open() {
        office = new Office();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static SendOutcome sendThrough(ScriptedSmtp smtp, OutboundMessage message) {
        return office.connector.send(
                Office.channel(office.connector, office.servers().getImap().getPort(), smtp.port())
                        .open(),
                message);
    }

    private static Optional<MimeMessage> received(String user, UUID outboxId) throws Exception {
        String id = "<" + MessageIds.ours(outboxId, Office.ADDRESS) + ">";
        for (MimeMessage message : office.inboxOf(user)) {
            if (id.equals(message.getMessageID())) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private static InboundEvent.OwnMessage readBack(MimeMessage message) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return (InboundEvent.OwnMessage) MailSplitter.split(Office.SETTINGS, Office.sent(bytes.toByteArray()))
                .get(0);
    }

    @Test
    void sendsToTheCitizenAndTheArchiveWithAnIdThatEveryAttemptShares() throws Exception {
        OutboundMessage answer = Office.answer("Air sudah mengalir.");

        SendOutcome outcome = office.connector.send(office.context(), answer);

        String id = MessageIds.ours(answer.outboxId(), Office.ADDRESS);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SendOutcome.Accepted.class,
                        a -> assertThat(a.nativeId()).isEqualTo(id));
        assertThat(received(Office.CITIZEN, answer.outboxId())).isPresent();
        assertThat(received(Office.ARCHIVE, answer.outboxId())).isPresent();
        assertThat(office.connector.find(office.context(), answer, TestChannel.NOW))
                .isInstanceOfSatisfying(
                        FindOutcome.Found.class, f -> assertThat(f.nativeId()).isEqualTo(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Air sudah mengalir.",
                "Yth. Ibu Sitti N\u00FAr,\n\nTerima kasih \u2014 \uD83D\uDE4F\n. titik di awal baris\n..dua titik",
                "spasi di akhir   \nTab\tdi tengah\nFrom baris From\n=?utf-8?Q?bukan_sandi?=",
                "\u202Ekebalik \u0627\u0644\u0645\u0627\u0621",
                "satu kata panjang: " + "x"
            })
    void arrivesToTheLetter(String text) throws Exception {
        OutboundMessage answer = Office.answer(
                Conversation.with(Person.of(Office.CITIZEN)),
                new Part.Text(Part.Role.SUBJECT, "Re: \u201CAir\u201D =?utf-8?Q?x?=  dua spasi [#SGP-2026-000041]"),
                new Part.Text(Part.Role.GREETING, "Halo,"),
                new Part.Text(Part.Role.BODY, text + "\n" + "x".repeat(3000)),
                new Part.Text(Part.Role.FOOTER, "\u2014 Humas"));

        assertThat(office.connector.send(office.context(), answer)).isInstanceOf(SendOutcome.Accepted.class);

        MimeMessage mail = received(Office.CITIZEN, answer.outboxId()).orElseThrow();
        assertThat(mail.getSubject()).isEqualTo(answer.subject().orElseThrow());
        assertThat(((String) mail.getContent()).replace("\r\n", "\n").stripTrailing())
                .isEqualTo(answer.body());
        assertThat(readBack(mail).content().text()).isEqualTo(answer.body());
        assertThat(readBack(mail).content().subject()).isEqualTo(answer.subject());
        assertThat(readBack(mail).outboxId()).contains(answer.outboxId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jawaban",
                "=?utf-8?Q?bukan_sandi?=",
                " spasi di luar ",
                "dua  spasi",
                "tab\tdi tengah",
                "Jawaban atas laporan tentang air yang mati sejak pagi di Gang Mawar dan sekitarnya [#SGP-2026-000041]"
            })
    void writesTheSubjectSoThatItReadsTheSame(String subject) throws Exception {
        OutboundMessage answer = Office.answer(
                Conversation.with(Person.of(Office.CITIZEN)),
                new Part.Text(Part.Role.SUBJECT, subject),
                new Part.Text(Part.Role.BODY, "Baik."));

        office.connector.send(office.context(), answer);

        MimeMessage mail = received(Office.CITIZEN, answer.outboxId()).orElseThrow();
        assertThat(mail.getSubject()).isEqualTo(subject);
    }

    @Test
    void carriesFilesUnderTheirNames() throws Exception {
        Bytes pdf = Bytes.utf8("%PDF-1.7\r\n" + "\0\u00FF".repeat(5000));
        OutboundMessage answer = Office.answer(
                Conversation.with(Person.of(Office.CITIZEN)),
                new Part.Text(Part.Role.BODY, "Terlampir."),
                new Part.File("Surat \u201Cn\u00FAmer\u201D 7; a=b.pdf", "application/pdf", pdf));

        office.connector.send(office.context(), answer);

        InboundEvent.OwnMessage mail =
                readBack(received(Office.CITIZEN, answer.outboxId()).orElseThrow());
        assertThat(mail.content().text()).isEqualTo("Terlampir.");
        assertThat(mail.content().attachments())
                .containsExactly(
                        new Attachment.Inline("Surat \u201Cn\u00FAmer\u201D 7; a=b.pdf", "application/pdf", pdf));
    }

    @Test
    void answersInsideTheThread() throws Exception {
        Conversation thread = new Conversation(
                Person.of(Office.CITIZEN),
                Visibility.PRIVATE,
                Optional.empty(),
                List.of("a@x", "sha256:" + "0".repeat(64), "b@x"),
                Optional.empty(),
                Map.of());
        OutboundMessage answer = Office.answer(thread, new Part.Text(Part.Role.BODY, "Baik."));

        office.connector.send(office.context(), answer);

        MimeMessage mail = received(Office.CITIZEN, answer.outboxId()).orElseThrow();
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<b@x>");
        assertThat(mail.getHeader("References")[0].replaceAll("\\s+", " ")).isEqualTo("<a@x> <b@x>");
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
    }

    @Test
    void marksAutomaticMail() throws Exception {
        OutboundMessage answer = new OutboundMessage(
                UUID.randomUUID(),
                Conversation.with(Person.of(Office.CITIZEN)),
                List.of(new Part.Text(Part.Role.BODY, "Laporan diterima.")),
                true);

        office.connector.send(office.context(), answer);

        assertThat(received(Office.CITIZEN, answer.outboxId()).orElseThrow().getHeader("Auto-Submitted"))
                .containsExactly("auto-replied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "siti@warga.example\r\nBcc: semua@warga.example",
                "siti@warga.example, lain@warga.example",
                "siti@warga.example>\r\nRCPT TO:<lain@warga.example",
                "form:0001",
                "siti@",
                "@warga.example",
                "siti@-warga.example",
                "\"siti\"@warga.example",
                "siti@[127.0.0.1]"
            })
    void refusesARecipientThatIsNoSingleAddress(String address) {
        OutboundMessage answer =
                Office.answer(Conversation.with(Person.of(address)), new Part.Text(Part.Role.BODY, "Halo."));

        assertThat(office.connector.send(office.context(), answer))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.RECIPIENT));
    }

    @Test
    void refusesWhatIsTooLarge() {
        Conversation citizen = Conversation.with(Person.of(Office.CITIZEN));
        Part body = new Part.Text(Part.Role.BODY, "Halo.");

        assertThat(List.of(
                        office.connector.send(
                                office.context(),
                                Office.answer(citizen, new Part.Text(Part.Role.SUBJECT, "x".repeat(251)), body)),
                        office.connector.send(
                                office.context(),
                                Office.answer(
                                        citizen,
                                        body,
                                        new Part.File(
                                                "a.bin",
                                                "application/octet-stream",
                                                Bytes.handOver(new byte[16 * 1024 * 1024]))))))
                .allSatisfy(o -> assertThat(((SendOutcome.Rejected) o).cause()).isEqualTo(SendOutcome.Cause.MESSAGE));
    }

    @Test
    void doesNotKnowWhatBecameOfAMailWhoseFinalDotWasNotAnswered() throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.FINAL_DOT, ScriptedSmtp.HANG_UP)) {
            SendOutcome outcome = sendThrough(smtp, Office.answer("Halo."));

            assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
            assertThat(smtp.heard())
                    .contains("RCPT TO:<" + Office.CITIZEN + ">", "RCPT TO:<" + Office.ARCHIVE + ">")
                    .containsPattern("(?m)^\\.$");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"})
    void maySendLaterWhenTheServerHangsUpBeforeTheMailWasThere(String command) throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(command, ScriptedSmtp.HANG_UP)) {
            assertThat(sendThrough(smtp, Office.answer("Halo."))).isInstanceOf(SendOutcome.RetryAfter.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 4.3.0 nanti",
        "RCPT, 450 4.2.0 greylisted",
        "DATA, 421 4.3.2 tutup",
        "., 452 4.3.1 disk penuh",
        "., 421 4.3.2 tutup",
        "CONNECT, 421 4.3.2 sibuk",
        "AUTH, 454 4.7.0 nanti"
    })
    void maySendLaterWhenTheServerSaysSo(String command, String reply) throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(command, reply)) {
            assertThat(sendThrough(smtp, Office.answer("Halo."))).isInstanceOf(SendOutcome.RetryAfter.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT TO:<siti, 550 5.1.1 <siti@warga.example> tidak dikenal, RECIPIENT",
        "RCPT TO:<arsip, 550 5.1.1 tidak dikenal, CHANNEL",
        "MAIL, 550 5.7.1 pengirim ditolak, CHANNEL",
        "AUTH, 535 5.7.8 salah, CHANNEL",
        "DATA, 554 5.5.1 tidak, MESSAGE",
        "., 554 5.7.1 seperti spam, MESSAGE"
    })
    void saysWhoCanMendARefusal(String command, String reply, SendOutcome.Cause cause) throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(command, reply)) {
            assertThat(sendThrough(smtp, Office.answer("Halo.")))
                    .isInstanceOfSatisfying(SendOutcome.Rejected.class, r -> {
                        assertThat(r.cause()).isEqualTo(cause);
                        assertThat(r.message()).doesNotContain(Office.CITIZEN);
                    });
        }
    }

    @Test
    void sendsNothingToTheCitizenWhenTheArchiveIsRefused() throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp("RCPT TO:<arsip", "550 5.1.1 tidak dikenal")) {
            sendThrough(smtp, Office.answer("Halo."));

            assertThat(smtp.heard()).doesNotContain("DATA");
        }
    }

    @Test
    void maySendLaterWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(office.connector.send(
                        Office.channel(office.connector, port, port).open(), Office.answer("Halo.")))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryAfter.class,
                        r -> assertThat(r.reason()).isEqualTo("connection-refused"));
    }

    @Test
    void saysThatAMailIsAbsentOnlyWhenItWouldHaveArrivedByNow() {
        OutboundMessage never = Office.answer("Tidak pernah dikirim.");
        TestChannel early =
                office.channel().clock(Clock.fixed(TestChannel.NOW.plus(Duration.ofMinutes(29)), ZoneOffset.UTC));
        TestChannel late =
                office.channel().clock(Clock.fixed(TestChannel.NOW.plus(Duration.ofMinutes(31)), ZoneOffset.UTC));

        assertThat(office.connector.find(early.open(), never, TestChannel.NOW))
                .isInstanceOf(FindOutcome.CannotTell.class);
        assertThat(office.connector.find(late.open(), never, TestChannel.NOW)).isInstanceOf(FindOutcome.Absent.class);
    }

    @Test
    void cannotTellWhatIsInAnArchiveItCannotOpen() {
        TestChannel channel = office.channel()
                .secret(EmailSettings.ARCHIVE_PASSWORD, "salah")
                .clock(Clock.fixed(TestChannel.NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC));

        assertThat(office.connector.find(channel.open(), Office.answer("Halo."), TestChannel.NOW))
                .isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void reportsItsHealth() throws IOException {
        assertThat(office.connector.health(office.context()).state()).isEqualTo(Health.State.UP);
        assertThat(office.connector
                        .health(office.channel()
                                .secret(EmailSettings.PASSWORD, "salah")
                                .open())
                        .code())
                .isEqualTo("login-refused");
    }
}
