package id.sigap.connector.graph;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.connector.tck.TestChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A connector with nothing but the common settings. */
final class AnyConnector implements Connector {
    private static final GraphOutcomes OUTCOMES = new GraphOutcomes("Meta", GraphRules.COMMON);

    static TestChannel channel() {
        return TestChannel.of(new AnyConnector());
    }

    @Override
    public ConnectorDescription describe() {
        return new ConnectorDescription(
                "any",
                API_VERSION,
                "1",
                new LocalizedText("Meta", "Meta"),
                GraphSettings.with(
                        Setting.required(
                                "page-id",
                                SettingType.TEXT,
                                new LocalizedText("Halaman", "Page"),
                                new LocalizedText("Id", "Id")),
                        new GraphSettings.WebhookFields("Page", List.of("feed")),
                        List.of()),
                Set.of(),
                LengthUnit.CODE_POINTS);
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return List.of();
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        return OUTCOMES.sent(
                GraphApi.of(context).postForm("1/comments", java.util.Map.of("message", message.body())),
                done -> done.text("id"));
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.CannotTell("-");
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return new Constraints(
                OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), List.of());
    }

    @Override
    public int measure(String text) {
        return text.length();
    }

    @Override
    public Health health(ChannelContext context) {
        return Health.up(context.clock().instant());
    }
}
