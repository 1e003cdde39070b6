package id.sigap.connector.facebook;

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

class FacebookConnectorContractTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new FacebookConnector();
    }

    @Override
    protected TestChannel channel() {
        return PageDesk.channel().setting(GraphSettings.API_URL, "http://localhost:9");
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return PageDesk.delivery(FeedReaderTest.comment("add", "1001_5001", "7001", "Jalan Melati berlubang"));
    }

    @Override
    protected InboundRequest signed(RawDelivery unsigned) {
        return InboundRequest.post(
                Map.of(
                        "Content-Type",
                        unsigned.contentType(),
                        GraphWebhook.SIGNATURE,
                        "sha256=" + Signatures.hex(Secret.of(PageDesk.OPTIONS.appSecret()), unsigned.body())),
                unsigned.body(),
                TestChannel.NOW);
    }

    @Override
    protected Conversation conversation() {
        return PageDesk.conversation();
    }
}
