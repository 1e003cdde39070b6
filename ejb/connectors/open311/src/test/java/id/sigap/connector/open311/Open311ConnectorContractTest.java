package id.sigap.connector.open311;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import java.net.URI;
import java.util.Map;

/** With a server that is away. */
class Open311ConnectorContractTest extends ConnectorContract {
    private static final String LIST = """
            <?xml version="1.0" encoding="utf-8"?>
            <service_requests>
              <request>
                <service_request_id>638344</service_request_id>
                <status>closed</status>
                <status_notes>Sudah ditambal.</status_notes>
                <service_code>JLN-01</service_code>
                <description>Berlubang [SGP-2026-000041/3fa85f64-5717-4562-b3fc-2c963f66afa6]</description>
                <agency_responsible>Dinas PU</agency_responsible>
                <requested_datetime>2026-11-20T06:37:38+08:00</requested_datetime>
                <updated_datetime>2026-11-21T06:37:38+08:00</updated_datetime>
              </request>
            </service_requests>
            """;

    @Override
    protected Connector connector() {
        return new Open311Connector();
    }

    @Override
    protected TestChannel channel() {
        return Street.channel(URI.create("http://localhost:1"));
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return new RawDelivery("requests:1", "text/xml", Map.of(), Bytes.utf8(LIST), TestChannel.NOW, "");
    }

    @Override
    protected Conversation conversation() {
        return Street.conversation(Map.of());
    }
}
