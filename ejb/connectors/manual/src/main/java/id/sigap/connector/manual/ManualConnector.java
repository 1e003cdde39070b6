package id.sigap.connector.manual;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FieldFault;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.Place;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Complaints that an operator enters (see {@link Entry}) and answers that a person carries. */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ManualConnector implements Connector {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~:-]{8,100}");
    private static final int MAXIMUM_BODY = 512 * 1024;

    /** An operator's computer may be a little ahead of the server. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final String TICKET = "ticket";
    private static final String SOURCE = "source";

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "manual",
            API_VERSION,
            "0.1",
            new LocalizedText("Catatan operator", "Entered by an operator"),
            List.of(),
            Set.of(
                    Capability.RECEIVES_FORMS,
                    Capability.SENDS_PRIVATE,
                    Capability.DELIVERED_BY_PERSON,
                    Capability.CARRIES_ATTACHMENTS),
            LengthUnit.CODE_POINTS);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        if (request.body().size() > MAXIMUM_BODY) {
            return ReceiveVerdict.refused(
                    413, "too-large", "Catatan terlalu besar; paling besar " + MAXIMUM_BODY + " bita.");
        }
        String key = request.header(InboundRequest.IDEMPOTENCY_KEY).orElse("");
        if (!KEY.matcher(key).matches()) {
            return ReceiveVerdict.refused(
                    400,
                    "idempotency-key-expected",
                    "Header Idempotency-Key wajib ada: 8 sampai 100 huruf, angka, atau tanda . _ ~ : -");
        }
        Optional<Entry> entry = Entry.read(request.body());
        if (entry.isEmpty()) {
            return ReceiveVerdict.refused(
                    400, "json-expected", "Isi kiriman tidak dapat dibaca; diharapkan satu objek JSON.");
        }
        if (!entry.get().faults().isEmpty()) {
            return entry.get().refusal();
        }
        Instant latest = context.clock().instant().plus(CLOCK_DIFFERENCE);
        if (entry.get()
                .occurredAt()
                .filter(t -> t.isAfter(latest) || t.isBefore(EARLIEST))
                .isPresent()) {
            return new ReceiveVerdict.Refused(
                    422,
                    "invalid",
                    "Ada isian yang belum benar: occurredAt.",
                    List.of(new FieldFault(
                            "occurredAt", "Waktu kejadian tidak boleh di masa depan atau sebelum tahun 2000.")));
        }
        return new ReceiveVerdict.Accepted(
                key,
                request.header(InboundRequest.TICKET)
                        .map(t -> Map.of(TICKET, t))
                        .orElse(Map.of()));
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        Optional<Entry> read =
                Entry.read(delivery.body()).filter(e -> e.faults().isEmpty());
        if (read.isEmpty()) {
            return List.of(new InboundEvent.Unreadable(
                    delivery.key(), delivery.receivedAt(), "entry-unreadable", "Catatan operator tidak dapat dibaca."));
        }
        Entry entry = read.get();
        Person author = Person.of("manual:" + delivery.key());
        if (entry.name().isPresent()) {
            author = author.named(entry.name().get());
        }
        if (entry.contact().isPresent()) {
            author = author.reachableAt(entry.contact().get());
        }
        Set<InboundEvent.Flag> flags = EnumSet.noneOf(InboundEvent.Flag.class);
        if (entry.anonymous()) {
            flags.add(InboundEvent.Flag.ANONYMOUS_REPORTER);
        }
        if (entry.secret()) {
            flags.add(InboundEvent.Flag.SECRET_REPORTER);
        }
        return List.of(new InboundEvent.Message(
                delivery.key(),
                "1",
                entry.occurredAt().orElse(delivery.receivedAt()),
                author,
                new Content(
                        entry.text(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        entry.location().map(Place::described)),
                new ThreadReference(
                        Optional.empty(),
                        List.of(),
                        Optional.ofNullable(delivery.attributes().get(TICKET)).stream()
                                .toList()),
                Visibility.PRIVATE,
                flags,
                entry.source().map(s -> Map.of(SOURCE, s.word())).orElse(Map.of())));
    }

    /** Tells a person whom to tell. The words themselves stand beside the instruction, as they were approved. */
    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        if (message.subject().isPresent()) {
            return new SendOutcome.Rejected(
                    "subject-unsupported",
                    "Jawaban yang disampaikan oleh petugas tidak memakai judul; hapus judul dari jawaban.",
                    SendOutcome.Cause.MESSAGE);
        }
        Conversation conversation = message.conversation();
        Source source = Optional.ofNullable(conversation.attributes().get(SOURCE))
                .flatMap(Source::of)
                .orElse(Source.ELSEWHERE);
        Person citizen = conversation.recipient();
        StringBuilder instruction = new StringBuilder(source.instruction())
                .append(' ')
                .append(citizen.displayName().orElse("pelapor (nama tidak dicatat)"))
                .append(citizen.contact()
                        .map(c -> ", kontak: " + c + ".")
                        .orElse(". Kontak tidak dicatat: sampaikan ketika pelapor menghubungi kembali."))
                .append(
                        " Sampaikan persis seperti teks yang disetujui, lalu catat kapan dan kepada siapa disampaikan.");
        if (!message.files().isEmpty()) {
            instruction
                    .append(" Serahkan juga lampirannya: ")
                    .append(message.files().stream().map(Part.File::name).collect(Collectors.joining(", ")))
                    .append('.');
        }
        return new SendOutcome.HandOver(instruction.toString());
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.CannotTell("Hanya petugas yang tahu apakah jawaban sudah disampaikan.");
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        List<Constraints.Notice> notices = conversation.recipient().contact().isPresent()
                ? List.of()
                : List.of(new Constraints.Notice(
                        "no-contact",
                        Constraints.Severity.WARNING,
                        new LocalizedText(
                                "Kontak pelapor tidak dicatat; jawaban hanya dapat disampaikan bila ia kembali.",
                                "No contact was recorded; the answer can only be given when the citizen comes back.")));
        return new Constraints(
                OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), notices);
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
