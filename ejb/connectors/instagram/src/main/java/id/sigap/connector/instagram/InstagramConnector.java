package id.sigap.connector.instagram;

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
import id.sigap.connector.api.UnicodeText;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.Conversations;
import id.sigap.connector.graph.DirectMessages;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphChecks;
import id.sigap.connector.graph.GraphDelivery;
import id.sigap.connector.graph.GraphFiles;
import id.sigap.connector.graph.GraphOutcomes;
import id.sigap.connector.graph.GraphRecipient;
import id.sigap.connector.graph.GraphSearch;
import id.sigap.connector.graph.GraphSeries;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.connector.graph.GraphSubscription;
import id.sigap.connector.graph.GraphWebhook;
import id.sigap.connector.graph.MessageList;
import id.sigap.connector.graph.MessagingRules;
import id.sigap.connector.graph.PrivateReply;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An Instagram account: comments (public), private messages, mentions.
 *
 * <p>A connector has one unit of length. It is the byte of UTF-8 here, because Instagram refuses a private message by its
 * bytes: counted otherwise, a text might be approved and then refused. A comment's limit of 300 characters is given as 300
 * bytes, which is never more; a comment with letters outside ASCII is thus held a little shorter than need be.
 */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InstagramConnector implements Connector {
    private static final String PLATFORM = "instagram";

    static final String ACCOUNT = "instagram-id";
    static final String HUMAN_AGENT = "human-agent";
    static final String COMMENT_LENGTH = "comment-length";

    /** Of a private message, in bytes. */
    static final int PRIVATE_LENGTH = 1000;

    static final GraphOutcomes OUTCOMES = new GraphOutcomes("Instagram", new MessagingRules());

    private static final String ME = "me";
    private static final int DEFAULT_COMMENT_LENGTH = 300;

    /** What the account is subscribed to, through its page; what comes of it is what was ticked for the app. */
    private static final List<String> FIELDS = List.of("messages", "messaging_postbacks");

    /** Without edits of messages: Meta documents a field of them for Messenger alone. */
    private static final List<String> TICKED = List.of(
            "comments", "live_comments", "mentions", "messages", "messaging_postbacks", "messaging_seen", "standby");

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            PLATFORM,
            API_VERSION,
            "0.1",
            new LocalizedText("Instagram", "Instagram"),
            GraphSettings.with(
                    Setting.required(
                            ACCOUNT,
                            SettingType.TEXT,
                            new LocalizedText("Id akun Instagram", "Instagram account id"),
                            new LocalizedText(
                                    "Id akun profesional (angka, biasanya diawali 17841), bukan nama pengguna.",
                                    "Id of the professional account (a number, mostly beginning with 17841), not the"
                                            + " user name.")),
                    new GraphSettings.WebhookFields("Instagram", TICKED),
                    List.of(
                            Setting.optional(
                                            HUMAN_AGENT,
                                            SettingType.BOOLEAN,
                                            new LocalizedText("Izin Human Agent", "Human Agent permission"),
                                            new LocalizedText(
                                                    "Centang bila Meta sudah memberi izin ini: jawaban petugas dapat"
                                                            + " dikirim sampai 7 hari, bukan 24 jam.",
                                                    "Tick if Meta granted it: what a person wrote can be sent for 7"
                                                            + " days, not 24 hours."))
                                    .withDefault("false"),
                            Setting.optional(
                                            COMMENT_LENGTH,
                                            SettingType.INTEGER,
                                            new LocalizedText("Panjang komentar", "Length of a comment"),
                                            new LocalizedText(
                                                    "Batas Instagram untuk satu komentar, dihitung dalam bita.",
                                                    "Instagram's limit for one comment, counted in bytes."))
                                    .withDefault(String.valueOf(DEFAULT_COMMENT_LENGTH)))),
            Set.of(
                    Capability.RECEIVES_WEBHOOKS,
                    Capability.POLLS,
                    Capability.SENDS_PUBLIC,
                    Capability.SENDS_PRIVATE,
                    Capability.FINDS_SENT,
                    Capability.KEEPS_THREADS,
                    Capability.SHOWS_OWN_MESSAGES,
                    Capability.REPORTS_READING,
                    Capability.REPLAYS),
            LengthUnit.UTF8_BYTES);

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
        String account = context.settings().find(ACCOUNT).orElse("");
        if (delivery.attributes().containsKey(Mention.REFERENCE)) {
            return Mention.split(delivery);
        }
        if (delivery.attributes().containsKey(CommentList.MEDIA)) {
            return new CommentList(account).split(delivery);
        }
        if (delivery.attributes().containsKey(MessageList.CONVERSATION)) {
            return new MessageList(OUTCOMES, account).split(delivery);
        }
        return GraphDelivery.split(delivery, PLATFORM, new InstagramReader(account));
    }

    /** Looks only where a gap is to be brought again: all else comes by webhook. */
    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        try {
            return series(context).poll(cursor);
        } catch (MissingSettingException e) {
            return new PollResult.Refused("setting-missing", "Pengaturan kanal belum lengkap: " + e.setting() + ".");
        }
    }

    /**
     * Comments, then private messages written since then come again by polling, of each conversation the 20 latest at most.
     * Mentions do not, nor does Instagram tell of what was edited or deleted.
     */
    @Override
    public ReplayOutcome replay(ChannelContext context, Instant since) {
        try {
            return series(context).replay(since);
        } catch (MissingSettingException e) {
            return GraphOutcomes.unreplayed(e);
        }
    }

    private static GraphSeries series(ChannelContext context) {
        return new GraphSeries(
                GraphApi.of(context),
                OUTCOMES,
                List.of(new AccountLists(context.settings().text(ACCOUNT)), new Conversations(PLATFORM, ME)),
                context.clock());
    }

    @Override
    public FetchOutcome fetch(ChannelContext context, String reference) {
        try {
            if (GraphFiles.is(reference)) {
                return GraphFiles.fetch(context, reference);
            }
            Optional<Mention> mention = Mention.of(reference);
            return mention.isPresent()
                    ? mention.get().fetch(context, context.settings().text(ACCOUNT))
                    : new FetchOutcome.Gone("reference-unknown");
        } catch (MissingSettingException e) {
            return new FetchOutcome.RetryAfter(Duration.ofHours(1), "setting-missing");
        }
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        try {
            GraphApi api = GraphApi.of(context);
            String account = context.settings().text(ACCOUNT);
            Conversation conversation = message.conversation();
            int limit = isPublic(conversation) ? commentLength(context) : PRIVATE_LENGTH;
            Optional<SendOutcome> refused = GraphChecks.refused(message, measure(message.body()), limit, "bita");
            if (refused.isPresent()) {
                return refused.get();
            }
            Instant now = context.clock().instant();
            if (isPublic(conversation)) {
                return new PublicReplies(api, account).send(message);
            }
            Optional<String> comment = comment(conversation);
            return comment.isPresent()
                    ? new PrivateReply(OUTCOMES, ME, account)
                            .send(api, message, GraphRecipient.authorOf(comment.get()), now)
                    : messages(context, account).send(api, message, now);
        } catch (MissingSettingException e) {
            return GraphOutcomes.incomplete(e);
        }
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        try {
            GraphApi api = GraphApi.of(context).within(GraphSearch.PATIENCE);
            String account = context.settings().text(ACCOUNT);
            Instant now = context.clock().instant();
            if (isPublic(message.conversation())) {
                return new PublicReplies(api, account).find(message, attemptedAt, now);
            }
            // Instagram's comments do not tell how they were answered in private; the conversation with the author does
            if (!InstagramReader.isAccount(message.conversation().recipient())) {
                return new FindOutcome.CannotTell("Instagram: author-unknown");
            }
            return messages(context, account).find(api, message, attemptedAt, now);
        } catch (MissingSettingException e) {
            return new FindOutcome.CannotTell("settings-incomplete");
        }
    }

    private static boolean isPublic(Conversation conversation) {
        return conversation.visibility() == Visibility.PUBLIC;
    }

    /** The comment that a private answer is to; empty where the conversation is a private one from the beginning. */
    private static Optional<String> comment(Conversation conversation) {
        return conversation.answered().filter(id -> conversation.attributes().containsKey(InstagramReader.COMMENT));
    }

    private static DirectMessages messages(ChannelContext context, String account) {
        return new DirectMessages(
                OUTCOMES, ME, account, PLATFORM, context.settings().flag(HUMAN_AGENT), false);
    }

    private static int commentLength(ChannelContext context) {
        try {
            return context.settings().integer(COMMENT_LENGTH);
        } catch (MissingSettingException e) {
            return DEFAULT_COMMENT_LENGTH;
        }
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        Instant now = context.clock().instant();
        if (isPublic(conversation)) {
            return new Constraints(
                    OptionalInt.of(commentLength(context)),
                    OptionalLong.of(0),
                    Optional.empty(),
                    OptionalInt.empty(),
                    List.of());
        }
        return comment(conversation).isPresent()
                ? PrivateReply.constraints(conversation, PRIVATE_LENGTH, now)
                : messages(context, context.settings().find(ACCOUNT).orElse(""))
                        .constraints(conversation, PRIVATE_LENGTH, now);
    }

    /** Bytes of the UTF-8 form; half a surrogate pair counts as the three bytes of what replaces it. */
    @Override
    public int measure(String text) {
        return UnicodeText.storable(text).getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public Health activate(ChannelContext context) {
        return subscription().activate(context);
    }

    @Override
    public void deactivate(ChannelContext context) {
        subscription().deactivate(context);
    }

    @Override
    public Health health(ChannelContext context) {
        if (context.settings().find(ACCOUNT).isEmpty()) {
            return GraphOutcomes.incomplete(
                    new MissingSettingException(ACCOUNT), context.clock().instant());
        }
        return subscription().health(context);
    }

    private static GraphSubscription subscription() {
        return new GraphSubscription(OUTCOMES, ME, FIELDS);
    }
}
