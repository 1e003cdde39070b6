package id.sigap.connector.tck;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import jakarta.json.Json;
import java.util.Map;

/** A connector passes whose platform has its proof in the body. */
class BodyTokenContractTest extends ConnectorContract {
    static final String SECRET = "token-webhook-uji";

    @Override
    protected Connector connector() {
        return new BodyTokenConnector();
    }

    @Override
    protected TestChannel channel() {
        return TestChannel.of(connector()).secret(BodyTokenConnector.TOKEN, SECRET);
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return delivery();
    }

    @Override
    protected InboundRequest signed(RawDelivery unsigned) {
        return withToken(unsigned);
    }

    @Override
    protected Conversation conversation() {
        return Conversation.with(Person.of("9"));
    }

    static RawDelivery delivery() {
        return new RawDelivery(
                "webhook-7",
                "application/json",
                Map.of(),
                Bytes.utf8("{\"id\":\"7\",\"from\":\"9\",\"text\":\"Lampu jalan mati 100%\"}"),
                TestChannel.NOW,
                "");
    }

    static InboundRequest withToken(RawDelivery unsigned) {
        String body = Json.createObjectBuilder(
                        BodyTokenConnector.read(unsigned.body().utf8()).orElseThrow())
                .add("token", SECRET)
                .build()
                .toString();
        return InboundRequest.post(
                Map.of("Content-Type", unsigned.contentType()), Bytes.utf8(body), unsigned.receivedAt());
    }
}
