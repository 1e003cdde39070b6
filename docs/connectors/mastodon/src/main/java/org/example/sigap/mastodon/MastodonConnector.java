package org.example.sigap.mastodon;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An account of the office on a Mastodon server: who mentions it writes to the office, and is answered by a status that replies
 * and mentions them back, public where they wrote in public, else to them alone.
 */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MastodonConnector implements Connector {
    static final String SERVER = "server";
    static final String TOKEN = "access-token";

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "mastodon",
            // the constant is copied into this class when it is compiled: it tells what the connector was built against
            API_VERSION,
            "1.0.0",
            new LocalizedText("Mastodon", "Mastodon"),
            List.of(
                    Setting.required(
                            SERVER,
                            SettingType.URL,
                            new LocalizedText("Alamat server", "Server address"),
                            new LocalizedText(
                                    "Alamat server tempat akun kantor terdaftar, misalnya https://mastodon.social",
                                    "The server where the office's account is, such as https://mastodon.social")),
                    Setting.required(
                            TOKEN,
                            SettingType.SECRET,
                            new LocalizedText("Token akses", "Access token"),
                            new LocalizedText(
                                    "Dari Preferences, Development, New application; cakupan read dan write:statuses",
                                    "From Preferences, Development, New application; scopes read and write:statuses"))),
            Set.of(
                    Capability.POLLS,
                    Capability.SENDS_PUBLIC,
                    Capability.SENDS_PRIVATE,
                    Capability.FINDS_SENT,
                    Capability.SENDS_ONCE,
                    Capability.KEEPS_THREADS,
                    Capability.SHOWS_OWN_MESSAGES),
            LengthUnit.WEIGHTED);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        try {
            return new Polling(MastodonApi.of(context), context.clock()).from(cursor);
        } catch (MissingSettingException e) {
            return new PollResult.Refused("settings-missing", "The setting " + e.setting() + " is missing");
        }
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return Splitting.events(delivery);
    }

    @Override
    public FetchOutcome fetch(ChannelContext context, String reference) {
        try {
            return new Fetching(MastodonApi.of(context), context.clock()).file(reference);
        } catch (MissingSettingException e) {
            return new FetchOutcome.RetryAfter(Duration.ofMinutes(10), "settings-missing");
        }
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        try {
            return new Sending(MastodonApi.of(context), context.clock(), limit(context)).send(message);
        } catch (MissingSettingException e) {
            return new SendOutcome.Rejected(
                    "settings-missing",
                    "Pengaturan " + e.setting() + " belum diisi; lengkapi pengaturan kanal.",
                    SendOutcome.Cause.CHANNEL);
        }
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        try {
            return new Finding(MastodonApi.of(context), context.clock()).find(message, attemptedAt);
        } catch (MissingSettingException e) {
            return new FindOutcome.CannotTell("settings-missing");
        }
    }

    /** Answers at once, from what was learned when the channel was last checked or polled. */
    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        int address = Text.count(Sending.address(conversation));
        return new Constraints(
                OptionalInt.of(Math.max(0, limit(context) - address)),
                OptionalLong.of(0),
                Optional.empty(),
                OptionalInt.empty(),
                List.of());
    }

    @Override
    public int measure(String text) {
        return Text.count(text);
    }

    @Override
    public Health health(ChannelContext context) {
        try {
            return new Checking(MastodonApi.of(context), context.clock()).health();
        } catch (MissingSettingException e) {
            return Health.down(
                    "settings-missing",
                    new LocalizedText(
                            "Pengaturan " + e.setting() + " belum diisi.", "The setting " + e.setting() + " is missing."),
                    context.clock().instant());
        }
    }

    private static int limit(ChannelContext context) {
        return context.settings().find(SERVER).map(MastodonApi::server).map(Limits::of).orElse(Limits.USUAL);
    }
}
