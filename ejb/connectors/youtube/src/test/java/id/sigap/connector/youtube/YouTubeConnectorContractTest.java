package id.sigap.connector.youtube;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class YouTubeConnectorContractTest extends ConnectorContract {
    private final YouTubeConnector connector = new YouTubeConnector();

    @Override
    protected Connector connector() {
        return connector;
    }

    @Override
    protected TestChannel channel() {
        return Studio.channel(connector, "http://localhost:1/youtube/v3", "http://localhost:1/token");
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return new RawDelivery(
                "comment-Ugx1-2026-11-22T02:00:00Z",
                "application/json",
                Map.of("thread", "Ugx1", "video", "vid1", "can-reply", "true"),
                Bytes.utf8("""
                        {"kind": "youtube#comment", "id": "Ugx1", "snippet": {
                          "textDisplay": "Jalan rusak \\ud83d\\udea7 SGP-2026-000041", "authorDisplayName": "@siti",
                          "authorChannelId": {"value": "UCsiti"},
                          "publishedAt": "2026-11-22T01:00:00Z", "updatedAt": "2026-11-22T02:00:00Z"}}
                        """),
                TestChannel.NOW,
                "");
    }

    @Override
    protected Conversation conversation() {
        return new Conversation(
                Person.of("UCsiti"),
                Visibility.PUBLIC,
                Optional.of("Ugx1"),
                List.of("Ugx1"),
                Optional.of(TestChannel.NOW),
                Map.of());
    }
}
