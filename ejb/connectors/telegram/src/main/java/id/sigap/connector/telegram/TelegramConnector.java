package id.sigap.connector.telegram;

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
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
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

/** Complaints that citizens write to a Telegram bot, and the bot's answers. */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TelegramConnector implements Connector {
    /**
     * The Bot API says "4096 characters after entities parsing". Answers go out without a parse mode, so that nothing in
     * them is markup and "after parsing" is the text itself; and Telegram counts positions in UTF-16 units throughout. A
     * text that fits in that unit fits in code points too.
     */
    static final int MAXIMUM_LENGTH = 4096;

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "telegram",
            API_VERSION,
            "0.1",
            new LocalizedText("Telegram", "Telegram"),
            TelegramSettings.declared(),
            Set.of(
                    Capability.RECEIVES_WEBHOOKS,
                    Capability.POLLS,
                    Capability.SENDS_PUBLIC,
                    Capability.SENDS_PRIVATE,
                    Capability.KEEPS_THREADS),
            LengthUnit.UTF16_UNITS);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        return Webhook.judge(context, request);
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return Updates.read(Bot.of(new TelegramSettings(context)), delivery).events();
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        return new UpdatePoll(new TelegramSettings(context)).poll(cursor, waitUpTo);
    }

    @Override
    public FetchOutcome fetch(ChannelContext context, String reference) {
        return new FileFetch(new TelegramSettings(context)).fetch(reference);
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        return new Sending(new BotApi(new TelegramSettings(context))).send(message);
    }

    /** A bot is shown none of its own messages, and the Bot API has no method that reads a chat. */
    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.CannotTell(
                "Telegram tidak memperlihatkan pesan bot sendiri; buka percakapannya di Telegram untuk memeriksa.");
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return new Constraints(
                OptionalInt.of(MAXIMUM_LENGTH),
                OptionalLong.of(0),
                Optional.empty(),
                OptionalInt.empty(),
                conversation.visibility() == Visibility.PUBLIC
                        ? List.of(new Constraints.Notice(
                                "group-reads-along",
                                Constraints.Severity.INFO,
                                new LocalizedText(
                                        "Jawaban ini terbaca oleh semua anggota grup.",
                                        "Everyone in the group can read this answer.")))
                        : List.of());
    }

    @Override
    public int measure(String text) {
        return text.length();
    }

    @Override
    public Health activate(ChannelContext context) {
        return new Registration(context).register();
    }

    @Override
    public void deactivate(ChannelContext context) {
        new Registration(context).withdraw();
    }

    @Override
    public Health health(ChannelContext context) {
        return new Registration(context).health();
    }
}
