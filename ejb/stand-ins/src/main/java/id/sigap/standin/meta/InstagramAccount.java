package id.sigap.standin.meta;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Instagram account: its media, comments, mentions elsewhere, and private messages. */
public final class InstagramAccount {
    private static final int LONGEST = 300;
    private static final Pattern MENTIONED = Pattern.compile(
            "(mentioned_comment|mentioned_media)\\.(?:comment_id|media_id)\\(([0-9]+)\\)\\{([a-z_,]+)\\}");
    private static final Set<String> SENT =
            Set.of("message", "media_id", "comment_id", "access_token", "appsecret_proof");

    private final MetaOptions options;
    private final Wall wall;
    private final Wall elsewhere;
    private final Inbox inbox;
    private final MessengerInbox messages;
    private final Deliveries deliveries;

    InstagramAccount(MetaOptions options, Inbox inbox, Deliveries deliveries) {
        this.options = options;
        this.wall = new Wall(options.clock());
        this.elsewhere = new Wall(options.clock());
        this.inbox = inbox;
        this.messages = new MessengerInbox(options, true, inbox, deliveries);
        this.deliveries = deliveries;
    }

    /** The account's webhook, for comments and messages alike. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** Its private messages. */
    public MessengerInbox messages() {
        return messages;
    }

    /** The account publishes a picture. */
    public Comment accountPublishes(String caption) {
        return wall.post(nextId(), options.instagramId(), "pemkot", caption, null);
    }

    /** A citizen comments on a picture or answers a comment. */
    public Comment citizenComments(String under, String username, String text) {
        Comment comment = wall.comment(nextId(), under, FacebookPage.person(username), username, text, null);
        tell(comment);
        return comment;
    }

    /** A citizen deletes a comment; Instagram tells nobody. */
    public void citizenDeletes(String id) {
        wall.remove(id);
    }

    /** A citizen names the account in the caption of a picture of their own. */
    public Comment citizenMentions(String username, String caption) {
        Comment media = elsewhere.post(nextId(), FacebookPage.person(username), username, caption, null);
        deliveries.changed(
                "mentions",
                Json.createObjectBuilder().add("media_id", media.id()).build());
        return media;
    }

    /** A citizen names the account in a comment on somebody's picture. */
    public Comment citizenMentionsInComment(String username, String text) {
        Comment media = elsewhere.post(nextId(), FacebookPage.person("seseorang"), "seseorang", "Foto", null);
        Comment comment = elsewhere.comment(nextId(), media.id(), FacebookPage.person(username), username, text, null);
        deliveries.changed(
                "mentions",
                Json.createObjectBuilder()
                        .add("media_id", media.id())
                        .add("comment_id", comment.id())
                        .build());
        return comment;
    }

    /** What a citizen sees of the account's replies below a picture or comment, here or elsewhere. */
    public List<String> visibleReplies(String id) {
        Wall where = wall.find(id).isPresent() ? wall : elsewhere;
        return where.below(id, true).stream()
                .filter(c -> c.authorId().equals(options.instagramId()) && !c.hidden())
                .map(Comment::text)
                .toList();
    }

    /** What the author of a comment finds in their messages. */
    public List<String> privateReplies(String commentId) {
        return inbox.answeredTo(commentId).stream()
                .flatMap(person -> inbox.with(person).stream())
                .filter(Inbox.Dm::own)
                .map(Inbox.Dm::text)
                .toList();
    }

    private String nextId() {
        return "178" + (90_000_000_000_000L + wall.nextNumber());
    }

    private void tell(Comment comment) {
        JsonObjectBuilder value = Json.createObjectBuilder()
                .add(
                        "from",
                        Json.createObjectBuilder().add("id", comment.authorId()).add("username", comment.authorName()))
                .add(
                        "media",
                        Json.createObjectBuilder().add("id", comment.postId()).add("media_product_type", "FEED"))
                .add("id", comment.id())
                .add("text", comment.text());
        comment.parentId().ifPresent(id -> value.add("parent_id", id));
        deliveries.changed("comments", value.build());
    }

    Optional<Comment> find(String id) {
        return wall.find(id);
    }

    Answer show(Call call, Comment comment) {
        String fields = call.parameter("fields").orElse("id,text,timestamp");
        return Fields.unknown(fields, fields(comment))
                .map(name -> MetaErrors.parameter("Tried accessing nonexisting field (" + name + ")"))
                .orElseGet(() -> Answer.json(200, Fields.pick(fields, fields(comment))));
    }

    Answer replies(Call call, Comment comment) {
        String fields = call.parameter("fields").orElse("id,text,timestamp");
        Optional<String> unknown = Fields.unknown(fields, fields(comment));
        return unknown.map(name -> MetaErrors.parameter("Tried accessing nonexisting field (" + name + ")"))
                .orElseGet(() -> Pages.of(
                        call,
                        wall.below(comment.id(), true).stream()
                                .map(c -> Fields.pick(fields, fields(c)))
                                .toList()));
    }

