package id.sigap.connector.facebook;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphDelivery;
import id.sigap.connector.graph.GraphFiles;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One comment or post. Its conversation is the comment at the top of its thread: a post of the page gathers the comments
 * of many people, each with a complaint of their own.
 *
 * @param id native
 * @param at when it was written
 * @param author may be unknown: Facebook hides who shares nothing with the page's app
 * @param attributes for the answer
 */
record PageWriting(
        String id, Instant at, Person author, Content content, ThreadReference thread, Map<String, String> attributes) {

    static PageWriting comment(GraphDelivery.Item item, String id, Optional<String> parent, Optional<String> post) {
        Map<String, String> attributes = new HashMap<>();
        post.ifPresent(p -> attributes.put("post", p));
        parent.ifPresent(p -> attributes.put("parent-comment", p));
        return of(
                item,
                id,
                parent.orElse(id),
                Stream.concat(parent.stream(), post.stream()).toList(),
                attributes);
    }

    static PageWriting post(GraphDelivery.Item item, String id) {
        return of(item, id, id, List.of(), Map.of("post", id));
    }

    private static PageWriting of(
            GraphDelivery.Item item,
            String id,
            String conversation,
            List<String> repliesTo,
            Map<String, String> attributes) {
        JsonObject value = item.value();
        String text = Json.text(value, "message").orElse("");
        Person author = Person.of(
                FeedReader.author(value).orElse("unknown:" + Bytes.utf8(id).sha256()));
        Optional<String> name = Json.text(value, "from", "name").or(() -> Json.text(value, "sender_name"));
        return new PageWriting(
                id,
                GraphTime.at(value, "created_time").orElse(item.time()),
                name.map(author::named).orElse(author),
                new Content(text, Optional.empty(), Optional.empty(), files(value), Optional.empty()),
                new ThreadReference(Optional.of(conversation), repliesTo, TicketMentions.in(text)),
                attributes);
    }

    /** A photo or video, and the photos of a post; of a link only its address stands in the text. */
    private static List<Attachment> files(JsonObject value) {
        String item = Json.text(value, "item").orElse("");
        Stream<Attachment> photo =
                Json.text(value, "photo")
                        .or(() -> Json.text(value, "link").filter(link -> item.equals("photo")))
                        .stream()
                        .map(url -> GraphFiles.at("", "image/jpeg", Optional.of(url)));
        Stream<Attachment> photos = Json.items(value, "photos").stream()
                .flatMap(p -> Json.asText(p).stream())
                .map(url -> GraphFiles.at("", "image/jpeg", Optional.of(url)));
        Stream<Attachment> video =
                Json.text(value, "video")
                        .or(() -> Json.text(value, "link").filter(link -> item.equals("video")))
                        .stream()
                        .map(url -> GraphFiles.at("", "video/mp4", Optional.of(url)));
        return Stream.of(photo, photos, video).flatMap(s -> s).toList();
    }

    InboundEvent message() {
        return new InboundEvent.Message(id, "1", at, author, content, thread, Visibility.PUBLIC, Set.of(), attributes);
    }

    InboundEvent edit(String version, Instant changedAt) {
        return new InboundEvent.Edit(id, version, changedAt, author, content, thread, Visibility.PUBLIC);
    }

    InboundEvent ownMessage(String version) {
        return new InboundEvent.OwnMessage(
                id, version, at, Optional.empty(), content, thread, Visibility.PUBLIC, Optional.empty());
    }

    InboundEvent deletion(String version, Instant happened) {
        return new InboundEvent.Deletion(id, version, happened, thread);
    }

    /** Tells two edits apart: the time that Facebook gives, and what it reads now. */
    String fingerprint() {
        StringBuilder all = new StringBuilder(content.text());
        content.attachments().stream()
                .filter(Attachment.Remote.class::isInstance)
                .forEach(a -> all.append('\n').append(((Attachment.Remote) a).contentType()));
        return at.getEpochSecond() + "-" + Bytes.utf8(all.toString()).sha256().substring(0, 12);
    }
}
