package id.sigap.connector.webform;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FieldFault;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebFormConnectorTest extends ConnectorContract {

    private static final String KEY = "form-0001-abcd";
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16};
    private static final String COMPLAINT = """
            {"name": " Siti ", "contact": "0811 540 000", "text": "Air mati sejak pagi.\\r\\nTolong.", "location": "Jl. Mawar 3",
             "secret": true, "ticket": "SGP-2026-000001", "photos": [{"name": "pipa.jpg", "data": "%s"}]}
            """.formatted(Base64.getEncoder().encodeToString(JPEG));

    private final WebFormConnector connector = new WebFormConnector();

    @Override
    protected Connector connector() {
        return connector;
    }

    @Override
    protected TestChannel channel() {
        return TestChannel.of(connector);
    }

    @Override
    protected Conversation conversation() {
        return Conversation.with(Person.of("form:" + KEY));
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return accepted(InboundRequest.form(KEY, Optional.empty(), Bytes.utf8(COMPLAINT), TestChannel.NOW));
    }

    private RawDelivery accepted(InboundRequest request) {
        return request.delivery(
                (ReceiveVerdict.Accepted) connector.receive(channel().open(), request));
    }

    private ReceiveVerdict.Refused refused(String body) {
        return (ReceiveVerdict.Refused) connector.receive(
                channel().open(), InboundRequest.form(KEY, Optional.empty(), Bytes.utf8(body), TestChannel.NOW));
    }

    private InboundEvent.Message message(RawDelivery delivery) {
        return (InboundEvent.Message)
                connector.split(channel().open(), delivery).get(0);
    }

    @Test
    void readsEveryFieldOfAComplaint() {
        InboundEvent.Message message = message(genuineDelivery());

        assertThat(message.nativeId()).isEqualTo(KEY);
        assertThat(message.occurredAt()).isEqualTo(TestChannel.NOW);
        assertThat(message.author().displayName()).contains("Siti");
        assertThat(message.author().contact()).contains("0811 540 000");
        assertThat(message.content().text()).isEqualTo("Air mati sejak pagi.\nTolong.");
        assertThat(message.content().place().orElseThrow().description()).isEqualTo("Jl. Mawar 3");
        assertThat(message.flags()).containsExactly(InboundEvent.Flag.SECRET_REPORTER);
        assertThat(message.content().attachments())
                .containsExactly(new Attachment.Inline("pipa.jpg", "image/jpeg", Bytes.of(JPEG)));
    }

    @Test
    void takesNoTicketFromTheBody() {
        assertThat(message(genuineDelivery()).thread().tickets()).isEmpty();
    }

    @Test
    void carriesTheTicketOfAFollowUpMessage() {
        RawDelivery delivery = accepted(InboundRequest.form(
                KEY, Optional.of("SGP-2026-000041"), Bytes.utf8("{\"text\":\"Masih mati.\"}"), TestChannel.NOW));

        assertThat(message(delivery).thread().tickets()).containsExactly("SGP-2026-000041");
    }

    @Test
    void marksAnAnonymousReporter() {
        RawDelivery delivery = accepted(InboundRequest.form(
                KEY, Optional.empty(), Bytes.utf8("{\"text\":\"x\",\"anonymous\":true}"), TestChannel.NOW));

        assertThat(message(delivery).flags()).containsExactly(InboundEvent.Flag.ANONYMOUS_REPORTER);
        assertThat(message(delivery).author().displayName()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"text\"", "{\"text\":", "{\"text\":\"a\"} x"})
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(refused(body).status()).isEqualTo(400);
        assertThat(refused(body).code()).isEqualTo("json-expected");
    }

    @Test
    void refusesJsonThatIsTenThousandDeep() {
        assertThat(refused("{\"text\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | text",
                "{\"text\":\" \\n\"} | text",
                "{\"text\":7} | text",
                "{\"text\":null} | text",
                "{\"text\":\"a\",\"name\":[]} | name",
                "{\"text\":\"a\",\"anonymous\":\"ya\"} | anonymous",
                "{\"text\":\"a\",\"photos\":{}} | photos",
                "{\"text\":\"a\",\"photos\":[\"x\"]} | photos[0]",
                "{\"text\":\"a\",\"photos\":[{\"data\":\"***\"}]} | photos[0]"
            })
    void namesTheWrongField(String body, String field) {
        assertThat(refused(body).status()).isEqualTo(422);
        assertThat(refused(body).faults()).extracting(FieldFault::field).containsExactly(field);
    }

    @Test
    void refusesAReportBeyondTheLimitInCodePoints() {
        String longest = "\uD83D\uDE00".repeat(10_000);

        assertThat(accepted(InboundRequest.form(
                        KEY, Optional.empty(), Bytes.utf8("{\"text\":\"" + longest + "\"}"), TestChannel.NOW)))
                .isNotNull();
        assertThat(refused("{\"text\":\"" + longest + "a\"}").faults().get(0).message())
                .contains("10000", "10001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "siti.aminah+lapor@contoh.go.id",
                "0811 540 000",
                "0812-3456-7890",
                "+62 812 3456 7890",
                "62812.3456.7890",
                "(0542) 421500",
                "+60 12-345 6789"
            })
    void acceptsAMailAddressOrATelephoneNumber(String contact) {
        RawDelivery delivery = accepted(InboundRequest.form(
                KEY,
                Optional.empty(),
                Bytes.utf8("{\"text\":\"a\",\"contact\":\"" + contact + "\"}"),
                TestChannel.NOW));

        assertThat(message(delivery).author().contact()).contains(contact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bukan-alamat@@", "siti@contoh", "siti contoh.id", "Siti", "12345", "0812", "0812 abc 7890"})
    void refusesAContactThatReachesNobody(String contact) {
        ReceiveVerdict.Refused refused = refused("{\"text\":\"a\",\"contact\":\"" + contact + "\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.faults()).extracting(FieldFault::field).containsExactly("contact");
        assertThat(refused.message()).isEqualTo("Surel atau nomor telepon: Ini bukan surel atau nomor telepon.");
    }

    @Test
    void stillReadsAContactThatWasLetInBeforeItWasJudged() {
        RawDelivery delivery = InboundRequest.form(
                        KEY,
                        Optional.empty(),
                        Bytes.utf8("{\"text\":\"a\",\"contact\":\"di warung\"}"),
                        TestChannel.NOW)
                .delivery(new ReceiveVerdict.Accepted(KEY, Map.of()));

        assertThat(message(delivery).author().contact()).contains("di warung");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | Isi laporan: Wajib diisi: tuliskan laporan Anda.",
                "{\"text\":\"a\",\"name\":[]} | Nama: Harus berupa teks.",
                "{\"text\":\"a\",\"photos\":[\"x\"]} | Foto ke-1: Harus berupa objek {name, data} dengan data dalam Base64."
            })
    void saysWhatIsWrongInTheWordsOfTheForm(String body, String sentence) {
        assertThat(refused(body).message()).isEqualTo(sentence);
    }

    @Test
    void refusesFilesThatAreNoPhotosWhateverTheyAreCalled() {
        String script =
                Base64.getEncoder().encodeToString("<script>".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(refused("{\"text\":\"a\",\"photos\":[{\"name\":\"a.jpg\",\"data\":\"" + script + "\"}]}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void refusesAPhotoThatIsTooLarge() {
        byte[] large = new byte[5 * 1024 * 1024 + 1];
        System.arraycopy(JPEG, 0, large, 0, JPEG.length);

        assertThat(refused("{\"text\":\"a\",\"photos\":[{\"data\":\""
                                + Base64.getEncoder().encodeToString(large) + "\"}]}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void refusesOnePhotoTooMany() {
        String photo = "{\"data\":\"" + Base64.getEncoder().encodeToString(JPEG) + "\"}";
        String photos = IntStream.range(0, 5).mapToObj(i -> photo).collect(Collectors.joining(","));

        assertThat(refused("{\"text\":\"a\",\"photos\":[" + photos + "]}").faults())
                .extracting(FieldFault::field)
                .containsExactly("photos");
    }

    @Test
    void refusesAHugeBodyUnread() {
        assertThat(refused(" ".repeat(40 * 1024 * 1024)).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with space 1", "kunci\r\nX: 1"})
    void asksForAKey(String key) {
        ReceiveVerdict verdict = connector.receive(
                channel().open(),
                InboundRequest.post(
                        Map.of(InboundRequest.IDEMPOTENCY_KEY, key), Bytes.utf8("{\"text\":\"a\"}"), TestChannel.NOW));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        ReceiveVerdict.Refused.class, r -> assertThat(r.code()).isEqualTo("idempotency-key-expected"));
    }

    @Test
    void stillReadsWhatWasLetInUnderWiderLimits() {
        RawDelivery delivery = genuineDelivery();

        assertThat(connector.split(channel().setting(Form.MAXIMUM_TEXT, "3").open(), delivery))
                .hasOnlyElementsOfType(InboundEvent.Message.class);
    }

    @Test
    void showsAnAnswerOnceHoweverOftenItIsSent() {
        OutboundMessage answer = new OutboundMessage(
                UUID.randomUUID(), conversation(), List.of(new Part.Text(Part.Role.BODY, "Sudah diperbaiki.")), false);

        SendOutcome first = connector.send(channel().open(), answer);

        assertThat(first).isEqualTo(connector.send(channel().open(), answer));
        assertThat(connector.find(channel().open(), answer, TestChannel.NOW))
                .isEqualTo(new FindOutcome.Found(((SendOutcome.Accepted) first).nativeId(), TestChannel.NOW));
    }
}
