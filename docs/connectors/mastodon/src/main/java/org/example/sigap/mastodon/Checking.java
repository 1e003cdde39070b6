package org.example.sigap.mastodon;

import id.sigap.connector.api.Health;
import id.sigap.connector.api.LocalizedText;
import jakarta.json.JsonNumber;
import java.io.IOException;
import java.time.Clock;

/** Asks whether the account works, and how long a status may be. */
final class Checking {
    private final MastodonApi api;
    private final Clock clock;

    Checking(MastodonApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    Health health() {
        try {
            Reply me = api.get("/api/v1/accounts/verify_credentials");
            if (me.ok()) {
                learnLimit();
                return Health.up(clock.instant());
            }
            return switch (me.status()) {
                case 401, 403 ->
                    down("login-refused", "Token akses ditolak; buat yang baru.", "The token is refused; make a new one.");
                default ->
                    down(
                            "http-" + me.status(),
                            "Server menjawab " + me.status() + ".",
                            "The server answers " + me.status() + ".");
            };
        } catch (IOException e) {
            return down("unreachable", "Server Mastodon tidak terjangkau.", "The Mastodon server cannot be reached.");
        }
    }

    /** {@code configuration.statuses.max_characters} of {@code GET /api/v2/instance}. */
    void learnLimit() throws IOException {
        Reply instance = api.get("/api/v2/instance");
        if (instance.ok()) {
            instance.object()
                    .flatMap(of -> Fields.object(of, "configuration"))
                    .flatMap(of -> Fields.object(of, "statuses"))
                    .map(of -> of.get("max_characters"))
                    .filter(JsonNumber.class::isInstance)
                    .ifPresent(limit -> Limits.learn(api.server(), ((JsonNumber) limit).intValue()));
        }
    }

    private Health down(String code, String indonesian, String english) {
        return Health.down(code, new LocalizedText(indonesian, english), clock.instant());
    }
}