    /** The account's media, the newest first. */
    Answer media(Call call) {
        return listed(call, wall.posts(), 100);
    }

    /** The comments at the top, the newest first, at most fifty at a time. */
    Answer comments(Call call, Comment media) {
        List<Comment> below = new ArrayList<>(wall.below(media.id(), false));
        Collections.reverse(below);
        return listed(call, below, 50);
    }

    private Answer listed(Call call, List<Comment> all, int largest) {
        String fields = call.parameter("fields").orElse("id");
        Optional<String> unknown = all.stream().findFirst().flatMap(c -> Fields.unknown(fields, fields(c)));
        return unknown.map(name -> MetaErrors.parameter("Tried accessing nonexisting field (" + name + ")"))
                .orElseGet(() -> Pages.of(
                        call,
                        all.stream().map(c -> Fields.pick(fields, fields(c))).toList(),
                        largest));
    }

    boolean isMedia(Comment comment) {
        return wall.isPost(comment.id());
    }

    private Map<String, Optional<JsonValue>> fields(Comment comment) {
        Map<String, Optional<JsonValue>> all = new HashMap<>();
        all.put("id", Fields.of(comment.id()));
        all.put("text", Fields.of(comment.text()));
        all.put("caption", Fields.of(comment.text()));
        all.put("timestamp", Fields.of(FacebookPage.TIME.format(comment.createdAt())));
        all.put("username", Fields.of(comment.authorName()));
        List<Comment> below = wall.below(comment.id(), true);
        if (wall.isPost(comment.id())) {
            all.put("comments_count", Optional.of(Json.createValue(below.size())));
        } else {
            all.put("replies", replies(below));
        }
        all.put("media_type", Fields.of("IMAGE"));
        all.put("media_url", comment.photo().flatMap(Fields::of));
        all.put(
                "from",
                Optional.of(Json.createObjectBuilder()
                        .add("id", comment.authorId())
                        .add("username", comment.authorName())
                        .build()));
        return all;
    }

    private Optional<JsonValue> replies(List<Comment> below) {
        JsonArrayBuilder data = Json.createArrayBuilder();
        below.stream().limit(50).forEach(c -> data.add(Fields.pick("id,text,timestamp,username,from", fields(c))));
        return below.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.createObjectBuilder().add("data", data).build());
    }

    Answer account(Call call) {
        String fields = call.parameter("fields").orElse("id");
        Matcher mentioned = MENTIONED.matcher(fields);
        if (mentioned.matches()) {
            return elsewhere
                    .find(mentioned.group(2))
                    .map(comment -> Answer.json(
                            200,
                            Json.createObjectBuilder()
                                    .add(mentioned.group(1), Fields.pick(mentioned.group(3), fields(comment)))
                                    .add("id", options.instagramId())
                                    .build()))
                    .orElseGet(() -> MetaErrors.missing(mentioned.group(2)));
        }
        return Answer.json(
                200, Json.createObjectBuilder().add("id", options.instagramId()).build());
    }

    Answer reply(Call call, Comment above) {
        return checked(call).orElseGet(() -> {
            Comment reply = wall.comment(
                    nextId(),
                    above.id(),
                    options.instagramId(),
                    "pemkot",
                    call.form().getOrDefault("message", ""),
                    null);
            tell(reply);
            return Answer.json(
                    200, Json.createObjectBuilder().add("id", reply.id()).build());
        });
    }

    Answer mention(Call call) {
        Map<String, String> form = call.form();
        String under = form.getOrDefault("comment_id", form.getOrDefault("media_id", ""));
        return checked(call).orElseGet(() -> {
            if (elsewhere.find(under).isEmpty()) {
                return MetaErrors.missing(under);
            }
            Comment reply = elsewhere.comment(
                    nextId(), under, options.instagramId(), "pemkot", form.getOrDefault("message", ""), null);
            return Answer.json(
                    200, Json.createObjectBuilder().add("id", reply.id()).build());
        });
    }

    private static Optional<Answer> checked(Call call) {
        Map<String, String> form = call.form();
        String text = form.getOrDefault("message", "");
        Optional<String> unknown =
                form.keySet().stream().filter(k -> !SENT.contains(k)).findFirst();
        if (unknown.isPresent()) {
            return Optional.of(MetaErrors.parameter("Unknown parameter " + unknown.get()));
        }
        return text.isBlank() || text.codePointCount(0, text.length()) > LONGEST
                ? Optional.of(MetaErrors.parameter("Param message must have 1 to " + LONGEST + " characters"))
                : Optional.empty();
    }
}
