package id.sigap.connector;

import id.sigap.connector.api.Capability;
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
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** A platform whose channels have settings, secrets and a token; what it says of itself is what it was told to. */
final class Platform implements Connector {
    static final String ID = "contoh-platform";

    final List<String> asked = new ArrayList<>();
    final List<String> cursors = new ArrayList<>();
    Function<ChannelContext, Health> health =
            context -> Health.up(context.clock().instant());
    ReplayOutcome replay = new ReplayOutcome.Unsupported();
    PollResult news = new PollResult.Polled(List.of(), "now", false);

    @Override
    public ConnectorDescription describe() {
        return new ConnectorDescription(
                ID,
                API_VERSION,
                "1",
                word("Platform contoh"),
                List.of(
                        Setting.required("address", SettingType.URL, word("Alamat"), word("Alamat")),
                        Setting.optional("imap-port", SettingType.INTEGER, word("Port"), word("Port")),
                        Setting.optional("allow-plain", SettingType.BOOLEAN, word("Polos"), word("Polos")),
                        Setting.optional("page", SettingType.TEXT, word("Halaman"), word("Halaman")),
                        Setting.required("app-secret", SettingType.SECRET, word("Rahasia"), word("Rahasia")),
                        Setting.required("verify-token", SettingType.TOKEN, word("Token"), word("Token")),
                        Setting.optional("access-token", SettingType.SECRET, word("Token akses"), word("Token akses"))),
                Set.of(Capability.RECEIVES_WEBHOOKS, Capability.POLLS, Capability.REPLAYS, Capability.SENDS_PRIVATE),
                LengthUnit.CODE_POINTS);
    }

    static LocalizedText word(String text) {
        return new LocalizedText(text, text);
    }

    @Override
    public Health health(ChannelContext context) {
        asked.add("health");
        return health.apply(context);
    }

    @Override
    public Health activate(ChannelContext context) {
        asked.add("activate " + context.secrets().require("app-secret").reveal());
        return health.apply(context);
    }

    @Override
    public void deactivate(ChannelContext context) {
        asked.add("deactivate " + context.secrets().require("app-secret").reveal());
    }

    @Override
    public ReplayOutcome replay(ChannelContext context, Instant since) {
        return replay;
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        cursors.add(cursor.orElse(""));
        return news;
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return List.of();
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        return new SendOutcome.Accepted("1", "ok");
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.CannotTell("in memory");
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return new Constraints(
                OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), List.of());
    }

    @Override
    public int measure(String text) {
        return text.codePointCount(0, text.length());
    }
}
