package id.sigap.standin.x;

import id.sigap.standin.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts, people and messages as X writes them: escaped, with short links. */
final class XJson {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final XWorld world;
    private final Supplier<URI> root;

    XJson(XWorld world, Supplier<URI> root) {
        this.world = world;
        this.root = root;
    }

    JsonObjectBuilder post(Post post) {
        String shown = post.repliesTo()
                .flatMap(world::find)
                .filter(to -> !to.author().equals(post.author()))
                .map(to -> "@" + world.handle(to.author()) + " " + post.text())
                .orElse(post.text());
        JsonObjectBuilder entities = Json.createObjectBuilder();
        JsonArrayBuilder mentions = Json.createArrayBuilder();
        world.mentions(shown)
                .forEach((handle, id) -> mentions.add(
                        Json.createObjectBuilder().add("username", handle).add("id", id)));
        entities.add("mentions", mentions);
        JsonArrayBuilder links = Json.createArrayBuilder();
        String text = shortened(shown, links);
        entities.add("urls", links);
        JsonArrayBuilder references = Json.createArrayBuilder();
        post.repliesTo().ifPresent(id -> references.add(reference("replied_to", id)));
        post.quotes().ifPresent(id -> references.add(reference("quoted", id)));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", post.id())
                .add("author_id", post.author())
                .add("created_at", post.at().truncatedTo(ChronoUnit.MILLIS).toString())
                .add("conversation_id", post.conversation())
                .add("edit_history_tweet_ids", Json.createArrayBuilder(post.history()))
                .add("entities", entities)
                .add("lang", "in")
                .add("text", text);
        if (post.repliesTo().isPresent() || post.quotes().isPresent()) {
            json.add("referenced_tweets", references);
        }
        post.repliesTo().flatMap(world::find).ifPresent(to -> json.add("in_reply_to_user_id", to.author()));
        post.picture()
                .ifPresent(key -> json.add(
                        "attachments",
                        Json.createObjectBuilder()
                                .add("media_keys", Json.createArrayBuilder().add(key))));
        return json;
    }

    private static JsonObjectBuilder reference(String type, String id) {
        return Json.createObjectBuilder().add("type", type).add("id", id);
    }

    private static String shortened(String text, JsonArrayBuilder links) {
        Matcher matcher = LINK.matcher(text);
        StringBuilder result = new StringBuilder();
        int number = 0;
        while (matcher.find()) {
            String link = "https://t.co/" + Integer.toHexString(matcher.group().hashCode()) + number++;
            links.add(Json.createObjectBuilder().add("url", link).add("expanded_url", matcher.group()));
            matcher.appendReplacement(result, Matcher.quoteReplacement(link));
        }
        matcher.appendTail(result);
        return result.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    JsonObjectBuilder user(String id) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("name", world.name(id))
                .add("username", world.handle(id));
    }

    JsonObjectBuilder includes(List<Post> posts) {
        Set<String> people = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        JsonArrayBuilder media = Json.createArrayBuilder();
        for (Post post : posts) {
            people.add(post.author());
            people.addAll(world.mentions(post.text()).values());
            post.repliesTo().ifPresent(others::add);
            post.quotes().ifPresent(others::add);
            post.picture()
                    .ifPresent(key -> media.add(Json.createObjectBuilder()
                            .add("media_key", key)
                            .add("type", "photo")
                            .add("url", root.get() + "/media/" + key + ".jpg")));
        }
        JsonArrayBuilder tweets = Json.createArrayBuilder();
        others.forEach(id -> world.find(id).map(this::post).ifPresent(tweets::add));
        JsonArrayBuilder users = Json.createArrayBuilder();
        people.forEach(id -> users.add(user(id)));
        return Json.createObjectBuilder()
                .add("users", users)
                .add("tweets", tweets)
                .add("media", media);
    }

    /** Today's form. */
    JsonObjectBuilder message(DirectMessage message) {
        JsonArrayBuilder links = Json.createArrayBuilder();
        String text = shortened(message.text(), links);
        return Json.createObjectBuilder()
                .add("id", message.id())
                .add("event_type", "MessageCreate")
                .add("text", text)
                .add("sender_id", message.sender())
                .add("dm_conversation_id", message.conversation())
                .add(
                        "participant_ids",
                        Json.createArrayBuilder().add(message.sender()).add(message.recipient()))
                .add("entities", Json.createObjectBuilder().add("urls", links))
                .add("created_at", message.at().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** The old form, which webhook events still have. */
    JsonObjectBuilder oldMessage(DirectMessage message) {
        JsonArrayBuilder links = Json.createArrayBuilder();
        String text = shortened(message.text(), links);
        JsonObjectBuilder users = Json.createObjectBuilder();
        for (String id : List.of(message.sender(), message.recipient())) {
            users.add(id, Json.createObjectBuilder().add("data", user(id)));
        }
        return Json.createObjectBuilder()
                .add(
                        "direct_message_events",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "message_create")
                                        .add("id", message.id())
                                        .add(
                                                "created_timestamp",
                                                Long.toString(message.at().toEpochMilli()))
                                        .add(
                                                "message_create",
                                                Json.createObjectBuilder()
                                                        .add(
                                                                "target",
                                                                Json.createObjectBuilder()
                                                                        .add("recipient_id", message.recipient()))
                                                        .add("sender_id", message.sender())
                                                        .add(
                                                                "message_data",
                                                                Json.createObjectBuilder()
                                                                        .add("text", text)
                                                                        .add(
                                                                                "entities",
                                                                                Json.createObjectBuilder()
                                                                                        .add("urls", links))))))
                .add("users", users);
    }

    static Answer problem(int status, String type, String title, String detail) {
        String json = Json.createObjectBuilder()
                .add("title", title)
                .add("detail", detail)
                .add("type", type.equals("about:blank") ? type : "https://api.twitter.com/2/problems/" + type)
                .add("status", status)
                .build()
                .toString();
        return Answer.of(status, "application/problem+json", json.getBytes(StandardCharsets.UTF_8));
    }

    static Answer forbidden(String detail) {
        return problem(403, "about:blank", "Forbidden", detail);
    }

    static Answer invalid(String detail) {
        return problem(400, "invalid-request", "Invalid Request", detail);
    }

    static Answer old(int status, int code, String message) {
        return Answer.json(
                status,
                Json.createObjectBuilder()
                        .add(
                                "errors",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("code", code)
                                                .add("message", message)))
                        .build());
    }

    static Answer data(int status, JsonObjectBuilder data) {
        return Answer.json(status, Json.createObjectBuilder().add("data", data).build());
    }
}
