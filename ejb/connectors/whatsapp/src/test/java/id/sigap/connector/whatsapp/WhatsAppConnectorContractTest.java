package id.sigap.connector.whatsapp;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphWebhook;
import id.sigap.connector.http.Signatures;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class WhatsAppConnectorContractTest extends ConnectorContract {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Override
    protected Connector connector() {
        return desk.connector;
    }

    @Override
    protected TestChannel channel() {
        return desk.testChannel(desk.whatsApp.address().toString());
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return Payload.delivery(
                Bytes.utf8(
                        Payload.messages(
                                Payload.text("wamid.A1", "Air mati di Jl. Melati\\nSGP-2026-000041"),
                                Payload.message(
                                        "wamid.A2",
                                        "\"type\":\"image\",\"image\":{\"id\":\"2621\",\"mime_type\":\"image/jpeg\",\"caption\":\"Pipa\"}"))));
    }

    @Override
    protected InboundRequest signed(RawDelivery unsigned) {
        return InboundRequest.post(
                Map.of(
                        "Content-Type",
                        unsigned.contentType(),
                        GraphWebhook.SIGNATURE,
                        "sha256=" + Signatures.hex(Secret.of(Desk.ACCOUNT.appSecret()), unsigned.body())),
                unsigned.body(),
                TestChannel.NOW);
    }

    @Override
    protected Conversation conversation() {
        return new Conversation(
                Person.of("628125550001"),
                Visibility.PRIVATE,
                Optional.of("628125550001"),
                List.of("wamid.A1"),
                Optional.of(TestChannel.NOW),
                Map.of("wa-id", "628125550001"));
    }
}
