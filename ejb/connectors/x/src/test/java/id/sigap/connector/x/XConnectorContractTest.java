package id.sigap.connector.x;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Signatures;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class XConnectorContractTest extends ConnectorContract {
    private static final String CONSUMER_SECRET = "rahasia-konsumen-uji";

    private final XConnector connector = new XConnector();

    @Override
    protected Connector connector() {
        return connector;
    }

    @Override
    protected TestChannel channel() {
        return TestChannel.of(connector)
                .setting("account-id", Office.ACCOUNT)
                .setting("client-id", "klien")
                .setting("api-url", "http://localhost:1/2")
                .secret("consumer-secret", CONSUMER_SECRET)
                .secret("app-token", "token-aplikasi-uji")
                .secret("client-secret", "rahasia-klien-uji")
                .secret("access-token", "token-akses-uji")
                .secret("refresh-token", "token-segar-uji");
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return new RawDelivery(
                "webhook:1", "application/json", Map.of(), Bytes.utf8(Payloads.MENTION), TestChannel.NOW, "");
    }

    @Override
    protected InboundRequest signed(RawDelivery unsigned) {
        return InboundRequest.post(
                Map.of(
                        "Content-Type",
                        unsigned.contentType(),
                        "x-twitter-webhooks-signature",
                        "sha256=" + Signatures.base64(Secret.of(CONSUMER_SECRET), unsigned.body())),
                unsigned.body(),
                TestChannel.NOW);
    }

    @Override
    protected Conversation conversation() {
        return new Conversation(
                Person.of("2222222222222222222"),
                Visibility.PUBLIC,
                Optional.of("2080765813578191303"),
                List.of("2080765813578191303"),
                Optional.of(TestChannel.NOW),
                Map.of("summoned", "true"));
    }
}
