package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Settings;
import id.sigap.connector.api.UnicodeText;
import id.sigap.connector.tck.TestChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class MailSplitterTest {

    private static InboundEvent.Message message(String mail) {
        return Office.message(mail);
    }

    private static InboundEvent only(String mail) {
        List<InboundEvent> events = MailSplitter.split(Office.SETTINGS, Office.delivery(mail));
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @Test
    void readsAnOrdinaryMail() {
        InboundEvent.Message message = message("""
                From: =?utf-8?B?U2l0aSBOw7pyYmF5YQ==?= <Siti@Warga.Example>
                To: Pengaduan <pengaduan@contoh.go.id>
                Subject: =?utf-8?Q?Air_mati_di_Gang_Ros=C3=A9?=
                Message-ID: <a1@warga.example>
                Date: Mon, 1 Jan 1990 00:00:00 +0000
                Content-Type: text/plain; charset=utf-8

                Air mati sejak pagi.
                """);

        assertThat(message.nativeId()).isEqualTo("a1@warga.example");
        assertThat(message.author().id()).isEqualTo("siti@warga.example");
        assertThat(message.author().displayName()).contains("Siti N\u00FArbaya");
        assertThat(message.content().subject()).contains("Air mati di Gang Ros\u00E9");
        assertThat(message.content().text()).isEqualTo("Air mati sejak pagi.");
        assertThat(message.content().fullText()).isEmpty();
        assertThat(message.flags()).isEmpty();
        assertThat(message.occurredAt()).isEqualTo(TestChannel.NOW);
    }

    @Test
    void countsFromWhenTheServerTookTheMail() {
        RawDelivery delivery = new RawDelivery(
                "k",
                "message/rfc822",
                Map.of(Folders.ROLE, Folders.INBOX, Folders.ARRIVED, "2026-11-20T01:02:03Z"),
                Bytes.utf8("From: a@x\r\nDate: Mon, 1 Jan 1990 00:00:00 +0000\r\n\r\nx"),
                TestChannel.NOW,
                "");

        assertThat(MailSplitter.split(Office.SETTINGS, delivery).get(0).occurredAt())
                .isEqualTo(Instant.parse("2026-11-20T01:02:03Z"));
    }

    @Test
    void answersWhereTheSenderAsks() {
        InboundEvent.Message message =
                message("From: Formulir <noreply@situs.example>\nReply-To: siti@warga.example\n\nAir mati.\n");

        assertThat(message.author().id()).isEqualTo("siti@warga.example");
        assertThat(message.author().otherIds()).containsExactly("noreply@situs.example");
    }

    @Test
    void namesAMailWithoutMessageIdByItsHash() {
        String mail = "From: siti@warga.example\n\nAir mati.\n";

        assertThat(message(mail).nativeId())
                .startsWith("sha256:")
                .isEqualTo(message(mail).nativeId());
        assertThat(message(mail + "x").nativeId()).isNotEqualTo(message(mail).nativeId());
    }

    @Test
    void shortensEndlessIds() {
        InboundEvent.Message message = message(
                "From: a@x\nMessage-ID: <" + "i".repeat(800) + "@x>\nReferences: <" + "r".repeat(800) + "@x>\n\nx\n");

        assertThat(message.nativeId()).startsWith("sha256:");
        assertThat(message.thread().repliesTo()).allMatch(id -> id.startsWith("sha256:"));
    }

    @Test
    void tellsWhatItAnswersNearestFirst() {
        InboundEvent.Message message = message(
                "From: a@x\nSubject: x\nReferences: <one@x> <two@x>\n <three@x>\nIn-Reply-To: <three@x>\n\nx\n");

        assertThat(message.thread().repliesTo()).containsExactly("three@x", "two@x", "one@x");
    }

    @Test
    void findsTicketsInTheSubjectBeforeThoseInTheAddress() {
        InboundEvent.Message message = message("""
                From: a@x
                To: pengaduan+SGP-2026-000042@contoh.go.id
                Subject: Re: jawaban [#sgp-2026-000041]

                SGP-2026-000099 is only mentioned
                """);

        assertThat(message.thread().tickets()).containsExactly("SGP-2026-000041", "SGP-2026-000042");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (vacation)",
                "Precedence: Bulk",
                "Precedence: auto_reply",
                "Precedence: list",
                "List-Id: <warga.contoh>",
                "Return-Path: <>",
                "Return-Path: < >",
                "Sender: x@y\nFrom: MAILER-DAEMON@contoh.go.id"
            })
    void marksWhatAMachineWrote(String header) {
        String from = header.contains("From:") ? "" : "From: siti@warga.example\n";

        assertThat(message(from + header + "\nSubject: Saya cuti\n\nKembali Senin.\n")
                        .flags())
                .containsExactly(InboundEvent.Flag.AUTOMATIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: no", "Precedence: first-class", "Return-Path: <siti@warga.example>"})
    void marksNoPerson(String header) {
        assertThat(message("From: siti@warga.example\n" + header + "\n\nx\n").flags())
                .isEmpty();
    }

    private static String inOurName(String headers) {
        return headers
                + "\nTo: pengaduan@contoh.go.id\nSubject: Re: [SGP-2026-000042]\nIn-Reply-To: <a@x>\n\nBayar di sini.\n";
    }

    private static void isSetAside(InboundEvent event) {
        assertThat(event)
                .isInstanceOfSatisfying(
                        InboundEvent.Unreadable.class, u -> assertThat(u.code()).isEqualTo("from-own-address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Pengaduan <Pengaduan@Contoh.go.id>\nMessage-ID: <x@y>",
                "From: a@x, pengaduan@contoh.go.id\nMessage-ID: <x@y>",
                "From: a@x\nReply-To: pengaduan@contoh.go.id\nMessage-ID: <x@y>",
                "From: pengaduan@contoh.go.id\nAuto-Submitted: auto-replied",
                "From: pengaduan@contoh.go.id\nReturn-Path: <>\nReferences: <sigap.4d7d9e06-8a63-4b3f-9c58-1c6d1a5a3f10@contoh.go.id>",
                "From: pengaduan@contoh.go.id\nMessage-ID: <sigap.4d7d9e06-8a63-4b3f-9c58-1c6d1a5a3f10@contoh.go.id>"
            })
    void setsAsideWhatComesInUnderTheOfficesName(String headers) {
        isSetAside(only(inOurName(headers)));
    }

    @Test
    void setsAsideEachForgeryOfOneMessageId() {
        String one = inOurName("From: pengaduan@contoh.go.id\nMessage-ID: <x@y>");

        assertThat(only(one).nativeId())
                .isEqualTo(only("Received: by mx\n" + one).nativeId())
                .isNotEqualTo(only(one + "lagi").nativeId());
    }

    @Test
    void takesForTheOfficesWordsWhatLiesInTheFolderOfSentMail() {
        UUID outboxId = UUID.randomUUID();
        String mail = "From: pengaduan@contoh.go.id\nTo: siti@warga.example\nIn-Reply-To: <a@x>\nMessage-ID: <"
                + MessageIds.ours(outboxId, Office.ADDRESS) + ">\n\nSudah diperbaiki.\n";

        assertThat(MailSplitter.split(Office.SETTINGS, Office.sent(mail.getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.OwnMessage.class, own -> {
                    assertThat(own.outboxId()).contains(outboxId);
                    assertThat(own.nativeId()).isEqualTo(MessageIds.ours(outboxId, Office.ADDRESS));
                    assertThat(own.content().text()).isEqualTo("Sudah diperbaiki.");
                });
    }

    @Test
    void takesAnArchiveCopyInTheSameMailboxForNoMoreThanAReceipt() {
        Settings oneMailbox = new Settings(Map.of(
                EmailSettings.ADDRESS, Office.ADDRESS,
                EmailSettings.USERNAME, Office.ADDRESS,
                EmailSettings.ARCHIVE_ADDRESS, Office.ARCHIVE));
        String id = MessageIds.ours(UUID.randomUUID(), Office.ADDRESS);
        String copy = "From: pengaduan@contoh.go.id\nTo: siti@warga.example\nMessage-ID: <" + id + ">\n\nBaik.\n";

        assertThat(MailSplitter.split(oneMailbox, Office.delivery(copy)))
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.Status.class, status -> {
                    assertThat(status.nativeId()).isEqualTo(id);
                    assertThat(status.state()).isEqualTo(InboundEvent.DeliveryState.SENT);
                });
        isSetAside(MailSplitter.split(oneMailbox, Office.delivery(copy.replace("siti@warga.example", Office.ADDRESS)))
                .get(0));
        isSetAside(MailSplitter.split(oneMailbox, Office.delivery(copy.replace(id, "x@y")))
                .get(0));
    }

    @Test
    void believesNoStrangerWhoUsesOurMessageId() {
        String id = MessageIds.ours(UUID.randomUUID(), Office.ADDRESS);

        assertThat(only("From: a@x\nMessage-ID: <" + id + ">\n\nAir mati.\n"))
                .isInstanceOfSatisfying(InboundEvent.Message.class, message -> {
                    assertThat(message.author().id()).isEqualTo("a@x");
                    assertThat(message.nativeId()).startsWith("sha256:");
                });
    }

    private static String report(String action, String status, UUID outboxId) {
        return """
                From: MAILER-DAEMON@mx.example
                Subject: Undelivered Mail
                Message-ID: <b1@mx.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; siti@warga.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 no such user

                --b
                Content-Type: text/rfc822-headers

                From: pengaduan@contoh.go.id
                Message-ID: <%s>
                --b--
                """.formatted(action, status, MessageIds.ours(outboxId, Office.ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({"failed, 5.1.1, true", "delayed, 4.4.1, false"})
    void readsABounce(String action, String status, boolean permanent) {
        UUID outboxId = UUID.randomUUID();

        assertThat(only(report(action, status, outboxId))).isInstanceOfSatisfying(InboundEvent.Bounce.class, bounce -> {
            assertThat(bounce.failedNativeId()).contains(MessageIds.ours(outboxId, Office.ADDRESS));
            assertThat(bounce.status()).isEqualTo(status);
            assertThat(bounce.permanent()).isEqualTo(permanent);
            assertThat(bounce.recipient().orElseThrow().id()).isEqualTo("siti@warga.example");
        });
    }

    @Test
    void blamesNoAnswerForABouncedArchiveCopy() {
        String report = report("failed", "5.2.2", UUID.randomUUID()).replace("siti@warga.example", Office.ARCHIVE);

        assertThat(only(report))
                .isInstanceOfSatisfying(
                        InboundEvent.Unreadable.class, u -> assertThat(u.code()).isEqualTo("archive-bounced"));
    }

    @Test
    void readsADeliveryConfirmation() {
        UUID outboxId = UUID.randomUUID();

        assertThat(only(report("delivered", "2.0.0", outboxId)))
                .isInstanceOfSatisfying(InboundEvent.Status.class, status -> {
                    assertThat(status.state()).isEqualTo(InboundEvent.DeliveryState.DELIVERED);
                    assertThat(status.nativeId()).isEqualTo(MessageIds.ours(outboxId, Office.ADDRESS));
                });
    }

    @Test
    void readsABounceInPlainWords() {
        String id = MessageIds.ours(UUID.randomUUID(), Office.ADDRESS);

        assertThat(only("From: postmaster@mx.example\nReturn-Path: <>\n\n550 5.2.2 mailbox full\n\nMessage-ID: <" + id
                        + ">\n"))
                .isInstanceOfSatisfying(InboundEvent.Bounce.class, bounce -> {
                    assertThat(bounce.failedNativeId()).contains(id);
                    assertThat(bounce.status()).isEqualTo("5.2.2");
                });
    }

    @Test
    void readsAReadReceipt() {
        String id = MessageIds.ours(UUID.randomUUID(), Office.ADDRESS);

        assertThat(only("""
                        From: siti@warga.example
                        Content-Type: multipart/report; report-type=disposition-notification; boundary=b

                        --b

                        Dibaca.
                        --b
                        Content-Type: message/disposition-notification

                        Original-Message-ID: <%s>
                        Disposition: manual-action/MDN-sent-manually; displayed
                        --b--
                        """.formatted(id))).isInstanceOfSatisfying(InboundEvent.Status.class, s -> {
            assertThat(s.state()).isEqualTo(InboundEvent.DeliveryState.READ);
            assertThat(s.nativeId()).isEqualTo(id);
        });
    }

    @Test
    void prefersPlainWordsAndKeepsFiles() {
        InboundEvent.Message message = message("""
                From: a@x
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                QWlyIG1hdGku
                --a
                Content-Type: text/html

                <b>Air mati.</b>
                --a--
                --m
                Content-Type: image/jpeg
                Content-Disposition: attachment; filename*=UTF-8''..%2F..%2Ff%C3%B6to.jpg
                Content-Transfer-Encoding: base64

                /9j/
                --m
                Content-Type: message/rfc822

                From: b@x
                Subject: lama

                surat lama
                --m--
                """);

        assertThat(message.content().text()).isEqualTo("Air mati.");
        assertThat(message.content().attachments())
                .extracting(Attachment::name)
                .containsExactly("f\u00F6to.jpg", "surel-terlampir.eml");
        assertThat(message.content().attachments().get(0))
                .isInstanceOfSatisfying(
                        Attachment.Inline.class,
                        f -> assertThat(f.content().toArray()).containsExactly(0xFF, 0xD8, 0xFF));
    }

    @Test
    void readsHtmlWhereThereIsNothingElse() {
        assertThat(message("From: a@x\nContent-Type: text/html; charset=utf-8\n\n<style>p{}</style><p>Air&nbsp;mati"
                                + " &lt;3 &#128167;<br>Tolong.<script>alert(1)</script>")
                        .content()
                        .text())
                .isEqualTo("Air mati <3 \uD83D\uDCA7\nTolong.");
    }

    @Test
    void leavesOutATextThatIsLargerThanAnyFileThatIsKept() {
        String part = "--m\nContent-Type: text/plain\n\n" + ("x".repeat(999) + "\n").repeat(1_700);

        InboundEvent.Message message =
                message("From: a@x\nContent-Type: multipart/mixed; boundary=m\n\n" + part + part + "--m--\n");

        assertThat(message.content().text()).hasSize(MailCollector.LONGEST_TEXT);
        assertThat(message.content().attachments())
                .singleElement()
                .isInstanceOfSatisfying(
                        Attachment.LeftOut.class,
                        file -> assertThat(file.code()).isEqualTo("too-large"));
    }

    @Test
    void cutsAQuoteFromAReplyAndKeepsIt() {
        InboundEvent.Message message = message("""
                From: a@x
                Subject: Re: Jawaban
                In-Reply-To: <q@x>

                Masih mati.

                Pada Min, 22 Nov 2026 pukul 10.00 Pengaduan <pengaduan@contoh.go.id> menulis:
                > Air sudah mengalir.
                """);

        assertThat(message.content().text()).isEqualTo("Masih mati.");
        assertThat(message.content().fullText().orElseThrow()).contains("Air sudah mengalir.");
    }

    @Test
    void cutsNothingFromWhatIsNoReply() {
        InboundEvent.Message message =
                message("From: a@x\nSubject: Fwd: Re: Tagihan\nIn-Reply-To: <q@x>\n\n> tagihan saya\n");

        assertThat(message.content().text()).isEqualTo("> tagihan saya");
    }

    @Test
    void survivesWrongCharacterSets() {
        for (String charset : List.of("iso-2022-jp", "utf-8", "x-tidak-ada", "us-ascii", "utf-7", "\"", "utf-16")) {
            ByteArrayOutputStream mail = new ByteArrayOutputStream();
            mail.writeBytes(("From: Caf\u00E9 <a@x>\r\nSubject: rus\u00E1k\r\nContent-Type: text/plain; charset="
                            + charset + "\r\n\r\nna\u00EFf \0 ")
                    .getBytes(StandardCharsets.ISO_8859_1));
            mail.writeBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xFF});

            InboundEvent.Message message =
                    (InboundEvent.Message) Office.split(mail.toByteArray()).get(0);

            assertThat(UnicodeText.isStorable(message.content().text()))
                    .as(charset)
                    .isTrue();
            assertThat(message.content().subject()).as(charset).contains("rus\u00E1k");
        }
    }

    @Test
    void readsTheSetThatAMailDeclares() {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes(
                "From: a@x\r\nContent-Type: text/plain; charset=Big5\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes("\u4F60\u597D".getBytes(Charset.forName("Big5")));

        assertThat(((InboundEvent.Message) Office.split(mail.toByteArray()).get(0))
                        .content()
                        .text())
                .isEqualTo("\u4F60\u597D");
    }

    @Test
    void readsLinesThatEndInCarriageReturnsAlone() {
        byte[] mail = "From: a@x\rSubject: Air\r\rAir mati.\r".getBytes(StandardCharsets.US_ASCII);

        assertThat(((InboundEvent.Message) Office.split(mail).get(0)).content().text())
                .isEqualTo("Air mati.");
    }

    @Test
    void setsAsideWhatIsNoMail() {
        assertThat(Office.split(new byte[0]))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Unreadable.class, u -> assertThat(u.code()).isEqualTo("no-mail"));
    }

    @Test
    void keepsAnEndlessTextAsAFile() {
        InboundEvent.Message message = message("From: a@x\n\n" + "a".repeat(1_000_000) + "\n");

        assertThat(message.content().text()).hasSize(MailCollector.LONGEST_TEXT);
        assertThat(message.content().attachments()).extracting(Attachment::name).containsExactly("teks-lengkap.txt");
    }

    @Test
    void leavesOutTheFilesBehindTheHundredth() {
        StringBuilder mail = new StringBuilder("From: a@x\nContent-Type: multipart/mixed; boundary=b\n");
        for (int i = 0; i < 120; i++) {
            mail.append("\n--b\nContent-Type: image/png; name=").append(i).append(".png\n\nx");
        }

        List<Attachment> files = message(mail + "\n--b--\n").content().attachments();

        assertThat(files).hasSize(120);
        assertThat(files.subList(100, 120)).hasOnlyElementsOfType(Attachment.LeftOut.class);
    }

    @Test
    void showsWordsOfAnUnknownCharacterSetAsTheyStand() {
        InboundEvent.Message message = message("From: =?x-tidak-ada?q?Siti?= <siti@warga.example>\n"
                + "Subject: =?x-tidak-ada?q?Lampu?= =?utf-8?q?mati?=\n\nisi");

        assertThat(message.content().subject()).contains("=?x-tidak-ada?q?Lampu?= =?utf-8?q?mati?=");
        assertThat(message.author().id()).isEqualTo("siti@warga.example");
    }

    @Test
    void readsEncodedWordsThatEndWithAnEqualsSign() {
        InboundEvent.Message message = message(
                "From: siti@warga.example\nSubject: =?utf-8?B?QWlyIG1hdGkgZGkgUw==?=\n =?utf-8?B?RCAzIA==?= =?utf-8?Q?ya=3D?=\n\nisi");

        assertThat(message.content().subject()).contains("Air mati di SD 3 ya=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p",
                "&",
                "<title>",
                "<title></x",
                "</",
                "<!--",
                "=?",
                "=?utf-8?q?x",
                "=?x-tidak-ada?q?a?= ",
                "=?x-tidak-ada?q?a?b?= ",
                "> ",
                "<blockquote>",
                "-----Original Message-----\n",
                "From: x y z\n",
                "On 1 2 wrote:\n",
                "<a@b>,",
                "(",
                "\"",
                "SGP-2026-",
                "\n\n",
                ";",
                "<a href=\""
            })
    void takesNoLongerForHostileRepetition(String piece) {
        String many = piece.repeat(1_000_000 / piece.length());
        String line = piece.replace("\n", "").repeat(60_000 / piece.length());

        assertThat(message("From: a@x\nSubject: Re: x\nIn-Reply-To: <q@x>\nContent-Type: text/html\n\n" + many))
                .isNotNull();
        assertThat(message("From: a@x\nSubject: Re: x\nIn-Reply-To: <q@x>\n\n" + many))
                .isNotNull();
        assertThat(MailSplitter.split(
                        Office.SETTINGS,
                        Office.delivery("From: " + line + "\nSubject: " + line + "\nReferences: " + line
                                + "\nContent-Type: text/plain; name=" + line + "\nContent-Disposition: " + line
                                + "\n\nx")))
                .isNotEmpty();
    }

    @Test
    void survivesPartsWithinPartsWithoutEnd() {
        StringBuilder mail = new StringBuilder("From: a@x\n");
        for (int i = 0; i < 5_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThat(message(mail + "\nAir mati.\n")).isNotNull();
    }
}
