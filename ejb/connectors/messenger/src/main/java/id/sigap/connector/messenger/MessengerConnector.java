package id.sigap.connector.messenger;

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
import id.sigap.connector.graph.Conversations;
import id.sigap.connector.graph.DirectMessages;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphChecks;
import id.sigap.connector.graph.GraphDelivery;
import id.sigap.connector.graph.GraphFiles;
import id.sigap.connector.graph.GraphOutcomes;
import id.sigap.connector.graph.GraphRounds;
import id.sigap.connector.graph.GraphSearch;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.connector.graph.GraphSubscription;
import id.sigap.connector.graph.GraphWebhook;
import id.sigap.connector.graph.MessageList;
import id.sigap.connector.graph.MessagingReader;
import id.sigap.connector.graph.MessagingRules;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A page's private messages. A message or a reaction to one is answered within 24 hours; what a person wrote, within seven
 * days where Meta granted the app the tag for it. {@link #find} looks through the conversation, as echoes may come late or never.
 */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MessengerConnector implements Connector {
    private static final String PLATFORM = "messenger";

    static final String PAGE = "page-id";
    static final String HUMAN_AGENT = "human-agent";

    /** Of a text, in characters. */
    static final int MAXIMUM_LENGTH = 2000;

    private static final GraphOutcomes OUTCOMES = new GraphOutcomes("Messenger", new MessagingRules());

    private static final List<String> FIELDS = List.of(
            "messages",
            "message_echoes",
            "message_edits",
            "message_reactions",
            "message_deliveries",
            "message_reads",
            "messaging_postbacks",
            "standby");

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            PLATFORM,
            API_VERSION,
            "0.1",
            new LocalizedText("Messenger", "Messenger"),
            GraphSettings.with(
                    Setting.required(
                            PAGE,
                            SettingType.TEXT,
                            new LocalizedText("Id halaman", "Page id"),
                            new LocalizedText(
                                    "Angka di halaman Tentang, Transparansi Halaman.",
                                    "The number under About, Page transparency.")),
                    new GraphSettings.WebhookFields("Page", FIELDS),
                    List.of(Setting.optional(
                                    HUMAN_AGENT,
                                    SettingType.BOOLEAN,
                                    new LocalizedText("Izin Human Agent", "Human Agent permission"),
                                    new LocalizedText(
                                            "Centang bila Meta sudah memberi izin ini: jawaban petugas dapat dikirim"
                                                    + " sampai 7 hari, bukan 24 jam.",
                                            "Tick if Meta granted it: what a person wrote can be sent for 7 days, not"
                                                    + " 24 hours."))
                            .withDefault("false"))),
            Set.of(
                    Capability.RECEIVES_WEBHOOKS,
                    Capability.POLLS,
                    Capability.SENDS_PRIVATE,
                    Capability.FINDS_SENT,
                    Capability.KEEPS_THREADS,
                    Capability.SHOWS_OWN_MESSAGES,
                    Capability.REPORTS_DELIVERY,
                    Capability.REPORTS_READING,
                    Capability.REPLAYS),
            LengthUnit.UTF16_UNITS);

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
        if (delivery.attributes().containsKey(MessageList.CONVERSATION)) {
            return new MessageList(OUTCOMES, page).split(delivery);
        }
        MessagingReader reader = new MessagingReader(page, true);
        return GraphDelivery.split(
                delivery,
                "page",
                item -> item.field().equals("messaging") || item.field().equals("standby")
                        ? reader.read(item)
                        : List.of());
    }

    /** Looks only where a gap is to be brought again: all else comes by webhook. */
    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        try {
            return rounds(context).poll(cursor, false);
        } catch (MissingSettingException e) {
            return new PollResult.Refused("setting-missing", "Pengaturan kanal belum lengkap: " + e.setting() + ".");
        }
    }

    /**
     * Messages written since then come again by polling, of each conversation the 20 latest at most. What was edited or taken
     * back in the gap, and what was delivered and read, is not told.
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
                GraphApi.of(context),
                OUTCOMES,
                new Conversations(PLATFORM, context.settings().text(PAGE)),
                context.clock());
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
            DirectMessages messages = messages(context);
            if (message.conversation().visibility() == Visibility.PUBLIC) {
                return new SendOutcome.Rejected(
                        "public-unsupported",
                        "Messenger hanya mengirim pesan pribadi; pilih jawaban pribadi.",
                        SendOutcome.Cause.RULE);
            }
            return GraphChecks.refused(message, measure(message.body()), MAXIMUM_LENGTH, "karakter")
                    .orElseGet(() -> messages.send(api, message, context.clock().instant()));
        } catch (MissingSettingException e) {
            return GraphOutcomes.incomplete(e);
        }
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        try {
            return messages(context)
                    .find(
                            GraphApi.of(context).within(GraphSearch.PATIENCE),
                            message,
                            attemptedAt,
                            context.clock().instant());
        } catch (MissingSettingException e) {
            return new FindOutcome.CannotTell("settings-incomplete");
        }
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return messages(context.settings().find(PAGE).orElse(""), context)
                .constraints(conversation, MAXIMUM_LENGTH, context.clock().instant());
    }

    private static DirectMessages messages(ChannelContext context) {
        return messages(context.settings().text(PAGE), context);
    }

    private static DirectMessages messages(String page, ChannelContext context) {
        return new DirectMessages(
                OUTCOMES, page, page, PLATFORM, context.settings().flag(HUMAN_AGENT), true);
    }

    @Override
    public int measure(String text) {
        return text.length();
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
