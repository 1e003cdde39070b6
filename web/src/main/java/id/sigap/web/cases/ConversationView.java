package id.sigap.web.cases;

import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Message;
import id.sigap.foundation.CaseKey;
import id.sigap.intake.RemoteQueue;
import id.sigap.ledger.Ledger;
import id.sigap.reply.OutboxRow;
import id.sigap.web.People;
import id.sigap.web.TrackingCodes;
import id.sigap.web.cases.Shapes.AttachmentShape;
import id.sigap.web.cases.Shapes.Earlier;
import id.sigap.web.cases.Shapes.Entry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The conversation of a case: citizen, office, agency, notes; edits shown with their earlier versions. */
@RequestScoped
public class ConversationView {

    @Inject
    People people;

    @Inject
    RemoteQueue remote;

    List<Entry> of(
            Complaint complaint,
            CaseKey key,
            List<Message> messages,
            List<Attachments.Info> files,
            Map<UUID, OutboxRow> outbox) {
        Map<Long, Integer> coming = remote.waiting(complaint.id());
        Map<Long, List<Earlier>> earlier = new HashMap<>();
        for (Message message : messages) {
            message.replacement().ifPresent(newer -> {
                List<Earlier> versions = new ArrayList<>(earlier.getOrDefault(message.id(), List.of()));
                versions.add(
                        new Earlier(message.occurredAt(), message.content(key).text()));
                earlier.put(newer, versions);
            });
        }
        return messages.stream()
                .filter(message -> message.replacement().isEmpty())
                .sorted(Comparator.comparing((Message message) -> said(message, earlier))
                        .thenComparing(Message::id))
                .map(message -> entry(
                        complaint,
                        key,
                        message,
                        files,
                        said(message, earlier),
                        earlier.getOrDefault(message.id(), List.of()),
                        outbox,
                        coming.getOrDefault(message.id(), 0)))
                .toList();
    }

    /**
     * When a message's first words were said: an edit does not move it below what answered it.
     *
     * @param now when the words that it has now were
     */
    static Instant said(Instant now, List<Earlier> earlier) {
        return earlier.stream()
                .map(Earlier::at)
                .filter(now::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private static Instant said(Message message, Map<Long, List<Earlier>> earlier) {
        return said(message.occurredAt(), earlier.getOrDefault(message.id(), List.of()));
    }

    private Entry entry(
            Complaint complaint,
            CaseKey key,
            Message message,
            List<Attachments.Info> files,
            Instant said,
            List<Earlier> earlier,
            Map<UUID, OutboxRow> outbox,
            int coming) {
        OutboxRow sent = message.outboxId().map(outbox::get).orElse(null);
        String author = message.author().orElse(null);
        return new Entry(
                String.valueOf(message.id()),
                message.kind().code(),
                said,
                author == null
                                || message.kind() == Message.Kind.AGENCY
                                        && List.of("link", "mail", "service", Ledger.SYSTEM)
                                                .contains(author)
                        ? null
                        : people.of(author),
                byLabel(message),
                TrackingCodes.hidden(message.content(key).shown()) + coming(coming),
                message.publicText(),
                files.stream()
                        .filter(file -> file.messageId() != null && file.messageId() == message.id())
                        .map(file -> attachment(complaint, key, file))
                        .toList(),
                message.deletedAt().orElse(null),
                said.equals(message.occurredAt()) ? null : message.occurredAt(),
                earlier,
                sent == null
                        ? null
                        : sent.receipt()
                                .filter(receipt -> !receipt.equals("failed"))
                                .orElse(sent.state()),
                sent == null ? null : label(sent));
    }

    private static String coming(int files) {
        return files == 0 ? "" : "\n\n[" + files + " lampiran sedang diambil dari platform.]";
    }

    static AttachmentShape attachment(Complaint complaint, CaseKey key, Attachments.Info file) {
        return new AttachmentShape(
                file.id().toString(),
                key.openText("attachment name", file.nameSealed()),
                file.mediaType(),
                file.sizeBytes(),
                "/api/complaints/" + complaint.ticket() + "/attachments/" + file.id());
    }

    /** Who speaks, in the office's word. */
    public static String byLabel(Message message) {
        return switch (message.kind()) {
            case CITIZEN -> "Pelapor";
            case OFFICE -> "Kantor";
            case NOTICE -> "Pemberitahuan otomatis";
            case OUTSIDE -> "Dijawab di luar Sigap";
            case AGENCY -> "Instansi";
            case NOTE -> "Catatan internal";
        };
    }

    /** What became of a sending, in words. */
    public static String label(OutboxRow row) {
        if (row.receipt().isPresent()) {
            return switch (row.receipt().get()) {
                case "read" -> "Dibaca";
                case "delivered" -> "Sampai";
                default -> "Tidak sampai";
            };
        }
        return switch (row.state()) {
            case "ready" -> "Menunggu dikirim";
            case "sending" -> "Sedang dikirim";
            case "sent" -> "Terkirim";
            case "unknown" -> "Belum pasti";
            case "rejected" -> "Ditolak platform";
            case "held" -> "Ditahan";
            case "person" -> "Disampaikan oleh petugas";
            default -> "Tidak berlaku";
        };
    }
}
