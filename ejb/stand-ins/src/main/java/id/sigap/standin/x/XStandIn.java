package id.sigap.standin.x;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.StandIn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * X on this machine. A citizen does something, the office's account is told by webhook or finds it when it looks, answers,
 * and the citizen sees the answer. Its API is below {@code /2}.
 */
public final class XStandIn extends StandIn {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");

    private final XOptions options;
    private final XWorld world;
    private final XJson json;
    private final XLists lists;
    private final XTokens tokens;
    private final XLimits limits;
    private final XWebhooks webhooks;
    private final XWriting writing;

    /** Not listening yet: see {@link #start}. */
    public XStandIn(XOptions options) {
        super(options.port());
        this.options = options;
        world = new XWorld(options);
        json = new XJson(world, this::address);
        lists = new XLists(world, json);
        tokens = new XTokens(options);
        limits = new XLimits(options.clock());
        webhooks = new XWebhooks(options, world);
        writing = new XWriting(options, world, this);
    }

    /** The API's address, as the channel's setting wants it. */
    public String api() {
        return address() + "/2";
    }

    /** A citizen posts. Only where the text names the account does the office hear of it. */
    public Post citizenPosts(String name, String text) {
        return posted(world.post(world.user(name), text, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** The same with a picture. */
    public Post citizenPosts(String name, String text, byte[] picture) {
        return posted(world.post(world.user(name), text, Optional.empty(), Optional.empty(), Optional.of(picture)));
    }

    /** A citizen replies to a post. */
    public Post citizenReplies(String name, Post to, String text) {
        return posted(world.post(world.user(name), text, Optional.of(to.id()), Optional.empty(), Optional.empty()));
    }

    /** A citizen quotes a post. */
    public Post citizenQuotes(String name, Post quoted, String text) {
        return posted(world.post(world.user(name), text, Optional.empty(), Optional.of(quoted.id()), Optional.empty()));
    }

    /** An official posts by hand, outside Sigap. */
    public Post officePosts(String text, Optional<Post> repliesTo) {
        return posted(world.post(options.account(), text, repliesTo.map(Post::id), Optional.empty(), Optional.empty()));
    }

    /** The author changes a post; to X, this is a new one. */
    public Post edits(Post before, String text) {
        return posted(world.edit(before, text));
    }

    /** The author deletes a post. X tells its id, the author's and who that is; nothing of what it was. */
    public void deletes(Post post) {
        world.delete(post);
        webhooks.tell(
                "post.delete",
                Json.createObjectBuilder().add("id", post.id()).add("author_id", post.author()),
                Json.createObjectBuilder()
                        .add(
                                "users",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add("data", json.user(post.author())))));
    }

    /** A citizen writes to the account directly. */
    public DirectMessage citizenWrites(String name, String text) {
        return wrote(world.write(world.user(name), options.account(), text));
    }

    /** This citizen takes no direct messages. */
    public void refuseMessages(String name) {
        writing.refuseMessages(world.user(name));
    }

    /** What citizens see of the account below a post, the oldest first. */
    public List<Post> visibleReplies(Post post) {
        return world.posts().stream()
                .filter(p -> p.author().equals(options.account()))
                .filter(p -> p.repliesTo().filter(post.history()::contains).isPresent())
                .sorted((a, b) -> Long.compare(Long.parseLong(a.id()), Long.parseLong(b.id())))
                .toList();
    }

    /** What a citizen got directly from the account, the oldest first. */
    public List<DirectMessage> visibleMessages(String name) {
        String user = world.user(name);
        return world.messages().stream()
                .filter(m -> m.recipient().equals(user) && m.sender().equals(options.account()))
                .sorted((a, b) -> Long.compare(Long.parseLong(a.id()), Long.parseLong(b.id())))
                .toList();
    }

    /** The user id of a citizen. */
    public String idOf(String name) {
        return world.user(name);
    }

    /** X stops believing in the webhook and sends it nothing more. */
    public void invalidateWebhook() {
        webhooks.invalidate();
    }

    /** The next deliveries go wrong so, one each. */
    public void nextDelivery(Way... ways) {
        webhooks.next(ways);
    }

    /** Lets go the withheld deliveries, the newest first. */
    public void release() {
        webhooks.release();
    }

    /** How the office's server answered each delivery; 0 = not at all. */
    public List<Integer> deliveryStatuses() {
        return webhooks.statuses();
    }

    /** Access tokens issued so far are no longer taken. */
    public void expireAccess() {
        tokens.expire();
    }

    /** The account withdraws its consent. */
    public void revokeConsent() {
        tokens.revoke();
    }

    /** How many times a token was issued. */
    public int tokensIssued() {
        return tokens.issued();
    }

    /** A limit is used up, for so long; {@code POST /2/tweets}, {@code POST messages}, {@code GET mentions}, ... */
    public void exhaust(String endpoint, Duration time) {
        limits.exhaust(endpoint, time);
    }

    /** All limits begin anew. */
    public void renewLimits() {
        limits.renew();
    }

    /** Lists come in pages of at most so many. */
    public void largestPage(int size) {
        lists.largestPage(size);
    }

    /** Whether the author of a post called the account: by its name or by quoting it. */
    boolean summons(Post post) {
        return world.mentions(post.text()).containsValue(options.account())
                || post.repliesTo().flatMap(world::find).filter(this::ours).isPresent()
                || post.quotes().flatMap(world::find).filter(this::ours).isPresent();
    }

    private boolean ours(Post post) {
        return post.author().equals(options.account());
    }

    /** Tells the account of a post. */
    Post posted(Post post) {
        if (ours(post)) {
            tell("post.create", post);
            return post;
        }
        boolean replies =
                post.repliesTo().flatMap(world::find).filter(this::ours).isPresent();
        if (replies || world.mentions(post.text()).containsValue(options.account())) {
            tell("post.mention.create", post);
        }
        if (replies) {
            tell("post.reply.create", post);
        }
        if (post.quotes().flatMap(world::find).filter(this::ours).isPresent()) {
            tell("post.quote.create", post);
        }
        return post;
    }

    private void tell(String event, Post post) {
        webhooks.tell(event, json.post(post), json.includes(List.of(post)));
    }

    DirectMessage wrote(DirectMessage message) {
        webhooks.tell(
                message.sender().equals(options.account()) ? "dm.sent" : "dm.received",
                json.oldMessage(message),
                Json.createObjectBuilder());
        return message;
    }

    @Override
    protected Answer answer(Call call) {
        String path = call.path();
        if (call.method().equals("GET") && path.startsWith("/media/")) {
            return world.picture(path.substring("/media/".length()).replace(".jpg", ""))
                    .map(bytes -> Answer.of(200, "image/jpeg", bytes))
                    .orElse(Answer.text(404, "Not Found"));
        }
        if (path.equals("/2/oauth2/token") && call.method().equals("POST")) {
            return tokens.grant(call);
        }
        String bearer = call.bearer().orElse("");
        if (path.startsWith("/2/webhooks")
                || path.startsWith("/2/activity") && !call.method().equals("POST")) {
            return bearer.equals(options.appToken()) ? asApp(call) : unauthorized();
        }
        return tokens.isValid(bearer) ? asAccount(call) : unauthorized();
    }

    private static Answer unauthorized() {
        return XJson.problem(401, "about:blank", "Unauthorized", "Unauthorized");
    }

    private Answer asApp(Call call) {
        String path = call.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return switch (call.method()) {
            case "GET" -> path.equals("/2/webhooks") ? webhooks.list() : webhooks.subscriptions();
            case "PUT" -> webhooks.validate(last);
            case "DELETE" -> path.startsWith("/2/webhooks") ? webhooks.delete(last) : webhooks.unsubscribe(last);
            default ->
                XWriting.read(call)
                        .map(body -> path.equals("/2/webhooks/replay")
                                ? replay(body)
                                : webhooks.create(body.getString("url", "")))
                        .orElse(XJson.invalid("The body must be a JSON object."));
        };
    }

    private Answer replay(JsonObject body) {
        try {
            Instant from = minute(body.getString("from_date", ""));
            Instant until = minute(body.getString("to_date", ""));
            if (from.isBefore(world.now().minus(Duration.ofHours(24)).minusSeconds(60)) || !from.isBefore(until)) {
                return XJson.invalid("The dates must lie within the last 24 hours.");
            }
            if (webhooks.replay(body.getString("webhook_id", ""), from, until) < 0) {
                return XJson.problem(404, "resource-not-found", "Not Found", "No such webhook.");
            }
            return Answer.json(
                    200,
                    Json.createObjectBuilder()
                            .add("created_at", world.now().toString())
                            .add("job_id", world.newId())
                            .build());
        } catch (DateTimeParseException e) {
            return XJson.invalid("Dates read yyyymmddhhmm.");
        }
    }

    private static Instant minute(String text) {
        return LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC);
    }

    private Answer asAccount(Call call) {
        String own = "/2/users/" + options.account();
        String path = call.path();
        if (call.method().equals("POST")) {
            if (path.equals("/2/tweets")) {
                return limited("POST /2/tweets", () -> writing.post(call));
            }
            if (path.matches("/2/dm_conversations/with/[0-9]+/messages")) {
                return limited("POST messages", () -> writing.message(call, path.split("/")[4]));
            }
            if (path.equals("/2/activity/subscriptions")) {
                return XWriting.read(call).map(webhooks::subscribe).orElse(XJson.invalid("JSON is expected."));
            }
        } else if (call.method().equals("GET")) {
            if (path.equals("/2/users/me")) {
                return XJson.data(200, json.user(options.account()));
            }
            if (path.equals(own + "/mentions")) {
                return limited("GET mentions", () -> lists.posts(call, p -> !ours(p) && mentionsUs(p)));
            }
            if (path.equals(own + "/tweets")) {
                return limited("GET tweets", () -> lists.posts(call, this::ours));
            }
            if (path.equals("/2/dm_events")) {
                return limited("GET dm_events", () -> lists.messages(call, m -> m.concerns(options.account())));
            }
            if (path.matches("/2/dm_conversations/with/[0-9]+/dm_events")) {
                return lists.messages(call, m -> m.concerns(path.split("/")[4]) && m.concerns(options.account()));
            }
            if (path.matches("/2/tweets/[0-9]+")) {
                return one(path.split("/")[3]);
            }
        }
        return XJson.problem(404, "resource-not-found", "Not Found", "No such endpoint.");
    }

    private boolean mentionsUs(Post post) {
        return world.mentions(post.text()).containsValue(options.account())
                || post.repliesTo().flatMap(world::find).filter(this::ours).isPresent();
    }

    private Answer one(String id) {
        return world.find(id)
                .map(post -> {
                    JsonObjectBuilder body = Json.createObjectBuilder()
                            .add("data", json.post(post))
                            .add("includes", json.includes(List.of(post)));
                    return Answer.json(200, body.build());
                })
                .orElse(XJson.problem(404, "resource-not-found", "Not Found Error", "Could not find the post."));
    }

    private Answer limited(String endpoint, Supplier<Answer> work) {
        return limits.refusal(endpoint).orElseGet(() -> limits.headers(endpoint, work.get()));
    }
}
