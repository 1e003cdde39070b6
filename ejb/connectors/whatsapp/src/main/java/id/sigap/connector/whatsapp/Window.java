package id.sigap.connector.whatsapp;

import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Constraints.Notice;
import id.sigap.connector.api.Constraints.Severity;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The window in which anything may be written: 24 hours from the citizen's last message. Afterwards, and to someone who never
 * wrote, only an approved template is lawful.
 */
final class Window {
    static final int LONGEST_TEXT = 4096;

    private static final Duration OPEN = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofHours(2);

    private Window() {}

    /** When it closes, or closed; empty where nobody knows when the citizen last wrote. */
    static Optional<Instant> closesAt(Conversation conversation) {
        return conversation.lastInboundAt().map(at -> at.plus(OPEN));
    }

    /** Whether only a template is lawful. Where nobody knows, WhatsApp decides. */
    static boolean closed(Conversation conversation, Instant now) {
        return closesAt(conversation)
                .map(end -> !now.isBefore(end))
                .orElse(conversation.messages().isEmpty());
    }

    static Constraints constraints(
            Conversation conversation, Instant now, Optional<WhatsAppSettings.Template> template) {
        boolean closed = closed(conversation, now);
        List<Notice> notices = new ArrayList<>();
        if (conversation.visibility() == Visibility.PUBLIC) {
            notices.add(new Notice(
                    "private-only",
                    Severity.BLOCKING,
                    new LocalizedText(
                            "WhatsApp hanya mengenal pesan pribadi.", "WhatsApp knows private messages only.")));
        }
        if (closed) {
            notices.add(template.map(Window::asTemplate).orElseGet(Window::blocked));
        } else {
            closesAt(conversation)
                    .filter(end -> Duration.between(now, end).compareTo(SOON) <= 0)
                    .ifPresent(
                            end -> notices.add(
                                    new Notice(
                                            "window-closing",
                                            Severity.WARNING,
                                            new LocalizedText(
                                                    "Masa menjawab 24 jam di WhatsApp segera habis; sesudahnya hanya templat yang disetujui Meta yang boleh dikirim.",
                                                    "WhatsApp's 24 hours for answering are nearly over; afterwards only a template approved by Meta may be sent."))));
        }
        return new Constraints(
                OptionalInt.of(closed && template.isPresent() ? template.get().room() : LONGEST_TEXT),
                OptionalLong.of(0),
                closed ? Optional.empty() : closesAt(conversation),
                OptionalInt.empty(),
                notices);
    }

    private static Notice asTemplate(WhatsAppSettings.Template template) {
        return new Notice(
                "template-used",
                Severity.WARNING,
                new LocalizedText(
                        "Masa menjawab 24 jam sudah lewat: jawaban dikirim di dalam templat \"" + template.name()
                                + "\", paling panjang " + template.room()
                                + " karakter; WhatsApp menampilkan ganti baris sebagai spasi.",
                        "The 24 hours are over: the answer is sent inside the template \"" + template.name()
                                + "\", at most " + template.room()
                                + " characters long; WhatsApp shows line breaks as spaces."));
    }

    private static Notice blocked() {
        return new Notice(
                "window-closed",
                Severity.BLOCKING,
                new LocalizedText(
                        "Masa menjawab 24 jam di WhatsApp sudah lewat. Yang sah sekarang hanya templat yang disetujui Meta; kanal ini belum mempunyainya. Hubungi pelapor melalui kanal lain, atau tunggu ia menulis lagi.",
                        "WhatsApp's 24 hours for answering are over. Only a template approved by Meta is lawful now, and this channel has none. Reach the citizen through another channel, or wait for another message."));
    }
}
