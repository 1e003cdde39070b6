package id.sigap.reply;

import id.sigap.connector.Channels;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Settings;
import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.seal.LedgerProofs;
import id.sigap.wording.Letter;
import id.sigap.wording.Letter.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Mails the newest checkpoint to somebody outside the office ({@code SIGAP_CHECKPOINT_MAIL}), who thereby holds a head that
 * nobody in the office can take back: one letter each {@code SIGAP_CHECKPOINT_MAIL_HOURS} (24), however many servers run.
 */
@ApplicationScoped
public class CheckpointMail {
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private static final String WORDS = """
            Simpan surel ini di tempat yang tidak dapat dijangkau kantor pengirimnya. Bila jejak audit kelak diperiksa, simpan \
            seluruh teks ini sebagai berkas .txt dan berikan kepada alat pemeriksa dengan --head: dengan itu terlihat bila \
            sesuatu sebelum saat ini dihapus atau ditulis ulang.

            Keep this mail where the office that sent it cannot reach it. When the audit history is verified one day, save \
            the whole text as a .txt file and give it to the verifier with --head: it shows whether anything before this \
            moment was deleted or rewritten.""";

    @Inject
    LedgerProofs proofs;

    @Inject
    Channels channels;

    @Inject
    Outbox outbox;

    @Inject
    CheckpointSending sending;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    private final Optional<String> address = Settings.find("SIGAP_CHECKPOINT_MAIL");
    private final Duration every =
            Duration.ofHours(Math.max(1, Long.parseLong(Settings.get("SIGAP_CHECKPOINT_MAIL_HOURS", "24"))));

    private volatile Instant nextLook = Instant.MIN;

    /** Looks once a minute, however often it is called. @return false: nothing more to do now */
    public boolean round() {
        Instant now = clock.now();
        if (address.isPresent() && !now.isBefore(nextLook)) {
            nextLook = now.plus(A_WHILE);
            proofs.latest().ifPresent(head -> work.run(() -> queue(head, now)));
        }
        return false;
    }

    private void queue(LedgerProofs.Head head, Instant now) {
        if (!due(now)) {
            return;
        }
        Optional<Channels.Line> line = channels.mail();
        if (line.isEmpty() || !Notices.isMailAddress(address.orElseThrow())) {
            sending.unsent(
                    line.isEmpty()
                            ? "tidak ada kanal surel yang aktif"
                            : "SIGAP_CHECKPOINT_MAIL bukan satu alamat surel");
            return;
        }
        String channel = line.get().channel().id();
        channels.lock(channel);
        if (due(now)) {
            OutboxRow row = outbox.send(OutboxRow.Content.toAddress(address.get(), null, letter(channel, head)));
            sending.record("notice.queued", row);
        }
    }

    /** By the last letter that was queued, whatever became of it. */
    private boolean due(Instant now) {
        return outbox.lastWithoutCase()
                .filter(last -> last.plus(every).isAfter(now))
                .isEmpty();
    }

    static Letter letter(String channel, LedgerProofs.Head head) {
        String origin = head.text().lines().findFirst().orElseThrow();
        return Letter.of(
                channel,
                "private",
                List.of(
                        new Piece("subject", "Titik periksa jejak audit " + origin + ": " + head.size() + " entri"),
                        new Piece("body", WORDS + "\n\n" + head.text())));
    }
}
