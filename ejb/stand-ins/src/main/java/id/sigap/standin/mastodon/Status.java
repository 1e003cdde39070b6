package id.sigap.standin.mastodon;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wrote.
 *
 * @param warning the text that hides the other until a reader opens it; mostly empty
 * @param replyTo the status that it answers
 * @param mentions of its words, those who have an account
 * @param photo the address of its picture
 */
record Status(
        String id,
        Person author,
        String text,
        String warning,
        Audience audience,
        Optional<Status> replyTo,
        List<Person> mentions,
        Optional<String> photo,
        Instant created,
        Optional<Instant> edited) {

    Status reading(String newText, List<Person> nowMentioned, Instant now) {
        return new Status(
                id, author, newText, warning, audience, replyTo, nowMentioned, photo, created, Optional.of(now));
    }

    boolean isReadableFor(Person reader) {
        return author.equals(reader)
                || audience == Audience.PUBLIC
                || audience == Audience.UNLISTED
                || mentions.contains(reader);
    }

    Post post() {
        return new Post(id, author.acct(), text);
    }

    JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", id)
                .add("created_at", created.toString())
                .add("sensitive", !warning.isEmpty())
                .add("spoiler_text", warning)
                .add("visibility", audience.word())
                .add("language", "id")
                .add("uri", author.page() + "/" + id)
                .add("url", author.page() + "/" + id)
                .add("content", Words.html(text, mentions))
                .add("account", author.json())
                .add("mentions", array(mentions.stream().map(Person::mention).toList()))
                .add(
                        "media_attachments",
                        array(photo.stream().map(Status::image).toList()))
                .add("tags", Json.createArrayBuilder())
                .add("emojis", Json.createArrayBuilder())
                .addNull("reblog")
                .addNull("poll")
                .addNull("card");
        add(json, "in_reply_to_id", replyTo.map(Status::id));
        add(json, "in_reply_to_account_id", replyTo.map(one -> one.author().id()));
        add(json, "edited_at", edited.map(Instant::toString));
        return json.build();
    }

    private static JsonObjectBuilder image(String address) {
        return Json.createObjectBuilder()
                .add("id", "1")
                .add("type", "image")
                .add("url", address)
                .add("preview_url", address);
    }

    private static JsonArrayBuilder array(List<JsonObjectBuilder> all) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        all.forEach(array::add);
        return array;
    }

    private static void add(JsonObjectBuilder json, String name, Optional<String> value) {
        value.ifPresentOrElse(known -> json.add(name, known), () -> json.addNull(name));
    }
}
