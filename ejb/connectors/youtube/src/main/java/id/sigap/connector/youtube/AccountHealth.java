package id.sigap.connector.youtube;

import id.sigap.connector.api.Health;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks whether the account works, and whether it is the channel's. */
record AccountHealth(YouTubeSettings settings) {
    private static final Duration SOON = Duration.ofDays(7);

    Health ask() {
        Access access = new AccessTokens(settings).ask();
        if (access instanceof Access.Refused refused) {
            return down(
                    refused.code(),
                    "Google menolak akses akun ini; lengkapi pengaturan atau setujui ulang.",
                    "Google refuses access; complete the settings or grant it again.");
        }
        if (!(access instanceof Access.Granted granted)) {
            return down("platform-away", "Google tidak dapat dihubungi.", "Google cannot be reached.");
        }
        ApiAnswer answer =
                new DataApi(settings.apiUrl(), granted.token()).list("channels", Map.of("part", "id", "mine", "true"));
        if (answer instanceof ApiAnswer.Ok ok) {
            boolean same = Json.objects(ok.body(), "items")
                    .anyMatch(channel -> Json.text(channel, "id")
                            .filter(settings.channel()::equals)
                            .isPresent());
            return same
                    ? up(granted.refreshEndsIn())
                    : down(
                            "channel-differs",
                            "Akun yang memberi izin bukan pemilik kanal di pengaturan.",
                            "The account that granted access does not own the channel in the settings.");
        }
        if (answer instanceof ApiAnswer.Refused refused && refused.fault() == Fault.QUOTA) {
            long hours = QuotaDay.untilReset(now()).toHours() + 1;
            return degraded(
                    "quota-used-up",
                    "Kuota YouTube hari ini habis; dihitung ulang dalam " + hours + " jam.",
                    "Today's YouTube quota is used up; it begins anew within " + hours + " hours.",
                    Optional.empty());
        }
        String code = answer instanceof ApiAnswer.Refused refused ? refused.code() : "platform-away";
        return down(code, "YouTube tidak menjawab sebagaimana mestinya.", "YouTube does not answer as it should.");
    }

    private Health up(Optional<Duration> endsIn) {
        Optional<Instant> ends = endsIn.map(now()::plus);
        if (endsIn.filter(in -> in.compareTo(SOON) < 0).isPresent()) {
            return degraded(
                    "grant-ends-soon",
                    "Izin akun segera berakhir; setujui ulang dan perbarui token penyegar.",
                    "The grant ends soon; grant access again and renew the refresh token.",
                    ends);
        }
        Health up = Health.up(now());
        return new Health(up.state(), up.code(), up.message(), up.checkedAt(), ends);
    }

    private Health down(String code, String id, String en) {
        return Health.down(code, new LocalizedText(id, en), now());
    }

    private Health degraded(String code, String id, String en, Optional<Instant> ends) {
        return new Health(Health.State.DEGRADED, code, new LocalizedText(id, en), now(), ends);
    }

    private Instant now() {
        return settings.context().clock().instant();
    }
}
