package id.sigap.connector.email;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Settings;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns a stored mail into its events: a citizen's message, an answer of the office, a bounce, a receipt.
 *
 * <p>Anybody can write the office's address and a Message-ID like ours into a mail. So the office's words are only those of
 * the folder of sent mail, which nobody else writes to. What comes in under the office's name is neither shown as its words
 * nor taken for a complaint, and never answered: a person is told of it.
 */
final class MailSplitter {

    private static final int LONGEST_SUBJECT = 1_000;
    private static final Pattern FORWARDED =
            Pattern.compile("^\\s*(fwd?|tr|wg|terusan|diteruskan)\\s*:", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPLY =
            Pattern.compile("^\\s*(re|aw|bls|balas)\\s*(\\[\\d+])?\\s*:", Pattern.CASE_INSENSITIVE);

    private static final Pattern STILL_TRYING = Pattern.compile(
            "delayed|will (be )?retr|will continue|keep trying|temporar|akan dicoba", Pattern.CASE_INSENSITIVE);

    private final String officeAddress;
    private final String archiveAddress;
    private final boolean archiveIsHere;
    private final RawDelivery delivery;
    private final Mail mail;
    private final String claimedId;
    private final String nativeId;
    private final String version;

    private MailSplitter(Settings settings, RawDelivery delivery) {
        this.officeAddress = settings.find(EmailSettings.ADDRESS).orElse("").toLowerCase(Locale.ROOT);
        this.archiveAddress =
                settings.find(EmailSettings.ARCHIVE_ADDRESS).orElse("").toLowerCase(Locale.ROOT);
        this.archiveIsHere = EmailSettings.archiveIsTheInbox(settings);
        this.delivery = delivery;
        this.mail = MailParser.parse(delivery.body());
        this.claimedId = MessageIds.nativeId(mail.headers(), delivery.body());
        this.version = version(mail.headers(), delivery.body());
        this.nativeId = isSent() || MessageIds.outboxId(claimedId).isEmpty()
                ? claimedId
                : MessageIds.hashed(claimedId + "\n" + version);
    }

    static List<InboundEvent> split(Settings settings, RawDelivery delivery) {
        return new MailSplitter(settings, delivery).events();
    }

    /** Tells two mails apart that claim one Message-ID; two copies of one mail, come by two ways, agree in it. */
    static String version(MailHeaders headers, Bytes raw) {
        byte[] bytes = raw.toArray();
        String claims = Stream.of("from", "subject", "date")
                .map(name -> headers.first(name).orElse(""))
                .reduce("", (a, b) -> a + "\n" + b);
        byte[] head = claims.getBytes(StandardCharsets.UTF_8);
        int body = bodyStart(bytes);
        byte[] all = new byte[head.length + bytes.length - body];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, body, all, head.length, bytes.length - body);
        return Bytes.handOver(all).sha256().substring(0, 16);
    }

