package id.sigap.connector.webform;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.Place;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The web form and the ticket's page. A message comes in as a JSON object (see {@link Form}) and an answer goes out by
 * being shown: the moment its outbox row says so, the citizen sees it, so sending cannot fail half-way.
 */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebFormConnector implements Connector {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~:-]{8,100}");

    /** Attribute of a delivery: the ticket that a follow-up message belongs to. */
    private static final String TICKET = "ticket";

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "web-form",
            API_VERSION,
            "0.1",
            new LocalizedText("Formulir web", "Web form"),
            List.of(
                    Setting.required(
                                    Form.MAXIMUM_TEXT,
                                    SettingType.INTEGER,
                                    new LocalizedText("Panjang laporan paling banyak", "Longest report"),
                                    new LocalizedText("Dalam karakter.", "In characters."))
                            .withDefault("10000"),
                    Setting.required(
                                    Form.MAXIMUM_PHOTOS,
                                    SettingType.INTEGER,
                                    new LocalizedText("Jumlah foto paling banyak", "Most photos"),
                                    new LocalizedText(
                                            "Untuk setiap pesan; 0 = tanpa foto.", "In each message; 0 = none."))
                            .withDefault("4"),
                    Setting.required(
                                    Form.MAXIMUM_PHOTO_MEGABYTES,
                                    SettingType.INTEGER,
                                    new LocalizedText("Ukuran foto paling besar", "Largest photo"),
                                    new LocalizedText("Dalam megabita.", "In megabytes."))
                            .withDefault("5")),
            Set.of(
                    Capability.RECEIVES_FORMS,
                    Capability.SENDS_PRIVATE,
                    Capability.SENDS_ONCE,
                    Capability.FINDS_SENT,
                    Capability.CARRIES_ATTACHMENTS,
                    Capability.KEEPS_THREADS),
            LengthUnit.CODE_POINTS);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    /**
     * Lets a form in. Its key is the {@value InboundRequest#IDEMPOTENCY_KEY} header; a follow-up message names its ticket
     * in {@value InboundRequest#TICKET}.
     */
    @Override
    public ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        if (!request.method().equals("POST")) {
            return ReceiveVerdict.refused(405, "post-expected", "Formulir dikirim dengan metode POST.");
        }
        Limits limits = Limits.of(context.settings());
        if (request.body().size() > limits.bodyBytes()) {
            return ReceiveVerdict.refused(
                    413, "too-large", "Kiriman terlalu besar; paling besar " + limits.bodyBytes() + " bita.");
        }
        String key = request.header(InboundRequest.IDEMPOTENCY_KEY).orElse("");
        if (!KEY.matcher(key).matches()) {
            return ReceiveVerdict.refused(
                    400,
                    "idempotency-key-expected",
                    "Header Idempotency-Key wajib ada: 8 sampai 100 huruf, angka, atau tanda . _ ~ : -");
        }
        try {
            Form.read(request.body(), limits);
        } catch (InvalidFormException e) {
            return e.refusal();
        }
        return new ReceiveVerdict.Accepted(
                key,
                request.header(InboundRequest.TICKET)
                        .map(t -> Map.of(TICKET, t))
                        .orElse(Map.of()));
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        Form form;
        try {
            form = Form.read(delivery.body(), Limits.NONE);
        } catch (InvalidFormException e) {
            return List.of(new InboundEvent.Unreadable(
                    delivery.key(),
                    delivery.receivedAt(),
                    e.refusal().code(),
                    e.refusal().message()));
        }
        Person author = Person.of("form:" + delivery.key());
        if (form.name().isPresent()) {
            author = author.named(form.name().get());
        }
        if (form.contact().isPresent()) {
            author = author.reachableAt(form.contact().get());
        }
        List<Attachment> photos = new ArrayList<>();
        for (Form.Photo photo : form.photos()) {
            photos.add(new Attachment.Inline(photo.name(), photo.contentType(), photo.content()));
        }
        Content content = new Content(
                form.text(),
                Optional.empty(),
                Optional.empty(),
                photos,
                form.location().map(Place::described));
        ThreadReference thread = new ThreadReference(
                Optional.empty(),
                List.of(),
                Optional.ofNullable(delivery.attributes().get(TICKET)).stream().toList());
        Set<InboundEvent.Flag> flags = EnumSet.noneOf(InboundEvent.Flag.class);
        if (form.anonymous()) {
            flags.add(InboundEvent.Flag.ANONYMOUS_REPORTER);
        }
        if (form.secret()) {
            flags.add(InboundEvent.Flag.SECRET_REPORTER);
        }
        return List.of(new InboundEvent.Message(
                delivery.key(),
                "1",
                delivery.receivedAt(),
                author,
                content,
                thread,
                Visibility.PRIVATE,
                flags,
                Map.of()));
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        if (message.subject().isPresent()) {
            return new SendOutcome.Rejected(
                    "subject-unsupported",
                    "Halaman tiket tidak menampilkan judul; hapus judul dari jawaban.",
                    SendOutcome.Cause.MESSAGE);
        }
        return new SendOutcome.Accepted(nativeId(message.outboxId()), "");
    }

    /** Always found: what the outbox says is what the page shows. */
    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.Found(nativeId(message.outboxId()), attemptedAt);
    }

    private static String nativeId(UUID outboxId) {
        return "page:" + outboxId;
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

    @Override
    public Health health(ChannelContext context) {
        return Health.up(context.clock().instant());
    }
}
