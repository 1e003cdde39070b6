package id.sigap.standin.meta;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.StandIn;
import id.sigap.standin.WebhookSender;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The Graph API of one page and one Instagram account; the citizens' side is reached through its three parts. */
public final class MetaStandIn extends StandIn {
    private static final Set<String> FIELDS = Set.of(
            "feed",
            "messages",
            "message_echoes",
            "message_edits",
            "message_reactions",
            "message_deliveries",
            "message_reads",
            "messaging_postbacks",
            "standby",
            "comments",
            "mentions");

    private static final String APP = "1517776481860111";

    private final MetaOptions options;
    private final Deliveries feed;
    private final Deliveries chat;
    private final Deliveries insta;
    private final FacebookPage facebook;
    private final MessengerInbox messenger;
    private final InstagramAccount instagram;
    private final Map<String, Set<String>> subscribed = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicInteger usage = new AtomicInteger(1);
    private volatile Instant tokenEnd = Instant.EPOCH;

    /** Made for these options; to be {@linkplain #start() started}. */
    public MetaStandIn(MetaOptions options) {
        super(options.port());
        this.options = options;
        feed = new Deliveries("page", options.pageId(), options.appSecret(), options.clock(), false);
        chat = new Deliveries("page", options.pageId(), options.appSecret(), options.clock(), true);
        insta = new Deliveries("instagram", options.instagramId(), options.appSecret(), options.clock(), false);
        Inbox page = new Inbox(options.clock(), "fb", options.pageId());
        facebook = new FacebookPage(options, page, feed);
        messenger = new MessengerInbox(options, false, page, chat);
        instagram = new InstagramAccount(options, new Inbox(options.clock(), "ig", options.instagramId()), insta);
    }

    /** The page's comments. */
    public FacebookPage facebook() {
        return facebook;
    }

    /** The page's private messages. */
    public MessengerInbox messenger() {
        return messenger;
    }

    /** The Instagram account. */
    public InstagramAccount instagram() {
        return instagram;
    }

    /** From now on every answer tells this usage, in percent. */
    public void usage(int percent) {
        usage.set(percent);
    }

    /** Tells from now on that the token ends then; at first it never does. */
    public void tokenEnds(Instant at) {
        tokenEnd = at;
    }

    /** Ends all subscriptions, as Meta does where a webhook fails too long. */
    public void unsubscribe() {
        subscribed.clear();
    }

    /** Keeps a file; its address. */
    public URI keep(String name, byte[] content) {
        files.put(name, content);
        return URI.create(address() + "/files/" + name);
    }

    @Override
    public void close() {
        feed.close();
        chat.close();
        insta.close();
        super.close();
    }

    @Override
    protected Answer answer(Call call) {
        if (call.path().startsWith("/files/")) {
            byte[] file = files.get(call.path().substring("/files/".length()));
            return file == null ? Answer.text(403, "URL signature expired") : Answer.of(200, "image/jpeg", file);
        }
        String[] path = call.path().substring(1).split("/", -1);
        if (path.length < 2 || path.length > 3 || !path[0].equals(options.version())) {
            return MetaErrors.of(400, 2500, 0, "Unknown path components: " + call.path());
        }
        Optional<Answer> refused = refused(call);
        int percent = usage.get();
        return refused.orElseGet(() -> route(call, path[1], path.length == 3 ? path[2] : ""))
                .with("X-App-Usage", "{\"call_count\":" + percent + ",\"total_time\":1,\"total_cputime\":1}");
    }

    private Optional<Answer> refused(Call call) {
        Map<String, String> form =
                call.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")
                        ? call.form()
                        : Map.of();
        String token =
                call.bearer().or(() -> call.parameter("access_token")).orElse(form.getOrDefault("access_token", ""));
        if (!token.equals(options.token())) {
            return Optional.of(MetaErrors.token());
        }
        String proof = call.parameter("appsecret_proof").orElse(form.getOrDefault("appsecret_proof", ""));
        String right = HexFormat.of()
                .formatHex(WebhookSender.hmac(options.appSecret(), token.getBytes(StandardCharsets.UTF_8)));
        return proof.equals(right)
                ? Optional.empty()
                : Optional.of(MetaErrors.parameter("Invalid appsecret_proof provided in the API argument"));
    }

