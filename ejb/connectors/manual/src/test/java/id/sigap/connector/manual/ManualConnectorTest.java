package id.sigap.connector.manual;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FieldFault;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManualConnectorTest extends ConnectorContract {

    private static final String KEY = "entry-0001";
    private static final String CALL = """
            {"source": "phone", "name": "Pak Joko", "contact": "0812 999", "text": "Lampu jalan padam.", "location": "RT 5",
             "anonymous": true, "occurredAt": "2026-11-21T22:15:00Z"}
            """;

    private final ManualConnector connector = new ManualConnector();

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
        return answering("phone", Person.of("manual:" + KEY).named("Pak Joko").reachableAt("0812 999"));
    }

    private static Conversation answering(String source, Person citizen) {
        return new Conversation(
                citizen,
                Visibility.PRIVATE,
                Optional.empty(),
                List.of(KEY),
                Optional.empty(),
                Map.of("source", source));
    }

    @Override
    protected RawDelivery genuineDelivery() {
        InboundRequest request =
                InboundRequest.form(KEY, Optional.of("SGP-2026-000041"), Bytes.utf8(CALL), TestChannel.NOW);
        return request.delivery(
                (ReceiveVerdict.Accepted) connector.receive(channel().open(), request));
    }

    private ReceiveVerdict.Refused refused(String body) {
        return (ReceiveVerdict.Refused) connector.receive(
                channel().open(), InboundRequest.form(KEY, Optional.empty(), Bytes.utf8(body), TestChannel.NOW));
    }

    private String instruction(Conversation conversation, Part... parts) {
        SendOutcome outcome = connector.send(
                channel().open(), new OutboundMessage(UUID.randomUUID(), conversation, List.of(parts), false));
        return ((SendOutcome.HandOver) outcome).instruction();
    }

    @Test
    void readsEveryFieldOfAnEntry() {
        InboundEvent.Message message = (InboundEvent.Message)
                connector.split(channel().open(), genuineDelivery()).get(0);

        assertThat(message.nativeId()).isEqualTo(KEY);
        assertThat(message.occurredAt()).isEqualTo(Instant.parse("2026-11-21T22:15:00Z"));
        assertThat(message.author().displayName()).contains("Pak Joko");
        assertThat(message.author().contact()).contains("0812 999");
        assertThat(message.content().text()).isEqualTo("Lampu jalan padam.");
        assertThat(message.content().place().orElseThrow().description()).isEqualTo("RT 5");
        assertThat(message.thread().tickets()).containsExactly("SGP-2026-000041");
        assertThat(message.flags()).containsExactly(InboundEvent.Flag.ANONYMOUS_REPORTER);
        assertThat(message.attributes()).containsEntry("source", "phone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":\"a\"} | source",
                "{\"source\":\"fax\",\"text\":\"a\"} | source",
                "{\"source\":\"counter\"} | text",
                "{\"source\":\"counter\",\"text\":[]} | text",
                "{\"source\":\"counter\",\"text\":\"a\",\"occurredAt\":\"kemarin\"} | occurredAt",
                "{\"source\":\"counter\",\"text\":\"a\",\"occurredAt\":\"2026-11-22T04:00:00Z\"} | occurredAt",
                "{\"source\":\"counter\",\"text\":\"a\",\"occurredAt\":\"-100000-01-01T00:00:00Z\"} | occurredAt",
                "{\"source\":\"counter\",\"text\":\"a\",\"occurredAt\":\"-99999-01-01T00:00:00Z\"} | occurredAt",
                "{\"source\":\"counter\",\"text\":\"a\",\"secret\":1} | secret"
            })
    void namesTheWrongField(String body, String field) {
        assertThat(refused(body).status()).isEqualTo(422);
        assertThat(refused(body).faults()).extracting(FieldFault::field).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{} {}"})
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(refused(body).status()).isEqualTo(400);
    }

    @Test
    void tellsThePersonWhomToCall() {
        assertThat(instruction(conversation(), new Part.Text(Part.Role.BODY, "Lampu sudah menyala.")))
                .startsWith("Telepon kembali Pak Joko, kontak: 0812 999.")
                .doesNotContain("Lampu");
    }

    @Test
    void tellsWhereNobodyCanBeReached() {
        Conversation conversation = answering("counter", Person.of("manual:" + KEY));

        assertThat(instruction(conversation, new Part.Text(Part.Role.BODY, "Selesai.")))
                .startsWith("Sampaikan di loket kepada pelapor (nama tidak dicatat).")
                .contains("Kontak tidak dicatat");
        assertThat(connector.constraints(channel().open(), conversation).notices())
                .extracting(n -> n.code())
                .containsExactly("no-contact");
    }

    @Test
    void namesTheFilesToHandOver() {
        assertThat(instruction(
                        conversation(),
                        new Part.Text(Part.Role.BODY, "Terlampir."),
                        new Part.File("surat.pdf", "application/pdf", Bytes.utf8("%PDF"))))
                .contains("surat.pdf");
    }
}
