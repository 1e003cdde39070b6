package id.sigap.connector.x;

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

/** What X allows in a conversation, and what it costs. */
final class Rules {
    /** A limit that begins anew so soon is waited for; it is no reason for another channel. */
    private static final Duration SOON = Duration.ofHours(1);

    private Rules() {}

    static Constraints of(XSettings settings, Conversation conversation) {
        boolean open = conversation.visibility() == Visibility.PUBLIC;
        List<Notice> notices = new ArrayList<>();
        if (open) {
            summons(settings, conversation).ifPresent(notices::add);
        }
        Instant now = settings.context().clock().instant();
        Optional<Allowance.Left> left = Allowance.of(settings.context().channelId(), open, now);
        boolean soon = left.filter(l -> l.messages() == 0 && l.until().isBefore(now.plus(SOON)))
                .isPresent();
        if (soon) {
            notices.add(usedUp(Duration.between(now, left.get().until()).toMinutes() + 1));
        }
        return new Constraints(
                OptionalInt.of(open ? WeightedLength.LONGEST_POST : Replies.LONGEST_MESSAGE),
                OptionalLong.of(0),
                Optional.empty(),
                left.isEmpty() || soon
                        ? OptionalInt.empty()
                        : OptionalInt.of(left.get().messages()),
                notices);
    }

    /** A post with a link is dearer; a direct message is not. */
    static List<Notice> ofText(Conversation conversation, String body) {
        return conversation.visibility() == Visibility.PUBLIC && Links.standIn(body)
                ? List.of(new Notice(
                        "link-costs-more",
                        Severity.INFO,
                        new LocalizedText(
                                "Balasan ini memuat tautan, jadi lebih mahal di X: USD 0,20; tanpa tautan USD 0,01 sampai"
                                        + " 0,015. Setiap tautan dihitung 23 karakter.",
                                "This reply has a link and so costs more on X: USD 0.20, without one USD 0.01 to 0.015."
                                        + " Every link counts as 23 characters.")))
                : List.of();
    }

    private static Notice usedUp(long minutes) {
        return new Notice(
                "limit-used-up",
                Severity.WARNING,
                new LocalizedText(
                        "Jatah kirim X habis; jawaban terkirim dalam " + minutes + " menit, saat jatahnya diisi lagi.",
                        "X takes no more for now; an answer is sent within " + minutes
                                + " minutes, when the limit begins anew."));
    }

    /** Since February 2026, X takes replies of most accounts only from who was asked. */
    private static Optional<Notice> summons(XSettings settings, Conversation conversation) {
        if (conversation.answered().isEmpty()) {
            return Optional.of(new Notice(
                    "nothing-to-answer",
                    Severity.BLOCKING,
                    new LocalizedText(
                            "Tidak ada pos yang dapat dibalas secara terbuka.",
                            "There is no post that could be answered publicly.")));
        }
        String summoned = conversation.attributes().getOrDefault(PostReader.SUMMONED, "");
        if (settings.enterprise() || summoned.equals("true")) {
            return Optional.empty();
        }
        return Optional.of(
                summoned.equals("false")
                        ? new Notice(
                                "not-summoned",
                                Severity.BLOCKING,
                                new LocalizedText(
                                        "Penulis tidak menyebut atau mengutip akun kantor; X menolak balasan dari paket"
                                                + " langganan ini. Gunakan pesan langsung atau kanal lain.",
                                        "The author neither mentioned nor quoted the office's account; X refuses replies"
                                                + " on this plan. Use a direct message or another channel."))
                        : new Notice(
                                "summons-unknown",
                                Severity.WARNING,
                                new LocalizedText(
                                        "Tidak diketahui apakah penulis menyebut akun kantor; tanpa itu X menolak"
                                                + " balasan.",
                                        "It is not known whether the author mentioned the office's account; without that"
                                                + " X refuses the reply.")));
    }
}
