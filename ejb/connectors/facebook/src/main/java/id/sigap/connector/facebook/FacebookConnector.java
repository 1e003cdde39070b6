package id.sigap.connector.facebook;

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
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphChecks;
import id.sigap.connector.graph.GraphDelivery;
import id.sigap.connector.graph.GraphFiles;
import id.sigap.connector.graph.GraphOutcomes;
import id.sigap.connector.graph.GraphRecipient;
import id.sigap.connector.graph.GraphRounds;
import id.sigap.connector.graph.GraphSearch;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.connector.graph.GraphSubscription;
import id.sigap.connector.graph.GraphWebhook;
import id.sigap.connector.graph.PrivateReply;
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

/** Comments on a Facebook page and posts of its visitors. */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FacebookConnector implements Connector {
    static final String PAGE = "page-id";
    static final String CATCH_UP = "catch-up";
    static final String COMMENT_LENGTH = "comment-length";

    static final GraphOutcomes OUTCOMES = new GraphOutcomes("Facebook", new CommentRules());

    private static final int PRIVATE_LENGTH = 2000;

    private static final List<String> FIELDS = List.of("feed");

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "facebook",
            API_VERSION,
            "0.1",
            new LocalizedText("Komentar Halaman Facebook", "Facebook Page comments"),
            GraphSettings.with(
                    Setting.required(
                            PAGE,
                            SettingType.TEXT,
                            new LocalizedText("Id halaman", "Page id"),
                            new LocalizedText(
                                    "Angka di halaman Tentang, Transparansi Halaman.",
                                    "The number under About, Page transparency.")),
                    new GraphSettings.WebhookFields("Page", FIELDS),
                    List.of(
                            Setting.optional(
                                            CATCH_UP,
                                            SettingType.BOOLEAN,
                                            new LocalizedText(
                                                    "Periksa komentar berkala", "Look for comments regularly"),
                                            new LocalizedText(
                                                    "Mencari komentar yang tidak sampai melalui webhook, bukan"
                                                            + " suntingannya; memakai jatah panggilan.",
                                                    "Finds comments that the webhook missed, not their edits; uses up"
                                                            + " calls."))
                                    .withDefault("false"),
                            Setting.optional(
                                            COMMENT_LENGTH,
                                            SettingType.INTEGER,
                                            new LocalizedText("Panjang komentar", "Length of a comment"),
                                            new LocalizedText(
                                                    "Batas karakter Facebook untuk satu komentar.",
                                                    "Facebook's limit of characters for one comment."))
                                    .withDefault("8000"))),
            Set.of(
                    Capability.RECEIVES_WEBHOOKS,
                    Capability.POLLS,
                    Capability.SENDS_PUBLIC,
                    Capability.SENDS_PRIVATE,
                    Capability.FINDS_SENT,
                    Capability.KEEPS_THREADS,
                    Capability.SHOWS_OWN_MESSAGES,
                    Capability.REPLAYS),
            LengthUnit.CODE_POINTS);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public HandshakeReply handshake(ChannelContext context, InboundRequest request) {
        return GraphWebhook.handshake(context, request);
    }

    @Override
    public ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        return GraphWebhook.receive(context, request);
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        String page = context.settings().find(PAGE).orElse("");
        if (delivery.attributes().containsKey(CommentList.POST)) {
            return new CommentList(page).split(delivery);
        }
        if (delivery.attributes().containsKey(PostList.POSTS)) {
            return new PostList(page).split(delivery);
        }
        return GraphDelivery.split(delivery, "page", new FeedReader(page));
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        try {
            return rounds(context).poll(cursor, context.settings().flag(CATCH_UP));
        } catch (MissingSettingException e) {
            return new PollResult.Refused("setting-missing", "Pengaturan kanal belum lengkap: " + e.setting() + ".");
        }
    }

    /**
     * Polling goes back to then, also where regular looks are off: comments and visitors' posts written since then come again.
     * What was edited, hidden or deleted in the gap is not told by Facebook's lists.
     */
    @Override
    public ReplayOutcome replay(ChannelContext context, Instant since) {
        try {
            return rounds(context).replay(since);
        } catch (MissingSettingException e) {
            return GraphOutcomes.unreplayed(e);
        }
    }

    private static GraphRounds rounds(ChannelContext context) {
        return new GraphRounds(
                GraphApi.of(context), OUTCOMES, new PageLists(context.settings().text(PAGE)), context.clock());
    }

    @Override
    public FetchOutcome fetch(ChannelContext context, String reference) {
        return GraphFiles.is(reference)
                ? GraphFiles.fetch(context, reference)
                : new FetchOutcome.Gone("reference-unknown");
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        try {
            GraphApi api = GraphApi.of(context);
            boolean open = isPublic(message.conversation());
            Optional<SendOutcome> refused = GraphChecks.refused(
                    message, measure(message.body()), open ? commentLength(context) : PRIVATE_LENGTH, "karakter");
            if (refused.isPresent()) {
                return refused.get();
            }
            Optional<String> answered = message.conversation().answered();
            if (answered.isEmpty()) {
                return new SendOutcome.Rejected(
                        "no-comment",
                        "Facebook hanya dapat menjawab komentar; tidak ada komentar yang dijawab.",
                        SendOutcome.Cause.RULE);
            }
            return open
                    ? CommentReplies.send(api, message, answered.get())
                    : privately(context)
                            .send(
                                    api,
                                    message,
                                    isPost(message.conversation(), answered.get())
                                            ? GraphRecipient.authorOfPost(answered.get())
                                            : GraphRecipient.authorOf(answered.get()),
                                    context.clock().instant());
        } catch (MissingSettingException e) {
            return GraphOutcomes.incomplete(e);
        }
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        Optional<String> answered = message.conversation().answered();
        if (answered.isEmpty()) {
            return new FindOutcome.CannotTell("no-comment");
        }
        try {
            GraphApi api = GraphApi.of(context).within(GraphSearch.PATIENCE);
            Instant now = context.clock().instant();
            return isPublic(message.conversation())
                    ? new CommentReplies(api, context.settings().text(PAGE)).find(message, attemptedAt, now)
                    : privately(context).find(api, message, answered.get(), attemptedAt, now);
        } catch (MissingSettingException e) {
            return new FindOutcome.CannotTell("settings-incomplete");
        }
    }

    private static PrivateReply privately(ChannelContext context) {
        String page = context.settings().text(PAGE);
        return new PrivateReply(OUTCOMES, page, page);
    }

    private static boolean isPublic(Conversation conversation) {
        return conversation.visibility() == Visibility.PUBLIC;
    }

    private static boolean isPost(Conversation conversation, String answered) {
        return answered.equals(conversation.attributes().get("post"));
    }

    private static int commentLength(ChannelContext context) {
        try {
            return context.settings().integer(COMMENT_LENGTH);
        } catch (MissingSettingException e) {
            return 8000;
        }
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return isPublic(conversation)
                ? new Constraints(
                        OptionalInt.of(commentLength(context)),
                        OptionalLong.of(0),
                        Optional.empty(),
                        OptionalInt.empty(),
                        List.of())
                : PrivateReply.constraints(
                        conversation, PRIVATE_LENGTH, context.clock().instant());
    }

    @Override
    public int measure(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public Health activate(ChannelContext context) {
        return subscription(context).activate(context);
    }

    @Override
    public void deactivate(ChannelContext context) {
        subscription(context).deactivate(context);
    }

    @Override
    public Health health(ChannelContext context) {
        return subscription(context).health(context);
    }

    private static GraphSubscription subscription(ChannelContext context) {
        return new GraphSubscription(OUTCOMES, context.settings().find(PAGE).orElse("me"), FIELDS);
    }
}
