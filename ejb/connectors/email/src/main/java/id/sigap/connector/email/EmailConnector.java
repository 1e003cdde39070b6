package id.sigap.connector.email;

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
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The office's mailbox. Mail is polled by IMAP and answered by SMTP; the archive mailbox gets a copy of each answer in the
 * same SMTP transaction, and there a message is looked for whose sending ended without an answer.
 */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EmailConnector implements Connector {

    private static final int LONGEST_SUBJECT = 250;

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "email",
            API_VERSION,
            "0.1",
            new LocalizedText("Surel", "E-mail"),
            EmailSettings.declared(),
            Set.of(
                    Capability.POLLS,
                    Capability.SENDS_PRIVATE,
                    Capability.REACHES_MAIL_ADDRESSES,
                    Capability.FINDS_SENT,
                    Capability.CARRIES_SUBJECT,
                    Capability.CARRIES_ATTACHMENTS,
                    Capability.KEEPS_THREADS,
                    Capability.SHOWS_OWN_MESSAGES),
            LengthUnit.CODE_POINTS);

    private final Duration longestSending;

    public EmailConnector() {
        this(SmtpSending.LONGEST);
    }

    /** @param longestSending after which a server is waited for no longer */
    EmailConnector(Duration longestSending) {
        this.longestSending = longestSending;
    }

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return MailSplitter.split(context.settings(), delivery);
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        try {
            return new MailboxPoll(new EmailSettings(context), context.clock(), cursor.orElse("")).run(waitUpTo);
        } catch (ChannelFaultException e) {
            return new PollResult.Refused(e.code(), e.text().id());
        } catch (MissingSettingException e) {
            return new PollResult.Refused("settings-incomplete", incomplete(e).id());
        }
    }

    /** Marks stored mail as read, for those who look into the mailbox with a mail program. */
    @Override
    public void acknowledge(ChannelContext context, List<String> receipts) {
        EmailSettings settings = new EmailSettings(context);
        if (settings.marksSeen() && !receipts.isEmpty()) {
            SeenMark.set(settings, receipts);
        }
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        try {
            return send(new EmailSettings(context), context, message);
        } catch (ChannelFaultException e) {
            return new SendOutcome.Rejected(e.code(), e.text().id(), SendOutcome.Cause.CHANNEL);
        } catch (MissingSettingException e) {
            return new SendOutcome.Rejected("settings-incomplete", incomplete(e).id(), SendOutcome.Cause.CHANNEL);
        }
    }

    private SendOutcome send(EmailSettings settings, ChannelContext context, OutboundMessage message)
            throws ChannelFaultException {
        Optional<String> recipient = address(message.conversation().recipient());
        Optional<String> sender = Addresses.deliverable(settings.address());
        Optional<String> archive = Addresses.deliverable(settings.archiveAddress());
        if (sender.isEmpty() || archive.isEmpty()) {
            return new SendOutcome.Rejected(
                    "office-address-invalid",
                    "Alamat kantor atau alamat arsip bukan alamat surel yang benar.",
                    SendOutcome.Cause.CHANNEL);
        }
        if (recipient.isEmpty()) {
            return new SendOutcome.Rejected(
                    "recipient-invalid",
                    "Penerima tidak mempunyai alamat surel yang dapat dikirimi.",
                    SendOutcome.Cause.RECIPIENT);
        }
        if (message.subject()
                .filter(s -> s.codePointCount(0, s.length()) > LONGEST_SUBJECT)
                .isPresent()) {
            return new SendOutcome.Rejected(
                    "subject-too-long",
                    "Judul terlalu panjang; paling panjang " + LONGEST_SUBJECT + " karakter.",
                    SendOutcome.Cause.MESSAGE);
        }
        long bytes = message.files().stream()
                .map(Part.File::content)
                .mapToLong(b -> b.size())
                .sum();
        if (bytes > settings.largestFiles()) {
            return new SendOutcome.Rejected(
                    "files-too-large",
                    "Lampiran terlalu besar: " + bytes + " bita; paling besar " + settings.largestFiles() + " bita.",
                    SendOutcome.Cause.MESSAGE);
        }
        String messageId = MessageIds.ours(message.outboxId(), sender.get());
        byte[] mail = MailWriter.write(
                message,
                new Addresses.Named(settings.senderName(), sender.get()),
                recipient.get(),
                messageId,
                context.clock().instant());
        return new SmtpSending(settings.smtp(), sender.get(), archive.get(), longestSending)
                .send(mail, recipient.get(), messageId);
    }

    private static Optional<String> address(Person recipient) {
        return Addresses.deliverable(recipient.id())
                .or(() -> recipient.contact().flatMap(Addresses::deliverable));
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        EmailSettings settings = new EmailSettings(context);
        try {
            String sender = Addresses.deliverable(settings.address()).orElse(settings.address());
            return new ArchiveSearch(settings, context.clock())
                    .find(MessageIds.ours(message.outboxId(), sender), attemptedAt);
        } catch (ChannelFaultException e) {
            return new FindOutcome.CannotTell(e.code());
        } catch (MissingSettingException e) {
            return new FindOutcome.CannotTell("settings-incomplete");
        }
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        List<Constraints.Notice> notices = address(conversation.recipient()).isPresent()
                ? List.of()
                : List.of(new Constraints.Notice(
                        "no-address",
                        Constraints.Severity.BLOCKING,
                        new LocalizedText(
                                "Pengirim tidak mempunyai alamat surel yang dapat dibalas.",
                                "The sender has no address that can be answered.")));
        return new Constraints(
                OptionalInt.empty(),
                OptionalLong.of(new EmailSettings(context).largestFiles()),
                Optional.empty(),
                OptionalInt.empty(),
                notices);
    }

    @Override
    public int measure(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public Health health(ChannelContext context) {
        EmailSettings settings = new EmailSettings(context);
        Instant now = context.clock().instant();
        try (Line line = new Line(Duration.ofSeconds(25))) {
            settings.imap().open(line).close();
            new SmtpSending(settings.smtp(), settings.address(), settings.archiveAddress(), longestSending).greet();
            return Health.up(now);
        } catch (ChannelFaultException e) {
            return Health.down(e.code(), e.text(), now);
        } catch (MissingSettingException e) {
            return Health.down("settings-incomplete", incomplete(e), now);
        } catch (MessagingException e) {
            return Health.down(
                    MailFaults.reason(e),
                    new LocalizedText("Server surel tidak dapat dihubungi.", "The mail server cannot be reached."),
                    now);
        }
    }

    private static LocalizedText incomplete(MissingSettingException e) {
        return new LocalizedText(
                "Pengaturan \"" + e.setting() + "\" belum diisi dengan benar.",
                "The setting \"" + e.setting() + "\" is not filled in properly.");
    }
}
