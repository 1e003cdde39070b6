package id.sigap.connector.youtube;

import id.sigap.connector.api.PollResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads comments when it is time to. Sigap asks every second; whether the platform is asked is decided by the pause that
 * the day's quota allows, which stands in the cursor.
 */
record CommentPoll(YouTubeSettings settings) {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    PollResult poll(Optional<String> kept) {
        if (!settings.complete()) {
            return new PollResult.Refused("settings-missing", "Pengaturan kanal YouTube belum lengkap.");
        }
        Instant now = settings.context().clock().instant();
        PollCursor cursor =
                kept.flatMap(PollCursor::parse).orElseGet(() -> PollCursor.from(now.minus(settings.lookBack())));
        if (now.isBefore(cursor.next())) {
            return new PollResult.Polled(List.of(), kept.orElse(cursor.toString()), false);
        }
        Access access = new AccessTokens(settings).ask();
        if (access instanceof Access.Granted granted) {
            return new CommentRound(settings, new DataApi(settings.apiUrl(), granted.token()), cursor, now).read();
        }
        return access instanceof Access.Refused refused
                ? new PollResult.Refused(
                        refused.code(), "Google menolak akses akun ini; setujui ulang dan perbarui token penyegar.")
                : new PollResult.Away(PATIENCE, ((Access.Away) access).reason());
    }

    static PollResult failed(ApiAnswer answer, Instant now) {
        if (!(answer instanceof ApiAnswer.Refused refused)) {
            return new PollResult.Away(PATIENCE, "YouTube: no answer");
        }
        return switch (refused.fault()) {
            case QUOTA -> new PollResult.Away(QuotaDay.untilReset(now).plus(PATIENCE), refused.code());
            case RATE, PLATFORM -> new PollResult.Away(refused.retryAfter().orElse(PATIENCE), refused.code());
            case CHANNEL, GONE, RULE, MESSAGE ->
                new PollResult.Refused(refused.code(), "YouTube menolak membaca komentar kanal ini.");
        };
    }
}
