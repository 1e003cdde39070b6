package id.sigap.connector.x;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.api.SendOutcome;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An account on X: mentions, replies, quotes and direct messages, answered where they were written. */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class XConnector implements Connector {

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "x",
            API_VERSION,
            "0.1",
            new LocalizedText("X", "X"),
            XSettings.declared(),
            Set.of(
                    Capability.RECEIVES_WEBHOOKS,
                    Capability.POLLS,
                    Capability.SENDS_PUBLIC,
                    Capability.SENDS_PRIVATE,
                    Capability.FINDS_SENT,
                    Capability.KEEPS_THREADS,
                    Capability.SHOWS_OWN_MESSAGES,
                    Capability.REPLAYS),
            LengthUnit.WEIGHTED);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public HandshakeReply handshake(ChannelContext context, InboundRequest request) {
        return Handshake.answer(context.secrets(), request);
    }

    @Override
    public ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        return Handshake.judge(context.secrets(), request);
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        try {
            return new ActivitySplitter(new XSettings(context).account()).split(delivery);
        } catch (MissingSettingException e) {
            return ActivitySplitter.withoutAccount(delivery);
        }
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        try {
            return new Look(new XSettings(context).complete()).poll(cursor.orElse(""));
        } catch (MissingSettingException e) {
            return new PollResult.Refused("settings-incomplete", Words.of(e).id());
        }
    }

    @Override
    public ReplayOutcome replay(ChannelContext context, Instant since) {
        try {
            return new Replay(new XSettings(context).complete()).since(since);
        } catch (MissingSettingException e) {
            return new ReplayOutcome.Failed("settings-incomplete", Words.of(e));
        }
    }

    @Override
    public FetchOutcome fetch(ChannelContext context, String reference) {
        try {
            return new MediaFetch(new XSettings(context).complete()).fetch(reference);
        } catch (MissingSettingException e) {
            return new FetchOutcome.RetryAfter(Duration.ofMinutes(5), "settings-incomplete");
        }
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        try {
            return new Replies(new XSettings(context).complete()).send(message);
        } catch (MissingSettingException e) {
            return new SendOutcome.Rejected("settings-incomplete", Words.of(e).id(), SendOutcome.Cause.CHANNEL);
        }
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        try {
            return new SentSearch(new XSettings(context).complete()).find(message, attemptedAt);
        } catch (MissingSettingException e) {
            return new FindOutcome.CannotTell("settings-incomplete");
        }
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return Rules.of(new XSettings(context), conversation);
    }

    /** As a reply counts: names at the beginning are free. */
    @Override
    public int measure(String text) {
        return WeightedLength.ofReply(text);
    }

    @Override
    public List<Constraints.Notice> remarks(ChannelContext context, Conversation conversation, String body) {
        return Rules.ofText(conversation, body);
    }

    @Override
    public Health activate(ChannelContext context) {
        try {
            XSettings settings = new XSettings(context).complete();
            return new Subscriptions(settings).prepare().orElseGet(() -> new Subscriptions(settings).check());
        } catch (MissingSettingException e) {
            return incomplete(context, e);
        }
    }

    @Override
    public void deactivate(ChannelContext context) {
        try {
            new Subscriptions(new XSettings(context).complete()).end();
        } catch (MissingSettingException e) {
            // it was never activated: there is nothing to undo
        }
    }

    @Override
    public Health health(ChannelContext context) {
        try {
            return new Subscriptions(new XSettings(context).complete()).check();
        } catch (MissingSettingException e) {
            return incomplete(context, e);
        }
    }

    private static Health incomplete(ChannelContext context, MissingSettingException e) {
        return Health.down("settings-incomplete", Words.of(e), context.clock().instant());
    }
}
