package id.sigap.connector.whatsapp;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.graph.GraphDelivery;
import id.sigap.connector.graph.GraphDelivery.Item;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes a delivery apart. Of the fields that an app can subscribe to, {@code messages} and {@code smb_message_echoes} hold
 * what citizens and the office wrote; {@code account_update} may say that the account no longer works, which a person must
 * know. All other fields (templates, quality, calls, old chats of a newly joined app) hold nothing for a complaint desk.
 */
final class WhatsAppSplitter {
    private static final Set<String> ACCOUNT_ENDED = Set.of(
            "DISABLED_UPDATE",
            "ACCOUNT_DELETED",
            "ACCOUNT_OFFBOARDED",
            "ACCOUNT_RESTRICTION",
            "ACCOUNT_VIOLATION",
            "PARTNER_REMOVED",
            "PARTNER_APP_UNINSTALLED");

    private WhatsAppSplitter() {}

    /** @param number the channel's phone number id */
    static List<InboundEvent> split(RawDelivery delivery, Optional<String> number) {
        return GraphDelivery.split(delivery, "whatsapp_business_account", item -> read(item, number));
    }

    private static List<InboundEvent> read(Item item, Optional<String> number) {
        return switch (item.field()) {
            case "messages", "standby" -> messages(item, number);
            case "smb_message_echoes" -> Echoes.read(item).toList();
            case "account_update" -> account(item);
            default -> List.of();
        };
    }

    private static List<InboundEvent> messages(Item item, Optional<String> number) {
        Stream<InboundEvent> stray = hasStrays(item)
                ? Stream.of(item.unreadable(
                        "item-unreadable", "WhatsApp mengirim daftar pesan yang sebagian isinya tidak dapat dibaca."))
                : Stream.empty();
        List<InboundEvent> events = Stream.concat(
                        Stream.concat(new Incoming(item, number).read(), Statuses.read(item).stream()), stray)
                .toList();
        if (!events.isEmpty() || understood(item)) {
            return events;
        }
        return List.of(item.unreadable(
                Json.items(item.value(), "errors").isEmpty() ? "change-unreadable" : "platform-error",
                "WhatsApp mengirim pemberitahuan yang tidak memuat pesan."));
    }

    /** Whether something stands among the messages or their news that is no object. */
    private static boolean hasStrays(Item item) {
        return Stream.of("messages", "statuses")
                .flatMap(list -> Json.items(item.value(), list).stream())
                .anyMatch(element -> !(element instanceof JsonObject));
    }

    /** Whether a list that may hold messages is there: what is in it was read, and held nothing for a desk. */
    private static boolean understood(Item item) {
        return Json.objects(item.value(), "messages").findAny().isPresent()
                || Json.objects(item.value(), "statuses").findAny().isPresent();
    }

    private static List<InboundEvent> account(Item item) {
        return Json.text(item.value(), "event").filter(ACCOUNT_ENDED::contains).isPresent()
                ? List.of(item.unreadable(
                        "account-restricted",
                        "WhatsApp membatasi, memutus atau menutup akun kantor; periksa akun di Meta Business Suite."))
                : List.of();
    }
}
