package id.sigap.connector.whatsapp;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.Flag;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphDelivery.Item;
import id.sigap.connector.graph.GraphIds;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The messages of one change.
 *
 * <p>A chat with a citizen is one conversation, named by the citizen's id. A message in a group belongs to the group's
 * conversation; it is answered in private, since a group would read of somebody's complaint.
 */
final class Incoming {
    static final String GROUP = "group-id";

    /**
     * No words for a desk. A reaction is a sign on a message, mostly a thumb on our answer: no complaint by itself, and one
     * that is meant as a complaint cannot be told from it. {@code request_welcome} says that a chat was opened.
     */
    private static final Set<String> SILENT = Set.of("reaction", "request_welcome");

    private final Item item;
    private final Citizens citizens;
    private final Optional<String> otherNumber;

    /** @param number the channel's phone number id; empty where the settings lack it */
    Incoming(Item item, Optional<String> number) {
        this.item = item;
        this.citizens = Citizens.of(item.value());
        this.otherNumber = Json.text(item.value(), "metadata", "phone_number_id")
                .filter(theirs -> number.isPresent() && !theirs.equals(number.get()));
    }

    Stream<InboundEvent> read() {
        return Json.objects(item.value(), "messages").flatMap(message -> {
            try {
                return one(message);
            } catch (IllegalArgumentException e) {
                return Stream.of(unreadable(message, "message-unreadable", "Pesan WhatsApp tidak dapat dibaca."));
            }
        });
    }

    private Stream<InboundEvent> one(JsonObject message) {
        Optional<String> id = GraphIds.at(message, "id");
        Optional<Citizens.Ids> author = citizens.author(message);
        if (id.isEmpty() || author.isEmpty()) {
            return Stream.of(
                    unreadable(message, "message-incomplete", "Pesan WhatsApp ini tidak memuat id atau pengirimnya."));
        }
        if (otherNumber.isPresent()) {
            return Stream.of(
                    unreadable(
                            message,
                            "other-number",
                            "Pesan ini untuk nomor WhatsApp lain dari akun yang sama; buat kanal untuk nomor itu atau perbaiki ID nomor telepon kanal ini."));
        }
        String type = Json.text(message, "type").orElse("");
        if (SILENT.contains(type) || isCallPermission(message)) {
            return Stream.empty();
        }
        return switch (type) {
            case "edit" -> edit(message, id.get(), author.get());
            case "revoke" -> revocation(message, author.get());
            case "system" -> system(message, id.get(), author.get());
            default -> Stream.of(message(message, id.get(), author.get()));
        };
    }

    private static boolean isCallPermission(JsonObject message) {
        return Json.text(message, "interactive", "type")
                .filter("call_permission_reply"::equals)
                .isPresent();
    }

    private InboundEvent message(JsonObject message, String id, Citizens.Ids author) {
        Content content = Words.of(message);
        Map<String, String> attributes = new LinkedHashMap<>(author.attributes());
        GraphIds.at(message, "group_id").ifPresent(group -> attributes.put(GROUP, group));
        if (Json.flag(message, "context", "forwarded") || Json.flag(message, "context", "frequently_forwarded")) {
            attributes.put("forwarded", "true");
        }
        return new InboundEvent.Message(
                id,
                "1",
                at(message),
                citizens.person(author),
                content,
                thread(message, message, author, content),
                Visibility.PRIVATE,
                Set.of(),
                attributes);
    }

    private Stream<InboundEvent> edit(JsonObject message, String id, Citizens.Ids author) {
        Optional<String> original = GraphIds.at(message, "edit", "original_message_id");
        Optional<JsonObject> now = Json.object(message, "edit", "message");
        if (original.isEmpty() || now.isEmpty()) {
            return Stream.of(unreadable(message, "edit-incomplete", "Perubahan pesan WhatsApp tidak lengkap."));
        }
        Content content = Words.of(now.get());
        return Stream.of(new InboundEvent.Edit(
                original.get(),
                id,
                at(message),
                citizens.person(author),
                content,
                thread(message, now.get(), author, content),
                Visibility.PRIVATE));
    }

    private Stream<InboundEvent> revocation(JsonObject message, Citizens.Ids author) {
        Optional<String> original = GraphIds.at(message, "revoke", "original_message_id");
        if (original.isEmpty()) {
            return Stream.of(unreadable(message, "revoke-incomplete", "Penghapusan pesan WhatsApp tidak lengkap."));
        }
        return Stream.of(new InboundEvent.Deletion(
                original.get(), "1", at(message), thread(message, message, author, Content.of(""))));
    }

    /**
     * What WhatsApp itself says. A citizen who took another number stays the same citizen: a message that no person wrote
     * tells of it in the old conversation (which it names as what it replies to) and begins the new one there. Anything else
     * (a new device's key) says nothing to a desk.
     */
    private Stream<InboundEvent> system(JsonObject message, String id, Citizens.Ids author) {
        Optional<String> newNumber = GraphIds.at(message, "system", "wa_id")
                .or(() -> GraphIds.at(message, "system", "new_wa_id"))
                .map(String::strip);
        boolean changed = Json.text(message, "system", "type")
                .filter(t -> t.equals("user_changed_number") || t.equals("user_changed_user_id"))
                .isPresent();
        Optional<String> newUser = GraphIds.at(message, "system", "user_id").map(String::strip);
        if (!changed || newNumber.isEmpty() && newUser.isEmpty()) {
            return Stream.empty();
        }
        Citizens.Ids now = new Citizens.Ids(newUser, newNumber);
        return Stream.of(new InboundEvent.Message(
                id,
                "1",
                at(message),
                new Person(
                        now.main(),
                        citizens.person(author).displayName(),
                        Optional.empty(),
                        newNumber.filter(Addressee::isNumber).map(n -> "+" + n),
                        Set.of(author.main())),
                Content.of("WhatsApp: pelapor berganti nomor."),
                new ThreadReference(Optional.of(now.main()), List.of(author.main()), List.of()),
                Visibility.PRIVATE,
                Set.of(Flag.AUTOMATIC),
                now.attributes()));
    }

    private ThreadReference thread(JsonObject message, JsonObject quoting, Citizens.Ids author, Content content) {
        return new ThreadReference(
                Optional.of(GraphIds.at(message, "group_id").orElseGet(author::main)),
                GraphIds.at(quoting, "context", "id").stream().toList(),
                TicketMentions.in(content.text()));
    }

    private Instant at(JsonObject message) {
        return GraphTime.at(message, "timestamp").orElse(item.time());
    }

    private InboundEvent unreadable(JsonObject message, String code, String explanation) {
        return new InboundEvent.Unreadable(
                GraphIds.at(message, "id").orElseGet(() -> contentId(message)), at(message), code, explanation);
    }

    static String contentId(JsonObject part) {
        return "whatsapp:" + Bytes.utf8(part.toString()).sha256();
    }
}
