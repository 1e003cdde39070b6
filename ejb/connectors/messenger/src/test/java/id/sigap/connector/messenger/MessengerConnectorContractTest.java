package id.sigap.connector.messenger;

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

class MessengerConnectorContractTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new MessengerConnector();
    }

    @Override
    protected TestChannel channel() {
        return ChatDesk.channel().setting(GraphSettings.API_URL, "http://localhost:9");
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return ChatDesk.delivery(MessengerSplitTest.messaging(
                "\"message\":{\"mid\":\"m_1\",\"text\":\"Lampu jalan padam\"}",
                "\"reaction\":{\"mid\":\"m_1\",\"action\":\"react\"}"));
    }

    @Override
    protected InboundRequest signed(RawDelivery unsigned) {
        return InboundRequest.post(
                Map.of(
                        "Content-Type",
                        unsigned.contentType(),
                        GraphWebhook.SIGNATURE,
                        "sha256=" + Signatures.hex(Secret.of(ChatDesk.OPTIONS.appSecret()), unsigned.body())),
                unsigned.body(),
                TestChannel.NOW);
    }

    @Override
    protected Conversation conversation() {
        return ChatDesk.conversation();
    }
}
