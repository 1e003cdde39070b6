package id.sigap.web.publicpages;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.complaint.Attachment;
import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.complaint.State;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.web.Labels.Label;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** A ticket as its citizen sees it: their own words, the office's answers and notices, never the desk's notes. */
@ApplicationScoped
public class TicketPage {
    private static final Set<Message.Kind> SHOWN =
            Set.of(Message.Kind.CITIZEN, Message.Kind.OFFICE, Message.Kind.NOTICE, Message.Kind.OUTSIDE);

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    Forwardings forwardings;

    @Inject
    Agencies agencies;

    @Inject
    Vault vault;

    /** A file that the citizen sent, or that came with an answer. */
    public record PublicFile(String name, String type, long size, String url) {}

    /** A thing that was said or that happened. */
    public record Line(Instant at, String kind, String text, List<PublicFile> attachments) {}

    /** The whole page. */
    public record Ticket(
            String ticket,
            Instant receivedAt,
            Label status,
            String withAgency,
            String text,
            String location,
            List<Line> entries,
            boolean canWrite,
            boolean canRate,
            boolean canWithdraw,
            Integer rating) {}

    Ticket of(Complaint complaint) {
        CaseKey key = complaint.key(vault);
        List<Message> messages = complaints.messages(complaint.id());
        List<Attachments.Info> files = attachments.of(complaint.id());
        List<Line> lines = new ArrayList<>();
        String first = "";
        for (Message message : messages) {
            if (shown(complaint, message)) {
                String text = message.content(key).shown();
                if (message.kind() == Message.Kind.NOTICE) {
                    text = readHere(text, complaint.ticket());
                }
                if (first.isEmpty() && message.kind() == Message.Kind.CITIZEN) {
                    first = text;
                }
                lines.add(new Line(
                        message.occurredAt(), kind(message.kind()), text, files(complaint, key, message, files)));
            }
        }
        List<Forwarding> sent = forwardings.of(complaint.id());
        if (!complaint.restricted()) {
            sent.forEach(one ->
                    lines.add(new Line(one.sentAt(), "event", "Diteruskan ke " + name(one.agency()), List.of())));
        }
        complaint
                .closedAt()
                .ifPresent(at -> lines.add(new Line(
                        at,
                        "event",
                        "Laporan ditutup: " + complaint.outcome().orElseThrow().label(),
                        List.of())));
        lines.sort(Comparator.comparing(Line::at));
        String with = complaint.state() == State.AT_AGENCY && !complaint.restricted()
                ? sent.stream()
                        .filter(Forwarding::open)
                        .map(one -> name(one.agency()))
                        .findFirst()
                        .orElse(null)
                : null;
        return new Ticket(
                complaint.ticket(),
                complaint.receivedAt(),
                status(complaint),
                with,
                first,
                complaint.reporter(key).location(),
                lines,
                true,
                complaint.answeredAt().isPresent(),
                complaint.closedAt().isEmpty() && complaint.state() != State.REPLYING,
                complaint.rating().orElse(null));
    }

    /**
     * A notice by another way than the citizen's own only told them to come here. What the office said stays here, also where
     * it no longer stands on its platform.
     */
    private static boolean shown(Complaint complaint, Message message) {
        return SHOWN.contains(message.kind())
                && (message.kind() != Message.Kind.NOTICE || message.channelId().equals(complaint.channelId()))
                && message.replacement().isEmpty()
                && !message.takenBack();
    }

    /** A notice as it reads on the very page that it links to. */
    static String readHere(String text, String ticket) {
        return Pattern.compile(
                        "https?://[^\\s/]+(?:/[^\\s?]*)?/lacak/" + Pattern.quote(ticket) + "(?:\\?code=[A-Z0-9]+)?")
                .matcher(text)
                .replaceAll("halaman ini");
    }

    private static List<PublicFile> files(
            Complaint complaint, CaseKey key, Message message, List<Attachments.Info> files) {
        return files.stream()
                .filter(file -> file.messageId() != null && file.messageId() == message.id())
                .map(file -> new PublicFile(
                        key.openText("attachment name", file.nameSealed()),
                        file.mediaType(),
                        file.sizeBytes(),
                        "/api/public/complaints/" + complaint.ticket() + "/attachments/" + file.id()))
                .toList();
    }

    /** A file that stands on the page; the desk's own files do not. */
    Attachment shownFile(Complaint complaint, UUID id) {
        Attachment file = attachments.get(complaint, id);
        boolean there = complaints.messages(complaint.id()).stream()
                .filter(message -> shown(complaint, message))
                .anyMatch(message ->
                        file.messageId().filter(of -> of == message.id()).isPresent());
        if (!there) {
            throw Refusal.notFound("Lampiran ini tidak ada pada laporan " + complaint.ticket() + ".");
        }
        return file;
    }

    private String name(String code) {
        return agencies.find(code).map(Agency::name).orElse(code);
    }

    private static String kind(Message.Kind kind) {
        return switch (kind) {
            case CITIZEN -> "citizen";
            case NOTICE -> "notice";
            default -> "office";
        };
    }

    private static Label status(Complaint complaint) {
        String label = switch (complaint.state()) {
            case RECEIVED -> "Laporan Anda kami terima";
            case COORDINATING, DRAFTING, AWAITING_APPROVAL, REPLYING, STEP -> "Sedang kami tangani";
            case AT_AGENCY -> "Sedang ditangani instansi";
            case WAITING_CITIZEN -> "Kami menunggu keterangan Anda";
            case ANSWERED -> "Sudah kami jawab";
            case CLOSED -> "Selesai";
        };
        return new Label(complaint.state().code(), label);
    }
}