    private static int bodyStart(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n'
                    && (bytes[i + 1] == '\n'
                            || (bytes[i + 1] == '\r' && i + 2 < bytes.length && bytes[i + 2] == '\n'))) {
                return i + 1;
            }
        }
        return bytes.length;
    }

    private List<InboundEvent> events() {
        if (mail.headers().isEmpty()) {
            return List.of(new InboundEvent.Unreadable(
                    delivery.key(),
                    delivery.receivedAt(),
                    "no-mail",
                    "Kiriman ini bukan surel yang dapat dibaca: tidak ada kepala surat."));
        }
        if (isSent()) {
            return List.of(ownMessage());
        }
        boolean inOurName = isInOurName();
        if (inOurName && !AutomaticMail.isReport(mail.headers())) {
            return List.of(isArchiveCopy() ? archived() : setAside());
        }
        List<InboundEvent> reports = reports();
        if (!reports.isEmpty()) {
            return reports;
        }
        return List.of(inOurName ? setAside() : message());
    }

    private boolean isSent() {
        return Folders.SENT.equals(delivery.attributes().get(Folders.ROLE));
    }

    /** Whether it says that the office wrote it, or that an answer to it would come to the office itself. */
    private boolean isInOurName() {
        return names("from")
                || Addresses.author(mail.headers())
                        .filter(author -> author.id().equals(officeAddress))
                        .isPresent();
    }

    private boolean names(String header) {
        return Addresses.of(mail.headers(), header).stream()
                .anyMatch(named -> named.address().equals(officeAddress));
    }

    /** Where answers are archived in the very mailbox that citizens write to, a copy of each comes in; for somebody else. */
    private boolean isArchiveCopy() {
        return archiveIsHere && MessageIds.outboxId(claimedId).isPresent() && !names("to");
    }

    /** It says no more than that our mail of this id was passed on: of an id that we never sent, it says nothing. */
    private InboundEvent archived() {
        return new InboundEvent.Status(claimedId, occurredAt(), InboundEvent.DeliveryState.SENT, Optional.empty());
    }

    /** A copy that somebody sent to the office too, mail that goes round in a circle, or a forgery. */
    private InboundEvent setAside() {
        return new InboundEvent.Unreadable(
                MessageIds.hashed(claimedId + "\n" + version),
                occurredAt(),
                "from-own-address",
                "Surel masuk ini memakai alamat kantor sendiri sebagai pengirim: salinan surat kantor, atau surat palsu."
                        + " Isinya tidak dimuat sebagai aduan maupun jawaban; periksa di kotak surel.");
    }

    private InboundEvent ownMessage() {
        return new InboundEvent.OwnMessage(
                nativeId,
                version,
                occurredAt(),
                Addresses.of(mail.headers(), "to").stream().findFirst().map(Addresses.Named::person),
                content(),
                thread(),
                Visibility.PRIVATE,
                MessageIds.outboxId(nativeId));
    }

    private List<InboundEvent> reports() {
        if (mail.reportFields().isPresent()) {
            DeliveryReport report = DeliveryReport.of(mail.reportFields().get());
            Optional<String> disposition = Optional.ofNullable(report.perMail().get("disposition"));
            if (disposition.isPresent()) {
                return receipt(report, disposition.get());
            }
            List<InboundEvent> events = new ArrayList<>();
            for (Map<String, String> recipient : report.perRecipient()) {
                deliveryEvent(recipient, events.size()).ifPresent(events::add);
            }
            if (!events.isEmpty() || !report.perRecipient().isEmpty()) {
                return events;
            }
        }
        if (AutomaticMail.isDeliveryReport(mail.headers())) {
            return List.of(bounce(namedInReport(), Optional.empty(), mail.text(), 0));
        }
        boolean fromMachine = AutomaticMail.isNobody(mail.headers()) || AutomaticMail.isFromAMachine(mail.headers());
        Optional<String> failed = fromMachine ? namedInReport() : Optional.empty();
        return failed.isPresent() ? List.of(bounce(failed, Optional.empty(), mail.text(), 0)) : List.of();
    }

    private Optional<InboundEvent> deliveryEvent(Map<String, String> recipient, int number) {
        Optional<String> failed = namedInReport();
        String action = recipient.getOrDefault("action", "failed").strip().toLowerCase(Locale.ROOT);
        if (action.startsWith("delivered") || action.startsWith("relayed") || action.startsWith("expanded")) {
            InboundEvent.DeliveryState state = action.startsWith("delivered")
                    ? InboundEvent.DeliveryState.DELIVERED
                    : InboundEvent.DeliveryState.SENT;
            return failed.filter(id -> MessageIds.outboxId(id).isPresent())
                    .map(id -> new InboundEvent.Status(id, occurredAt(), state, Optional.empty()));
        }
        String words = recipient.getOrDefault("status", "") + " " + recipient.getOrDefault("diagnostic-code", "");
        return Optional.of(
                bounce(failed, DeliveryReport.address(recipient), words, number, action.startsWith("delay")));
    }

    private InboundEvent bounce(Optional<String> failed, Optional<String> recipient, String words, int number) {
        return bounce(
                failed, recipient, words, number, STILL_TRYING.matcher(words).find());
    }

    private InboundEvent bounce(
            Optional<String> failed, Optional<String> recipient, String words, int number, boolean delayed) {
        if (!archiveAddress.isEmpty()
                && recipient.orElse(words.toLowerCase(Locale.ROOT)).contains(archiveAddress)) {
            return archiveBounce();
        }
        String status = DeliveryReport.status(words);
        return new InboundEvent.Bounce(
                nativeId,
                version + "-" + number,
                occurredAt(),
                failed,
                recipient.map(Person::of),
                status,
                !delayed && !status.startsWith("4"),
                words.strip().substring(0, Math.min(500, words.strip().length())));
    }

    /** The citizen's copy is not concerned; but until a person repairs the archive, nothing can be found in it. */
    private InboundEvent archiveBounce() {
        return new InboundEvent.Unreadable(
                nativeId,
                occurredAt(),
                "archive-bounced",
                "Salinan arsip sebuah jawaban tidak dapat diantar; periksa kotak surel arsip.");
    }

    private List<InboundEvent> receipt(DeliveryReport report, String disposition) {
        Optional<String> id = Optional.ofNullable(report.perMail().get("original-message-id"))
                .flatMap(MessageIds::firstOfOurs)
                .or(this::namedInReport);
        return id.isPresent() && disposition.toLowerCase(Locale.ROOT).contains("displayed")
                ? List.of(new InboundEvent.Status(
                        id.get(), occurredAt(), InboundEvent.DeliveryState.READ, Optional.empty()))
                : List.of();
    }

    /** The id of the mail that a report is about: in what was returned, or one of ours anywhere in it. */
    private Optional<String> namedInReport() {
        Optional<String> returned = mail.returned().flatMap(text -> {
            MailHeaders headers = MailParser.parse(Bytes.utf8(text)).headers();
            return headers.first("message-id").map(id -> MessageIds.nativeId(headers, Bytes.empty()));
        });
        return returned.or(() -> MessageIds.firstOfOurs(mail.text()))
                .or(() -> mail.reportFields().flatMap(MessageIds::firstOfOurs))
                .or(() -> MessageIds.repliesTo(mail.headers()).stream()
                        .filter(id -> MessageIds.outboxId(id).isPresent())
                        .findFirst());
    }

    private InboundEvent message() {
        Person author = Addresses.author(mail.headers()).orElseGet(() -> Person.of("unknown:" + nativeId));
        return new InboundEvent.Message(
                nativeId,
                version,
                occurredAt(),
                author,
                content(),
                thread(),
                Visibility.PRIVATE,
                AutomaticMail.is(mail.headers()) ? Set.of(InboundEvent.Flag.AUTOMATIC) : Set.of(),
                Map.of());
    }

    private Content content() {
        String subject = mail.headers().readable("subject").orElse("");
        String words = isReply(subject) ? QuotedReply.newWords(mail.text()) : mail.text();
        List<Attachment> attachments = new ArrayList<>(mail.attachments());
        if (delivery.attributes().containsKey(Folders.FULL_SIZE)) {
            attachments.add(new Attachment.LeftOut(
                    "",
                    "message/rfc822",
                    Long.parseLong(delivery.attributes().get(Folders.FULL_SIZE)),
                    "mail-too-large"));
        }
        return new Content(
                words,
                words.equals(mail.text()) ? Optional.empty() : Optional.of(mail.text()),
                Optional.of(subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject)
                        .filter(s -> !s.isBlank()),
                attachments,
                Optional.empty());
    }

    private boolean isReply(String subject) {
        return !FORWARDED.matcher(subject).find()
                && (REPLY.matcher(subject).find()
                        || !MessageIds.repliesTo(mail.headers()).isEmpty());
    }

    private ThreadReference thread() {
        List<String> tickets = new ArrayList<>(
                MessageIds.tickets(mail.headers().readable("subject").orElse("")));
        for (String header : List.of("to", "cc", "delivered-to", "x-original-to", "envelope-to")) {
            Addresses.of(mail.headers(), header).stream()
                    .map(Addresses.Named::address)
                    .filter(a -> a.contains("+"))
                    .forEach(a -> tickets.addAll(MessageIds.tickets(a.substring(a.indexOf('+')))));
        }
        return new ThreadReference(Optional.empty(), MessageIds.repliesTo(mail.headers()), tickets);
    }

    /** When the office's server took the mail; what the sender's computer says counts for nothing. */
    private Instant occurredAt() {
        try {
            return Optional.ofNullable(delivery.attributes().get(Folders.ARRIVED))
                    .map(Instant::parse)
                    .orElse(delivery.receivedAt());
        } catch (DateTimeParseException e) {
            return delivery.receivedAt();
        }
    }
}