    private Answer route(Call call, String id, String edge) {
        String operation = call.method() + " " + edge;
        return switch (operation) {
            case "GET subscribed_apps", "POST subscribed_apps", "DELETE subscribed_apps" -> subscribe(call, id);
            case "POST messages" -> send(call, id);
            case "GET conversations" ->
                call.parameter("platform").orElse("messenger").equals("instagram")
                        ? instagram.messages().conversations(call)
                        : messenger.conversations(call);
            case "GET messages" -> messages(call, id);
            case "GET feed" -> id.equals(options.pageId()) ? facebook.feed(call) : MetaErrors.missing(id);
            case "GET media" -> id.equals(options.instagramId()) ? instagram.media(call) : MetaErrors.missing(id);
            case "GET comments" ->
                facebook.find(id)
                        .map(c -> facebook.list(call, id))
                        .or(() -> instagram
                                .find(id)
                                .filter(instagram::isMedia)
                                .map(media -> instagram.comments(call, media)))
                        .orElseGet(() -> MetaErrors.missing(id));
            case "POST comments" ->
                facebook.find(id).map(c -> facebook.reply(call, c)).orElseGet(() -> MetaErrors.missing(id));
            case "GET replies" ->
                instagram.find(id).map(c -> instagram.replies(call, c)).orElseGet(() -> MetaErrors.missing(id));
            case "POST replies" ->
                instagram.find(id).map(c -> instagram.reply(call, c)).orElseGet(() -> MetaErrors.missing(id));
            case "POST mentions" -> id.equals(options.instagramId()) ? instagram.mention(call) : MetaErrors.missing(id);
            case "GET " -> show(call, id);
            default -> MetaErrors.of(400, 2500, 0, "Unknown path components: /" + edge);
        };
    }

    private Answer show(Call call, String id) {
        if (id.equals("debug_token")) {
            return token(call);
        }
        if (id.equals(options.instagramId())) {
            return instagram.account(call);
        }
        return facebook.find(id)
                .map(c -> facebook.show(call, c))
                .or(() -> instagram.find(id).map(c -> instagram.show(call, c)))
                .orElseGet(() -> MetaErrors.missing(id));
    }

    private Answer token(Call call) {
        boolean valid =
                call.parameter("input_token").filter(options.token()::equals).isPresent();
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add(
                                "data",
                                Json.createObjectBuilder()
                                        .add("app_id", APP)
                                        .add("is_valid", valid)
                                        .add("expires_at", tokenEnd.getEpochSecond()))
                        .build());
    }

    private Answer messages(Call call, String id) {
        return messenger
                .person(id)
                .map(person -> messenger.messages(call, person))
                .or(() -> instagram
                        .messages()
                        .person(id)
                        .map(person -> instagram.messages().messages(call, person)))
                .orElseGet(() -> MetaErrors.missing(id));
    }

    /** The page's id leads to Messenger; the account's, or {@code me}, to Instagram. */
    private Answer send(Call call, String id) {
        Optional<String> comment = recipient(call, "comment_id");
        if (id.equals(options.pageId())) {
            Optional<Comment> post = recipient(call, "post_id").flatMap(facebook::find);
            return messenger.send(
                    call,
                    comment.flatMap(facebook::find)
                            .filter(c -> !facebook.isPost(c))
                            .or(() -> post.filter(facebook::isPost)));
        }
        return id.equals("me") || id.equals(options.instagramId())
                ? instagram.messages().send(call, comment.flatMap(instagram::find))
                : MetaErrors.missing(id);
    }

    private static Optional<String> recipient(Call call, String name) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(call.body()))) {
            JsonObject recipient = reader.readObject().getJsonObject("recipient");
            return recipient == null ? Optional.empty() : Optional.ofNullable(recipient.getString(name, null));
        } catch (JsonException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private Answer subscribe(Call call, String id) {
        if (!Set.of("me", options.pageId(), options.instagramId()).contains(id)) {
            return MetaErrors.missing(id);
        }
        if (call.method().equals("DELETE")) {
            subscribed.remove(id);
        }
        if (call.method().equals("POST")) {
            Set<String> fields =
                    Set.of(call.form().getOrDefault("subscribed_fields", "").split(","));
            Optional<String> unknown =
                    fields.stream().filter(f -> !FIELDS.contains(f)).findFirst();
            if (unknown.isPresent()) {
                return MetaErrors.parameter("Param subscribed_fields must be one of {feed, messages, ...}");
            }
            subscribed.merge(
                    id,
                    fields,
                    (a, b) -> java.util.stream.Stream.of(a, b)
                            .flatMap(Set::stream)
                            .collect(java.util.stream.Collectors.toSet()));
        }
        if (!call.method().equals("GET")) {
            return Answer.json(200, "{\"success\":true}");
        }
        JsonArrayBuilder data = Json.createArrayBuilder();
        if (subscribed.containsKey(id)) {
            JsonArrayBuilder fields = Json.createArrayBuilder();
            subscribed.get(id).forEach(fields::add);
            data.add(Json.createObjectBuilder()
                    .add("name", "Sigap")
                    .add("id", APP)
                    .add("subscribed_fields", fields));
        }
        return Answer.json(200, Json.createObjectBuilder().add("data", data).build());
    }
}
