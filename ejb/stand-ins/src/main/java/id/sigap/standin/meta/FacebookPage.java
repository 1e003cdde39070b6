package id.sigap.standin.meta;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Facebook page: its posts, the comments of citizens, the page's replies. */
public final class FacebookPage {
    /** Meta's form of times. */
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ").withZone(ZoneOffset.UTC);

    private static final int LONGEST = 8000;
    private static final Set<String> SENT = Set.of("message", "access_token", "appsecret_proof");

    private final MetaOptions options;
    private final Wall wall;
    private final Inbox inbox;
    private final Deliveries deliveries;

    FacebookPage(MetaOptions options, Inbox inbox, Deliveries deliveries) {
        this.options = options;
        this.wall = new Wall(options.clock());
        this.inbox = inbox;
        this.deliveries = deliveries;
    }

    /** The page's webhook. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** The page posts, as an office does to tell something. */
    public Comment pagePosts(String text) {
        return wall.post(options.pageId() + "_" + (1000 + wall.nextNumber()), options.pageId(), "Pemkot", text, null);
    }

    /** A citizen posts on the page. */
    public Comment citizenPosts(String name, String text) {
        return citizenPosts(name, text, null);
    }

    /** A citizen posts on the page with a photo at this address. */
    public Comment citizenPosts(String name, String text, @Nullable String photo) {
        Comment post = wall.post(options.pageId() + "_" + (1000 + wall.nextNumber()), person(name), name, text, photo);
        tell(post, photo == null ? "status" : "photo", "add");
        return post;
    }

    /** A citizen comments on a post or answers a comment. */
    public Comment citizenComments(String under, String name, String text) {
        return citizenComments(under, name, text, null);
    }

    /** A citizen comments with a photo at this address. */
    public Comment citizenComments(String under, String name, String text, @Nullable String photo) {
        Comment comment = wall.comment(nextCommentId(under), under, person(name), name, text, photo);
        tell(comment, "comment", "add");
        return comment;
    }

    /** The office answers on Facebook itself, outside Sigap. */
    public Comment officeComments(String under, String text) {
        Comment comment = wall.comment(nextCommentId(under), under, options.pageId(), "Pemkot", text, null);
        tell(comment, "comment", "add");
        return comment;
    }

    /** A citizen changes what they wrote. */
    public Comment citizenEdits(String id, String text) {
        Comment changed = wall.change(id, text);
        tell(changed, wall.isPost(id) ? "status" : "comment", "edited");
        return changed;
    }

    /** A citizen deletes what they wrote. */
    public void citizenDeletes(String id) {
        boolean post = wall.isPost(id);
        tell(wall.remove(id), post ? "status" : "comment", "remove");
    }

    /** Somebody at the office deletes what the page wrote. */
    public void officeDeletes(String id) {
        tell(wall.remove(id), "comment", "remove");
    }

    /** Somebody at the office hides a comment, or shows it again. */
    public void officeHides(String id, boolean hidden) {
        tell(wall.hide(id, hidden), "comment", hidden ? "hide" : "unhide");
    }

    /** What a citizen sees of the page's replies below a post or comment, the oldest first. */
    public List<String> visibleReplies(String id) {
        List<Comment> below = new ArrayList<>(wall.below(id, true));
        return below.stream()
                .filter(c -> c.authorId().equals(options.pageId()) && !c.hidden())
                .map(Comment::text)
                .toList();
    }

    /** What the author of a comment finds in Messenger. */
    public List<String> privateReplies(String commentId) {
        return inbox.answeredTo(commentId).stream()
                .flatMap(person -> inbox.with(person).stream())
                .filter(Inbox.Dm::own)
                .map(Inbox.Dm::text)
                .toList();
    }

    static String person(String name) {
        return "7" + Math.floorMod((long) name.hashCode() * 2_654_435_761L, 1_000_000_000_000L);
    }

    private String nextCommentId(String under) {
        String post = wall.find(under).map(Comment::postId).orElse(under);
        return post.substring(post.indexOf('_') + 1) + "_" + (5000 + wall.nextNumber());
    }

    private void tell(Comment comment, String item, String verb) {
        JsonObjectBuilder value = Json.createObjectBuilder()
                .add(
                        "from",
                        Json.createObjectBuilder().add("id", comment.authorId()).add("name", comment.authorName()))
                .add("post_id", comment.postId())
                .add("created_time", comment.createdAt().getEpochSecond())
                .add("item", item)
                .add("verb", verb);
        if (item.equals("comment")) {
            value.add("comment_id", comment.id())
                    .add("parent_id", comment.parentId().orElse(comment.postId()));
        }
        if (!verb.equals("remove")) {
            value.add("message", comment.text());
        }
        comment.photo().ifPresent(url -> value.add(item.equals("photo") ? "link" : "photo", url));
        deliveries.changed("feed", value.build());
    }

