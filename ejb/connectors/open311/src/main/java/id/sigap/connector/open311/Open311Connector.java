package id.sigap.connector.open311;

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
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.ServicesOutcome;
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

/** Forwards complaints to an Open311 server and brings back how they ended there. */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Open311Connector implements Connector {

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "open311",
            API_VERSION,
            "0.1",
            new LocalizedText("Open311 (sistem instansi lain)", "Open311 (another office's system)"),
            Fields.ALL,
            Set.of(
                    Capability.POLLS,
                    Capability.SENDS_PRIVATE,
                    Capability.FINDS_SENT,
                    Capability.SHOWS_OWN_MESSAGES,
                    Capability.FORWARDS),
            LengthUnit.UTF16_UNITS);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return new Splitter(context).split(delivery);
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        try {
            return new Watcher(context).poll(cursor);
        } catch (MissingSettingException e) {
            return new PollResult.Refused("setting-missing", "Pengaturan \"" + e.setting() + "\" belum diisi.");
        }
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        try {
            return new Sender(context).send(message);
        } catch (MissingSettingException e) {
            return new SendOutcome.Rejected(
                    "setting-missing",
                    "Pengaturan \"" + e.setting() + "\" kanal ini belum diisi.",
                    SendOutcome.Cause.CHANNEL);
        }
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        try {
            return new Finder(context).find(message, attemptedAt);
        } catch (MissingSettingException e) {
            return new FindOutcome.CannotTell("setting-missing");
        }
    }

    @Override
    public ServicesOutcome services(ChannelContext context) {
        try {
            return ServiceList.ask(new Server(context));
        } catch (MissingSettingException e) {
            return new ServicesOutcome.Unavailable(
                    "setting-missing", "Pengaturan \"" + e.setting() + "\" kanal ini belum diisi.");
        }
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return new Constraints(
                OptionalInt.of(Sender.LONGEST), OptionalLong.of(0), Optional.empty(), OptionalInt.empty(), List.of());
    }

    @Override
    public int measure(String text) {
        return text.length();
    }

    @Override
    public Health health(ChannelContext context) {
        Instant now = context.clock().instant();
        if (!(services(context) instanceof ServicesOutcome.Unavailable trouble)) {
            return Health.up(now);
        }
        return Health.down(
                trouble.code(),
                new LocalizedText(trouble.reason(), "The Open311 server does not answer with its services."),
                now);
    }
}
