package id.sigap.connector.lapor;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import java.util.Map;

class LaporConnectorContractTest extends ConnectorContract {
    @Override
    protected Connector connector() {
        return new LaporConnector();
    }

    @Override
    protected TestChannel channel() {
        return TestChannel.of(new LaporConnector());
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return new RawDelivery("none", "text/plain", Map.of(), Bytes.utf8("-"), TestChannel.NOW, "");
    }

    @Override
    protected Conversation conversation() {
        return Bin.conversation(Map.of());
    }
}