    Optional<Comment> find(String id) {
        return wall.find(id);
    }

    boolean isPost(Comment comment) {
        return wall.isPost(comment.id());
    }

    /** The page's own posts and those of visitors, the newest first. */
    Answer feed(Call call) {
        String fields = call.parameter("fields").orElse("id,message,created_time");
        List<Comment> posts = wall.posts();
        Optional<String> unknown = posts.stream().findFirst().flatMap(p -> Fields.unknown(fields, postFields(p)));
        return unknown.map(name -> MetaErrors.parameter("Tried accessing nonexisting field (" + name + ")"))
                .orElseGet(() -> Pages.of(
                        call,
                        posts.stream()
                                .map(p -> Fields.pick(fields, postFields(p)))
                                .toList()));
    }

    private Map<String, Optional<JsonValue>> postFields(Comment post) {
        Map<String, Optional<JsonValue>> all = new HashMap<>();
        all.put("id", Fields.of(post.id()));
        all.put("message", Fields.of(post.text()));
        all.put("from", author(post));
        all.put("created_time", Fields.of(TIME.format(post.createdAt())));
        all.put("updated_time", Fields.of(TIME.format(wall.updatedAt(post))));
        all.put(
                "attachments",
                post.photo()
                        .map(url -> Json.createObjectBuilder()
                                .add(
                                        "data",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder(attachment(url))
                                                        .add("media_type", "photo")))
                                .build()));
        return all;
    }

    private static Optional<JsonValue> author(Comment writing) {
        return Optional.of(Json.createObjectBuilder()
                .add("id", writing.authorId())
                .add("name", writing.authorName())
                .build());
    }

    Answer list(Call call, String id) {
        boolean all = call.parameter("filter").orElse("toplevel").equals("stream");
        List<Comment> below = new ArrayList<>(wall.below(id, all));
        if (call.parameter("order").orElse("").equals("reverse_chronological")) {
            Collections.reverse(below);
        }
        String fields = call.parameter("fields").orElse("id,message,created_time");
        Optional<String> unknown = below.stream().findFirst().flatMap(c -> Fields.unknown(fields, fields(c)));
        return unknown.map(name -> MetaErrors.parameter("Tried accessing nonexisting field (" + name + ")"))
                .orElseGet(() -> Pages.of(
                        call,
                        below.stream().map(c -> Fields.pick(fields, fields(c))).toList()));
    }

    Answer show(Call call, Comment comment) {
        String fields = call.parameter("fields").orElse("id,message,created_time");
        return Fields.unknown(fields, fields(comment))
                .map(name -> MetaErrors.parameter("Tried accessing nonexisting field (" + name + ")"))
                .orElseGet(() -> Answer.json(200, Fields.pick(fields, fields(comment))));
    }

    private Map<String, Optional<JsonValue>> fields(Comment comment) {
        Map<String, Optional<JsonValue>> all = new HashMap<>();
        all.put("id", Fields.of(comment.id()));
        all.put("message", Fields.of(comment.text()));
        all.put("created_time", Fields.of(TIME.format(comment.createdAt())));
        all.put("from", author(comment));
        all.put(
                "parent",
                comment.parentId()
                        .map(id -> Json.createObjectBuilder().add("id", id).build()));
        all.put("attachment", comment.photo().map(FacebookPage::attachment));
        all.put(
                "can_reply_privately",
                Optional.of(inbox.answeredTo(comment.id()).isEmpty() ? JsonValue.TRUE : JsonValue.FALSE));
        all.put(
                "private_reply_conversation",
                inbox.answeredTo(comment.id()).map(person -> Dms.conversation(inbox, person, options.pageId())));
        return all;
    }

    private static JsonObject attachment(String photo) {
        return Json.createObjectBuilder()
                .add(
                        "media",
                        Json.createObjectBuilder()
                                .add("image", Json.createObjectBuilder().add("src", photo)))
                .build();
    }

    Answer reply(Call call, Comment above) {
        Map<String, String> form = call.form();
        Optional<String> unknown =
                form.keySet().stream().filter(k -> !SENT.contains(k)).findFirst();
        String text = form.getOrDefault("message", "");
        if (unknown.isPresent()) {
            return MetaErrors.parameter("Unknown parameter " + unknown.get());
        }
        if (text.isBlank() || text.length() > LONGEST) {
            return MetaErrors.parameter("Param message must be a string of 1 to " + LONGEST + " characters");
        }
        boolean twice = wall.below(above.id(), true).stream()
                .anyMatch(c -> c.authorId().equals(options.pageId()) && c.text().equals(text));
        if (twice) {
            return MetaErrors.of(400, 506, 1455006, "(#506) Duplicate status message");
        }
        Comment reply = officeComments(above.id(), text);
        return Answer.json(200, Json.createObjectBuilder().add("id", reply.id()).build());
    }
}
