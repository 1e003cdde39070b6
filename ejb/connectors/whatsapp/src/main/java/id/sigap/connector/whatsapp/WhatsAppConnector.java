package id.sigap.connector.whatsapp;

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
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.graph.GraphOutcomes;
import id.sigap.connector.graph.GraphWebhook;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Private chats on WhatsApp, by Meta's Cloud API. */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WhatsAppConnector implements Connector {
    private static final GraphOutcomes OUTCOMES = new GraphOutcomes("WhatsApp", new WhatsAppRules());

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "whatsapp",
            API_VERSION,
            "0.1",
            new LocalizedText("WhatsApp", "WhatsApp"),
            WhatsAppSettings.ALL,
            Set.of(
                    Capability.RECEIVES_WEBHOOKS,
                    Capability.SENDS_PRIVATE,
                    Capability.KEEPS_THREADS,
                    Capability.SHOWS_OWN_MESSAGES,
                    Capability.REPORTS_DELIVERY,
                    Capability.REPORTS_READING),
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
        return WhatsAppSplitter.split(delivery, context.settings().find(WhatsAppSettings.NUMBER));
    }

    @Override
    public FetchOutcome fetch(ChannelContext context, String reference) {
        try {
            return new Media(OUTCOMES).fetch(context, reference);
        } catch (MissingSettingException e) {
            return new FetchOutcome.RetryAfter(Duration.ofHours(1), "setting-missing");
        }
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        if (message.subject().isPresent() || !message.files().isEmpty()) {
            return new SendOutcome.Rejected(
                    "part-unsupported",
                    "Jawaban WhatsApp hanya berisi teks; hapus judul dan lampiran.",
                    SendOutcome.Cause.MESSAGE);
        }
        if (measure(message.body()) > Window.LONGEST_TEXT) {
            return Sending.tooLong(Window.LONGEST_TEXT);
        }
        try {
            return new Sending(OUTCOMES).send(context, message);
        } catch (MissingSettingException e) {
            return GraphOutcomes.incomplete(e);
        }
    }

    /**
     * Cannot tell: WhatsApp has no way to list or search what was sent. The evidence comes by itself, since every message
     * carries its outbox id, and each status of it brings that id back as an {@link InboundEvent.OwnMessage}.
     */
    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.CannotTell(
                "WhatsApp tidak dapat ditanyai; bila pesan diterima, laporan statusnya menyusul dengan sendirinya.");
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return Window.constraints(conversation, context.clock().instant(), template(context));
    }

    private static Optional<WhatsAppSettings.Template> template(ChannelContext context) {
        try {
            return WhatsAppSettings.template(context.settings());
        } catch (MissingSettingException e) {
            return Optional.empty();
        }
    }

    @Override
    public int measure(String text) {
        return text.length();
    }

    @Override
    public Health activate(ChannelContext context) {
        return new Account(OUTCOMES).activate(context);
    }

    @Override
    public void deactivate(ChannelContext context) {
        new Account(OUTCOMES).deactivate(context);
    }

    @Override
    public Health health(ChannelContext context) {
        return new Account(OUTCOMES).health(context);
    }
}
