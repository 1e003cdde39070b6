package org.example.sigap.mastodon;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a delivery apart: one notification, or one status of our own. */
final class Splitting {
    /** Keys of a message's attributes, which come back when it is answered. */
    static final String ACCOUNT = "account";

    static final String VISIBILITY = "visibility";

    private static final Pattern TICKET = Pattern.compile("SGP-\\d{4}-\\d{6}");

    private Splitting() {}

    static List<InboundEvent> events(RawDelivery delivery) {
        try (JsonReader reader = Json.createReader(delivery.body().open())) {
            JsonValue value = reader.readValue();
            if (!(value instanceof JsonObject entry)) {
                return unreadable(delivery, "json-expected");
            }
            return Polling.OWN.equals(delivery.attributes().get(Polling.KIND))
                    ? List.of(own(delivery, entry))
                    : notification(delivery, entry);
        } catch (RuntimeException e) {
            // JSON that is no JSON, or nested too deep: each reader has its own exceptions
            return unreadable(delivery, "json-unreadable");
        } catch (Unexpected e) {
            return unreadable(delivery, e.getMessage());
        }
    }

    private static List<InboundEvent> unreadable(RawDelivery delivery, String code) {
        return List.of(new InboundEvent.Unreadable(
                delivery.key(), delivery.receivedAt(), code, "Pemberitahuan Mastodon ini tidak dapat dibaca."));
    }

    private static List<InboundEvent> notification(RawDelivery delivery, JsonObject notification) throws Unexpected {
        String type = Fields.text(notification, "type").orElseThrow(() -> new Unexpected("type-missing"));
        return switch (type) {
            case "mention" -> List.of(message(delivery, status(notification)));
            case "update" -> List.of(edit(delivery, status(notification)));
            default -> List.of();
        };
    }

    private static JsonObject status(JsonObject notification) throws Unexpected {
        return Fields.object(notification, "status").orElseThrow(() -> new Unexpected("status-missing"));
    }

    private static InboundEvent message(RawDelivery delivery, JsonObject status) throws Unexpected {
        JsonObject account = Fields.object(status, "account").orElseThrow(() -> new Unexpected("account-missing"));
        Map<String, String> attributes = new java.util.HashMap<>();
        Fields.text(account, "acct").ifPresent(acct -> attributes.put(ACCOUNT, storable(acct)));
        Fields.text(status, "visibility").ifPresent(word -> attributes.put(VISIBILITY, storable(word)));
        return new InboundEvent.Message(
                id(status),
                "1",
                at(status, "created_at", delivery),
                person(account),
                content(status),
                thread(status),
                visibility(status),
                isBot(account) ? Set.of(InboundEvent.Flag.AUTOMATIC) : Set.of(),
                attributes);
    }

    private static InboundEvent edit(RawDelivery delivery, JsonObject status) throws Unexpected {
        JsonObject account = Fields.object(status, "account").orElseThrow(() -> new Unexpected("account-missing"));
        Instant edited = at(status, "edited_at", delivery);
        return new InboundEvent.Edit(
                id(status),
                edited.toString(),
                edited,
                person(account),
                content(status),
                thread(status),
                visibility(status));
    }

    private static InboundEvent own(RawDelivery delivery, JsonObject status) throws Unexpected {
        Optional<Person> recipient = Fields.objects(status, "mentions").stream()
                .filter(mention -> Fields.text(mention, "id").isPresent())
                .findFirst()
                .map(Splitting::mentioned);
        return new InboundEvent.OwnMessage(
                id(status),
                Fields.text(status, "edited_at").orElse("1"),
                at(status, "created_at", delivery),
                recipient,
                content(status),
                thread(status),
                visibility(status),
                Optional.empty());
    }

    private static Person mentioned(JsonObject mention) {
        return new Person(
                Fields.text(mention, "id").orElseThrow(),
                Optional.empty(),
                Fields.text(mention, "acct").map(acct -> "@" + acct),
                Optional.empty(),
                Set.of());
    }

    private static String id(JsonObject status) throws Unexpected {
        return Fields.text(status, "id").orElseThrow(() -> new Unexpected("id-missing"));
    }

    private static Instant at(JsonObject status, String name, RawDelivery delivery) {
        return Fields.instant(status, name).orElse(delivery.receivedAt());
    }

    private static Person person(JsonObject account) throws Unexpected {
        return new Person(
                Fields.text(account, "id").orElseThrow(() -> new Unexpected("account-missing")),
                Fields.text(account, "display_name").or(() -> Fields.text(account, "username")),
                Fields.text(account, "acct").map(acct -> "@" + acct),
                Optional.empty(),
                Set.of());
    }

    private static boolean isBot(JsonObject account) {
        return account.get("bot") == JsonValue.TRUE;
    }

    private static Content content(JsonObject status) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonObject media : Fields.objects(status, "media_attachments")) {
            Fields.text(media, "url")
                    .ifPresent(url -> attachments.add(
                            new Attachment.Remote(name(url), contentType(media), url, Optional.empty())));
        }
        return new Content(
                Text.ofHtml(Fields.text(status, "content").orElse("")),
                Optional.empty(),
                Fields.text(status, "spoiler_text"),
                attachments,
                Optional.empty());
    }

    private static String name(String url) {
        String path = url.replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String contentType(JsonObject media) {
        return switch (Fields.text(media, "type").orElse("")) {
            case "image" -> "image/*";
            case "video", "gifv" -> "video/*";
            case "audio" -> "audio/*";
            default -> "application/octet-stream";
        };
    }

    private static ThreadReference thread(JsonObject status) {
        List<String> tickets = new ArrayList<>();
        Matcher matcher = TICKET.matcher(Text.ofHtml(Fields.text(status, "content").orElse("")));
        while (matcher.find()) {
            tickets.add(matcher.group());
        }
        return new ThreadReference(
                Optional.empty(), Fields.text(status, "in_reply_to_id").stream().toList(), tickets);
    }

    private static Visibility visibility(JsonObject status) {
        String word = Fields.text(status, "visibility").orElse("public");
        return word.equals("direct") || word.equals("private") ? Visibility.PRIVATE : Visibility.PUBLIC;
    }

    private static String storable(String text) {
        return id.sigap.connector.api.UnicodeText.storable(text);
    }

    /** A part without which nothing can be said; its message is a code. */
    private static final class Unexpected extends Exception {
        private static final long serialVersionUID = 1L;

        Unexpected(String code) {
            super(code);
        }
    }
}
