package id.sigap.connector.instagram;

import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Secret;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.connector.graph.GraphWebhook;
import id.sigap.connector.http.Signatures;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import java.util.Map;

class InstagramConnectorContractTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new InstagramConnector();
    }

    @Override
    protected TestChannel channel() {
        return InstagramDesk.channel().setting(GraphSettings.API_URL, "http://localhost:9");
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return InstagramDesk.delivery(InstagramReaderTest.change(
                "comments",
                "{\"id\":\"17890\",\"text\":\"Sampah menumpuk\",\"from\":{\"id\":\"9\",\"username\":\"budi\"},"
                        + "\"media\":{\"id\":\"178\"}}"));
    }

    @Override
    protected InboundRequest signed(RawDelivery unsigned) {
        return InboundRequest.post(
                Map.of(
                        "Content-Type",
                        unsigned.contentType(),
                        GraphWebhook.SIGNATURE,
                        "sha256=" + Signatures.hex(Secret.of(InstagramDesk.OPTIONS.appSecret()), unsigned.body())),
                unsigned.body(),
                TestChannel.NOW);
    }

    @Override
    protected Conversation conversation() {
        return InstagramDesk.conversation();
    }
}
