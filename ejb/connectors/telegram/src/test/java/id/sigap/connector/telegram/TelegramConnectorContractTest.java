package id.sigap.connector.telegram;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import java.util.Map;

class TelegramConnectorContractTest extends ConnectorContract {
    private final TelegramConnector connector = new TelegramConnector();

    @Override
    protected Connector connector() {
        return connector;
    }

    @Override
    protected TestChannel channel() {
        return Desk.channel(connector, "http://localhost:1");
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return new RawDelivery(
                "700000001-1795662000", "application/json", Map.of(), Bytes.utf8("""
                        {"update_id": 700000001, "message": {"message_id": 12, "date": 1795662000,
                         "from": {"id": 5000001, "is_bot": false, "first_name": "Siti", "last_name": "N\u00far", "username": "siti"},
                         "chat": {"id": 5000001, "type": "private", "first_name": "Siti"},
                         "caption": "Pipa bocor \\ud83d\\udca7 SGP-2026-000041", "photo": [
                           {"file_id": "kecil", "file_unique_id": "a", "width": 90, "height": 60, "file_size": 900},
                           {"file_id": "besar", "file_unique_id": "b", "width": 1280, "height": 960, "file_size": 90000}]}}
                        """), TestChannel.NOW, "");
    }

    @Override
    protected InboundRequest signed(RawDelivery unsigned) {
        return InboundRequest.post(
                Map.of("Content-Type", unsigned.contentType(), Webhook.HEADER, Desk.SECRET),
                unsigned.body(),
                TestChannel.NOW);
    }

    @Override
    protected Conversation conversation() {
        return Conversation.with(Person.of("5000001"));
    }
}
