package id.sigap.standin.x;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the office's account writes through the API, judged as X does. */
final class XWriting {
    private static final int LONGEST_POST = 280;
    private static final int LONGEST_MESSAGE = 10_000;

    private final XOptions options;
    private final XWorld world;
    private final XStandIn news;
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    XWriting(XOptions options, XWorld world, XStandIn news) {
        this.options = options;
        this.world = world;
        this.news = news;
    }

    void refuseMessages(String user) {
        closed.add(user);
    }

    Answer post(Call call) {
        Optional<JsonObject> body = read(call);
        if (body.isEmpty()) {
            return XJson.invalid("The body must be a JSON object.");
        }
        Optional<Answer> unknown = unknown(body.get(), Set.of("text", "reply"));
        if (unknown.isPresent()) {
            return unknown.get();
        }
        String text = text(body.get()).strip();
        if (text.isEmpty()) {
            return XJson.invalid("One of text or media must be given.");
        }
        if (weight(text) > LONGEST_POST) {
            return XJson.old(403, 186, "Tweet needs to be a bit shorter.");
        }
        Optional<String> repliesTo = Optional.empty();
        if (body.get().containsKey("reply")) {
            if (!(body.get().get("reply") instanceof JsonObject reply)
                    || !(reply.get("in_reply_to_tweet_id") instanceof JsonString id)
                    || reply.size() != 1) {
                return XJson.invalid("$.reply.in_reply_to_tweet_id: a string is expected");
            }
            repliesTo = Optional.of(id.getString());
            Optional<Answer> refused = refused(world.find(id.getString()));
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        if (world.posts().stream()
                .anyMatch(p -> p.author().equals(options.account()) && p.text().equals(text))) {
            return XJson.forbidden("You are not allowed to create a Tweet with duplicate content.");
        }
        Post made = world.post(options.account(), text, repliesTo, Optional.empty(), Optional.empty());
        news.posted(made);
        return XJson.data(201, Json.createObjectBuilder().add("id", made.id()).add("text", text));
    }

    private Optional<Answer> refused(Optional<Post> answered) {
        if (answered.isEmpty()) {
            return Optional.of(
                    XJson.forbidden("You attempted to reply to a Tweet that is deleted or not visible to you."));
        }
        return options.enterprise() || news.summons(answered.get())
                ? Optional.empty()
                : Optional.of(XJson.forbidden("Reply to this conversation is not allowed because you have not been"
                        + " mentioned or otherwise engaged by the author of the post you are replying to."));
    }

    Answer message(Call call, String recipient) {
        Optional<JsonObject> body = read(call);
        if (body.isEmpty()) {
            return XJson.invalid("The body must be a JSON object.");
        }
        Optional<Answer> unknown = unknown(body.get(), Set.of("text"));
        if (unknown.isPresent()) {
            return unknown.get();
        }
        String text = text(body.get());
        if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_MESSAGE) {
            return XJson.invalid("$.text: 1 to " + LONGEST_MESSAGE + " characters are expected");
        }
        if (!world.isUser(recipient)) {
            return XJson.problem(404, "resource-not-found", "Not Found Error", "Could not find the user.");
        }
        if (closed.contains(recipient)) {
            return XJson.forbidden("You do not have permission to DM one or more participants.");
        }
        DirectMessage made = world.write(options.account(), recipient, text);
        news.wrote(made);
        return XJson.data(
                201,
                Json.createObjectBuilder()
                        .add("dm_conversation_id", made.conversation())
                        .add("dm_event_id", made.id()));
    }

    static Optional<JsonObject> read(Call call) {
        if (!call.header("content-type").orElse("").startsWith("application/json")) {
            return Optional.empty();
        }
        try {
            JsonValue value = Json.createReader(new StringReader(call.text())).readValue();
            return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Answer> unknown(JsonObject body, Set<String> known) {
        return body.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> XJson.invalid("$." + name + ": is not defined in the schema and the schema does not allow"
                        + " additional properties"));
    }

    private static String text(JsonObject body) {
        return body.get("text") instanceof JsonString text ? text.getString() : "";
    }

    /** Links count 23, what lies beyond the Latin and like scripts two; names that a reply begins with are free. */
    private static int weight(String text) {
        return text.replaceFirst("^(?:@[A-Za-z0-9_]{1,15}\\s+)+", "")
                .replaceAll("https?://\\S+", "x".repeat(23))
                .codePoints()
                .map(p ->
                        p <= 4351 || p >= 8192 && p <= 8205 || p >= 8208 && p <= 8223 || p >= 8242 && p <= 8247 ? 1 : 2)
                .sum();
    }
}
