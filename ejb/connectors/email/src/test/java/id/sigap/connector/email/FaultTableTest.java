package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.tck.TestChannel;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each misbehaviour of a mail server and what comes of it: one mail or a definite outcome, nothing doubled, nothing lost. */
@Timeout(60)
class FaultTableTest {
    /** Long enough for a server on this machine, and short enough to be waited for. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final int MOST_ATTEMPTS = 3;

    private static Office office;

    private final List<String> outcomes = new ArrayList<>();

    @BeforeAll
    static void open() {
        office = new Office();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void emptyMailboxes() throws Exception {
        office.servers().purgeEmailFromAllMailboxes();
    }

    private static ChannelContext context(int imap, int smtp, Duration later) {
        return Office.channel(office.connector, imap, smtp)
                .clock(Clock.fixed(TestChannel.NOW.plus(later), ZoneOffset.UTC))
                .open();
    }

    private static int imap() {
        return office.servers().getImap().getPort();
    }

    /** As the dispatcher does: what is unknown is looked for, and only what is absent or was put off is sent again. */
    private void dispatch(EmailConnector connector, OutboundMessage message, int imap, int smtp) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            SendOutcome sent = connector.send(context(imap, smtp, Duration.ZERO), message);
            outcomes.add(sent.getClass().getSimpleName());
            if (sent instanceof SendOutcome.Unknown) {
                FindOutcome found =
                        connector.find(context(imap, smtp, Duration.ofMinutes(31)), message, TestChannel.NOW);
                outcomes.add(found.getClass().getSimpleName());
                if (!(found instanceof FindOutcome.Absent)) {
                    return;
                }
            } else if (!(sent instanceof SendOutcome.RetryAfter)) {
                return;
            }
        }
    }

    private static List<String> idsIn(String mailbox) throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : office.inboxOf(mailbox)) {
            ids.add(mail.getMessageID());
        }
        return ids;
    }

    private static String id(OutboundMessage message) {
        return "<" + MessageIds.ours(message.outboxId(), Office.ADDRESS) + ">";
    }

    @ParameterizedTest
    @CsvSource({
        // refused before DATA
        "CONNECT, false, 421 4.3.2 sibuk, RetryAfter Accepted",
        "AUTH, false, 454 4.7.0 nanti, RetryAfter Accepted",
        "MAIL, false, 451 4.3.0 nanti, RetryAfter Accepted",
        "RCPT TO:<siti, false, 450 4.2.1 penuh, RetryAfter Accepted",
        "RCPT TO:<arsip, false, 450 4.2.1 penuh, RetryAfter Accepted",
        "DATA, false, 421 4.3.2 tutup, RetryAfter Accepted",
        "AUTH, false, 535 5.7.8 salah, Rejected",
        "MAIL, false, 550 5.7.1 pengirim ditolak, Rejected",
        "RCPT TO:<siti, false, 550 5.1.1 tidak dikenal, Rejected",
        "RCPT TO:<arsip, false, 550 5.1.1 tidak dikenal, Rejected",
        "DATA, false, 554 5.5.1 tidak, Rejected",
        // the connection is gone before DATA
        "EHLO, false, (hang up), RetryAfter Accepted",
        "RCPT TO:<arsip, true, (hang up), RetryAfter Accepted",
        "DATA, true, (hang up), RetryAfter Accepted",
        // the final dot, and what became of it
        "(writing), false, (hang up), Unknown Absent Accepted",
        "., false, (hang up), Unknown Absent Accepted",
        "., true, (hang up), Unknown Found",
        "., true, (late), Accepted",
        "., true, (then gone), Accepted",
        "., false, 451 4.7.1 greylisted, RetryAfter Accepted",
        "., false, 554 5.7.1 seperti spam, Rejected",
        "., true, 999 ngawur, Unknown Found"
    })
    void bringsOneMailOrIsRefused(String command, boolean heard, String reply, String expected) throws Exception {
        OutboundMessage answer = Office.answer("Air sudah mengalir.");
        try (SmtpBetween smtp =
                new SmtpBetween(office.servers().getSmtp().getPort(), new SmtpBetween.Fault(command, heard, reply))) {
            dispatch(office.connector, answer, imap(), smtp.port());

            assertThat(String.join(" ", outcomes)).isEqualTo(expected);
            assertThat(smtp.happened()).isTrue();
        }
        List<String> mails = expected.equals("Rejected") ? List.of() : List.of(id(answer));
        assertThat(idsIn(Office.CITIZEN)).isEqualTo(mails);
        assertThat(idsIn(Office.ARCHIVE)).isEqualTo(mails);
    }

    @Test
    void findsTheMailWhoseAnswerComesTooLate() throws Exception {
        OutboundMessage answer = Office.answer("Air sudah mengalir.");
        try (SmtpBetween smtp = new SmtpBetween(
                office.servers().getSmtp().getPort(),
                new SmtpBetween.Fault(SmtpBetween.FINAL_DOT, true, SmtpBetween.SILENCE))) {
            dispatch(new EmailConnector(LIMIT), answer, imap(), smtp.port());

            assertThat(outcomes).containsExactly("Unknown", "Found");
            assertThat(smtp.happened()).isTrue();
        }
        assertThat(idsIn(Office.CITIZEN)).containsExactly(id(answer));
    }

    @Test
    void sendsALargeMailAgainThatBrokeOffWhileItWasWritten() throws Exception {
        OutboundMessage answer = Office.answer(
                Conversation.with(Person.of(Office.CITIZEN)),
                new Part.Text(Part.Role.BODY, "Terlampir."),
                new Part.File("a.bin", "application/octet-stream", Bytes.handOver(new byte[4 * 1024 * 1024])));
        try (SmtpBetween smtp = new SmtpBetween(
                office.servers().getSmtp().getPort(),
                new SmtpBetween.Fault(SmtpBetween.WRITING, false, SmtpBetween.HANG_UP))) {
            dispatch(office.connector, answer, imap(), smtp.port());

            assertThat(outcomes).containsExactly("RetryAfter", "Accepted");
        }
        assertThat(idsIn(Office.CITIZEN)).containsExactly(id(answer));
    }

    @Test
    void handsToAPersonWhatNobodyCanLookFor() throws Exception {
        OutboundMessage answer = Office.answer("Air sudah mengalir.");
        try (SmtpBetween smtp = new SmtpBetween(
                        office.servers().getSmtp().getPort(),
                        new SmtpBetween.Fault(SmtpBetween.FINAL_DOT, true, SmtpBetween.HANG_UP));
                ImapBetween imap = ImapBetween.cutting(imap(), "CAPABILITY", 0)) {
            dispatch(office.connector, answer, imap.port(), smtp.port());

            assertThat(outcomes).containsExactly("Unknown", "CannotTell");
            assertThat(smtp.connections()).isEqualTo(1);
        }
        assertThat(idsIn(Office.CITIZEN)).containsExactly(id(answer));
    }

    @Test
    void neverTakesAnArchiveThatIsStillEmptyForAMailThatWasNotSent() throws IOException {
        OutboundMessage answer = Office.answer("Air sudah mengalir.");
        try (SmtpBetween smtp = new SmtpBetween(
                office.servers().getSmtp().getPort(),
                new SmtpBetween.Fault(SmtpBetween.FINAL_DOT, false, SmtpBetween.HANG_UP))) {
            ChannelContext soon = context(imap(), smtp.port(), Duration.ofMinutes(29));

            assertThat(office.connector.send(soon, answer)).isInstanceOf(SendOutcome.Unknown.class);
            assertThat(office.connector.find(soon, answer, TestChannel.NOW)).isInstanceOf(FindOutcome.CannotTell.class);
        }
    }

    @Test
    void knowsItsOwnMailByOneIdHoweverOftenAServerDeliversIt() throws Exception {
        OutboundMessage answer = Office.answer("Air sudah mengalir.");
        dispatch(office.connector, answer, imap(), office.servers().getSmtp().getPort());
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        office.inboxOf(Office.CITIZEN).get(0).writeTo(mail);
        office.put(Office.CITIZEN, "INBOX", mail.toByteArray());
        office.put(Office.ARCHIVE, "INBOX", mail.toByteArray());

        assertThat(outcomes).containsExactly("Accepted");
        assertThat(office.connector.find(office.context(), answer, TestChannel.NOW))
                .isInstanceOfSatisfying(
                        FindOutcome.Found.class,
                        f -> assertThat("<" + f.nativeId() + ">").isEqualTo(id(answer)));
        assertThat(idsIn(Office.CITIZEN))
                .as("a mail program shows the two as one")
                .containsExactly(id(answer), id(answer));
    }

    private static String mail(String id, String more, String text) {
        return "From: siti@warga.example\nTo: pengaduan@contoh.go.id\nSubject: Air\nMessage-ID: <" + id + ">\n" + more
                + "\n" + text + "\n";
    }

    private static PollResult poll(int imap, Optional<String> cursor) {
        return office.connector.poll(
                context(imap, office.servers().getSmtp().getPort(), Duration.ZERO), cursor, Duration.ZERO);
    }

    private static InboundEvent.Message event(RawDelivery delivery) {
        return (InboundEvent.Message)
                office.connector.split(office.context(), delivery).get(0);
    }

    @Test
    void takesEveryMailOnceAlthoughOneComesTwiceAndTheAnswerBeforeWhatItAnswers() {
        String answer = mail("b@x", "In-Reply-To: <a@x>\nReferences: <a@x>\n", "Masih mati");
        office.receives(answer);
        PollResult.Polled first = (PollResult.Polled) poll(imap(), Optional.empty());
        office.receives(mail("a@x", "", "Air mati"));
        office.receives("Received: by jalur.lain\n" + answer);
        PollResult.Polled second = (PollResult.Polled) poll(imap(), Optional.of(first.cursor()));

        assertThat(first.deliveries()).hasSize(1);
        InboundEvent.Message early = event(first.deliveries().get(0));
        assertThat(early.nativeId()).isEqualTo("b@x");
        assertThat(early.thread().repliesTo()).containsExactly("a@x");
        assertThat(second.deliveries()).hasSize(2);
        assertThat(event(second.deliveries().get(0)).nativeId()).isEqualTo("a@x");
        assertThat(second.deliveries().get(1).key())
                .as("what is stored by its key is stored once")
                .isEqualTo(first.deliveries().get(0).key());
    }

    /**
     * The connection is cut in the middle of an answer.
     *
     * @param bytes how many of the answer come through
     * @param taken how many mails were read before
     */
    private record Cut(String command, long bytes, int taken) {}

    @Test
    void takesEveryMailWholeAndOnceAlthoughTheConnectionBreaksAgainAndAgain() throws IOException {
        List<String> texts = List.of("satu", "panjang sekali\n".repeat(20_000).strip(), "tiga");
        for (int i = 0; i < texts.size(); i++) {
            office.receives(mail(i + "@x", "", texts.get(i)));
        }
        List<RawDelivery> deliveries = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (Cut cut : List.of(
                new Cut("FETCH 1 (BODY.PEEK[]<0.262144>)", 90, 0),
                new Cut("FETCH 2 (BODY.PEEK[]<0.262144>)", 5000, 1),
                new Cut("FETCH 2 (BODY.PEEK[]<262144.262144>)", 0, 0),
                new Cut("FETCH 2 (BODY.PEEK[]<262144.262144>)", 5000, 0),
                new Cut("FETCH 3 (BODY.PEEK[]<0.262144>)", 20, 1))) {
            try (ImapBetween broken = ImapBetween.cutting(imap(), cut.command(), cut.bytes())) {
                PollResult result = poll(broken.port(), cursor);
                if (result instanceof PollResult.Polled polled) {
                    assertThat(polled.deliveries()).as("%s", cut).hasSize(cut.taken());
                    assertThat(polled.more()).isTrue();
                    deliveries.addAll(polled.deliveries());
                    cursor = Optional.of(polled.cursor());
                } else {
                    assertThat(result).isInstanceOf(PollResult.Away.class);
                    assertThat(cut.taken()).as("%s", cut).isZero();
                }
            }
        }
        deliveries.addAll(((PollResult.Polled) poll(imap(), cursor)).deliveries());

        assertThat(deliveries).extracting(d -> event(d).nativeId()).containsExactly("0@x", "1@x", "2@x");
        assertThat(deliveries)
                .extracting(d -> d.body().utf8().replace("\r\n", "\n").strip())
                .zipSatisfy(texts, (whole, text) -> assertThat(whole).endsWith("\n" + text));
    }
}
