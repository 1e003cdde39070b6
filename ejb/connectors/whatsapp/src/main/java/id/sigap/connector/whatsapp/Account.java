package id.sigap.connector.whatsapp;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.graph.GraphAnswer;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphOutcomes;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whether the number works, and whether its account still sends us its events. */
final class Account {
    private final GraphOutcomes outcomes;

    Account(GraphOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** Subscribes to the account's events, where its id is known, and looks at the health. */
    Health activate(ChannelContext context) {
        Instant now = context.clock().instant();
        try {
            Optional<String> account = context.settings().find(WhatsAppSettings.ACCOUNT);
            if (account.isPresent()) {
                GraphAnswer subscribed =
                        GraphApi.of(context).postForm(HttpCall.segment(account.get()) + "/subscribed_apps", Map.of());
                if (!(subscribed instanceof GraphAnswer.Done)) {
                    return outcomes.health(subscribed, now);
                }
            }
            return health(context);
        } catch (MissingSettingException e) {
            return GraphOutcomes.incomplete(e, now);
        }
    }

    Health health(ChannelContext context) {
        Instant now = context.clock().instant();
        try {
            GraphApi api = GraphApi.of(context);
            String number = HttpCall.segment(context.settings().text(WhatsAppSettings.NUMBER));
            GraphAnswer answer = api.get(number, Map.of("fields", "id,display_phone_number,quality_rating"));
            Health health = outcomes.health(answer, now);
            if (health.state() != Health.State.UP || !(answer instanceof GraphAnswer.Done done)) {
                return health;
            }
            if (done.text("quality_rating").filter("RED"::equals).isPresent()) {
                return degraded(
                        "quality-low",
                        new LocalizedText(
                                "Mutu nomor WhatsApp rendah menurut Meta; nomor dapat dibatasi.",
                                "Meta rates the number's quality low; it may be restricted."),
                        now);
            }
            Optional<String> account = context.settings().find(WhatsAppSettings.ACCOUNT);
            return account.isEmpty() || subscribed(api, account.get())
                    ? health
                    : degraded(
                            "unsubscribed",
                            new LocalizedText(
                                    "Akun WhatsApp tidak lagi mengirim pesan ke Sigap; simpan ulang kanal untuk mendaftarkannya.",
                                    "The WhatsApp account no longer sends its messages to Sigap; save the channel again to subscribe."),
                            now);
        } catch (MissingSettingException e) {
            return GraphOutcomes.incomplete(e, now);
        }
    }

    /** Where the list cannot be read, the account gets the benefit of the doubt. */
    private static boolean subscribed(GraphApi api, String account) {
        GraphAnswer answer = api.get(HttpCall.segment(account) + "/subscribed_apps", Map.of());
        return !(answer instanceof GraphAnswer.Done done)
                || !Json.items(done.body(), "data").isEmpty();
    }

    private static Health degraded(String code, LocalizedText message, Instant now) {
        return new Health(Health.State.DEGRADED, code, message, now, Optional.empty());
    }
}
