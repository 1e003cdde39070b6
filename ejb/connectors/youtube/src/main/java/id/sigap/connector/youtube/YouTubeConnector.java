package id.sigap.connector.youtube;

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
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Comments under the office's videos, and the replies to them. */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class YouTubeConnector implements Connector {
    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "youtube",
            API_VERSION,
            "0.1",
            new LocalizedText("YouTube", "YouTube"),
            YouTubeSettings.declared(),
            Set.of(
                    Capability.POLLS,
                    Capability.SENDS_PUBLIC,
                    Capability.FINDS_SENT,
                    Capability.KEEPS_THREADS,
                    Capability.SHOWS_OWN_MESSAGES,
                    Capability.REPLAYS),
            LengthUnit.UTF16_UNITS);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return Comments.read(context.settings().find(YouTubeSettings.CHANNEL), delivery);
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        return new CommentPoll(new YouTubeSettings(context)).poll(cursor);
    }

    /** Reads again what was changed since then. */
    @Override
    public ReplayOutcome replay(ChannelContext context, Instant since) {
        return new ReplayOutcome.Rewound(PollCursor.from(since).toString());
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        return new Replying(new YouTubeSettings(context)).send(message);
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new ReplySearch(new YouTubeSettings(context)).find(message, attemptedAt);
    }

    /**
     * The platform has no method that tells the units left; what is told is how many answers the quota still allows today at
     * most, by what this server wrote.
     */
    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        YouTubeSettings settings = new YouTubeSettings(context);
        int answers = settings.answersADay();
        Instant now = context.clock().instant();
        long hours = QuotaDay.untilReset(now).toHours() + 1;
        List<Constraints.Notice> notices = new ArrayList<>();
        notices.add(new Constraints.Notice(
                "quota-a-day",
                Constraints.Severity.INFO,
                new LocalizedText(
                        "Kuota YouTube cukup untuk paling banyak " + answers + " jawaban sehari; dihitung ulang dalam "
                                + hours + " jam.",
                        "YouTube's quota allows at most " + answers + " answers a day; it begins anew within " + hours
                                + " hours.")));
        if ("false".equals(conversation.attributes().get(Comments.CAN_REPLY))) {
            notices.add(new Constraints.Notice(
                    "comments-closed",
                    Constraints.Severity.BLOCKING,
                    new LocalizedText(
                            "Komentar ini tidak dapat dibalas di YouTube.",
                            "This comment cannot be replied to on YouTube.")));
        }
        return new Constraints(
                OptionalInt.of(settings.maximumLength()),
                OptionalLong.of(0),
                Optional.empty(),
                OptionalInt.of(AnswersToday.left(context.channelId(), now, answers)),
                notices);
    }

    /** In UTF-16 units: the platform does not say what a character is, and no other count of characters is larger. */
    @Override
    public int measure(String text) {
        return text.length();
    }

    @Override
    public Health health(ChannelContext context) {
        return new AccountHealth(new YouTubeSettings(context)).ask();
    }
}
