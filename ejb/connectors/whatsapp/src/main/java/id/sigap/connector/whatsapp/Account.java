package id.sigap.connector.whatsapp;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.graph.GraphAnswer;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphOutcomes;
import id.sigap.connector.graph.GraphToken;
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

    /** Ends the subscription, as far as Meta can be reached and the account is known. */
    void deactivate(ChannelContext context) {
        Optional<String> account = context.settings().find(WhatsAppSettings.ACCOUNT);
        try {
            account.ifPresent(id -> GraphApi.of(context).delete(HttpCall.segment(id) + "/subscribed_apps"));
        } catch (MissingSettingException e) {
            // a channel that was never complete has no subscription
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
            GraphToken token = GraphToken.of(api);
            Optional<String> account = context.settings().find(WhatsAppSettings.ACCOUNT);
            if (account.isPresent() && !subscribed(api, account.get(), token)) {
                return token.within(Health.down(
                        "unsubscribed",
                        new LocalizedText(
                                "Akun WhatsApp tidak lagi mengirim pesan ke Sigap; simpan ulang kanal untuk mendaftarkannya.",
                                "The WhatsApp account no longer sends its messages to Sigap; save the channel again to subscribe."),
                        now));
            }
            if (done.text("quality_rating").filter("RED"::equals).isPresent()) {
                return token.within(new Health(
                        Health.State.DEGRADED,
                        "quality-low",
                        new LocalizedText(
                                "Mutu nomor WhatsApp rendah menurut Meta; nomor dapat dibatasi.",
                                "Meta rates the number's quality low; it may be restricted."),
                        now,
                        Optional.empty()));
            }
            return token.within(account.isPresent() ? health : unseen(now));
        } catch (MissingSettingException e) {
            return GraphOutcomes.incomplete(e, now);
        }
    }

    /** The number works; whether the account is still subscribed, nobody can look without its id. */
    private static Health unseen(Instant now) {
        return new Health(
                Health.State.UP,
                "subscription-unseen",
                new LocalizedText(
                        "Nomor berfungsi. Sigap tidak dapat memeriksa apakah akun WhatsApp masih mengirim pesan ke sini: isi ID akun WhatsApp Business di pengaturan.",
                        "The number works. Sigap cannot look whether the WhatsApp account still sends messages here: fill in the WhatsApp Business account ID in the settings."),
                now,
                Optional.empty());
    }

    /** Where the list cannot be read, the account gets the benefit of the doubt; another app's subscription is none. */
    private static boolean subscribed(GraphApi api, String account, GraphToken token) {
        GraphAnswer answer = api.get(HttpCall.segment(account) + "/subscribed_apps", Map.of());
        return !(answer instanceof GraphAnswer.Done done)
                || Json.objects(done.body(), "data")
                        .anyMatch(app -> token.mayBeOf(Json.text(app, "whatsapp_business_api_data", "id")));
    }
}
