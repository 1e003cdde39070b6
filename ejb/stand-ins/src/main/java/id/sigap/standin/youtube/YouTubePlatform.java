package id.sigap.standin.youtube;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.StandIn;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** YouTube with one channel and one video, as the Data API describes it, and the citizens who comment there. */
public final class YouTubePlatform extends StandIn {
    private static final String ROOT = "/youtube/v3/";
    private static final int LONGEST_COMMENT = 10_000;

    private static final Map<String, Set<String>> PARAMETERS = Map.of(
            "commentThreads",
            Set.of(
                    "part",
                    "allThreadsRelatedToChannelId",
                    "videoId",
                    "id",
                    "maxResults",
                    "moderationStatus",
                    "order",
                    "pageToken",
                    "searchTerms",
                    "textFormat"),
            "comments",
            Set.of("part", "id", "parentId", "maxResults", "pageToken", "textFormat"),
            "channels",
            Set.of("part", "mine", "id", "maxResults", "pageToken"));

    private static final Map<String, Set<String>> PARTS = Map.of(
            "commentThreads", Set.of("id", "snippet", "replies"),
            "comments", Set.of("id", "snippet"),
            "channels", Set.of("id", "snippet", "statistics", "contentDetails"));

    private final StudioAccount account;
    private final Clock clock;
    private final TokenServer tokens;
    private final Discussion discussion;
    private LocalDate day = LocalDate.MIN;
    private int used;

    /**
     * @param port 0 = any that is free
     * @param clock for the times of comments and the day of the quota
     */
    public YouTubePlatform(int port, StudioAccount account, Clock clock) {
        super(port);
        this.account = account;
        this.clock = clock;
        this.tokens = new TokenServer(account);
        this.discussion = new Discussion(account, clock);
    }

    /** The root of the Data API. */
    public URI api() {
        return URI.create(address() + "/youtube/v3");
    }

    /** Google's token server. */
    public URI tokenServer() {
        return URI.create(address() + "/token");
    }

    /** A citizen comments on the video. */
    public Post citizenPosts(String name, String text) {
        return discussion.write(Optional.empty(), "@" + name, channelOf(name), text);
    }

    /** A citizen replies in a thread. */
    public Post citizenReplies(String name, Post to, String text) {
        return discussion.write(Optional.of(to.thread()), "@" + name, channelOf(name), text);
    }

    /** The office writes in its own app. */
    public Post officeReplies(Post to, String text) {
        return discussion.write(Optional.of(to.thread()), account.name(), account.channel(), text);
    }

    /** A citizen changes a comment. */
    public void citizenEdits(Post post, String text) {
        discussion.edit(post, text);
    }

    /** A citizen deletes a comment, its replies with it; nobody is told. */
    public void citizenDeletes(Post post) {
        discussion.delete(post);
    }

    /** No more comments are allowed. */
    public void closeComments() {
        discussion.close();
    }

    /** What the citizens read from the office in this thread, the oldest first. */
    public List<String> visibleReplies(Post post) {
        return discussion.texts(post.thread(), account.channel());
    }

    /** With the next access token comes a new refresh token, and the old one ends. */
    public void rotateRefreshToken() {
        tokens.rotate();
    }

    /** The owner withdraws the grant. */
    public void revoke() {
        tokens.revoke();
    }

    /** Every access token ends. */
    public void expireAccess() {
        tokens.expireAccess();
    }

    /** So many units of today's quota are spent. */
    public synchronized void spend(int units) {
        renew();
        used += units;
    }

    /** Units spent today. */
    public synchronized int spent() {
        renew();
        return used;
    }

    private static String channelOf(String name) {
        return "UCwarga" + name;
    }

    private void renew() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Los_Angeles"));
        if (!today.equals(day)) {
            day = today;
            used = 0;
        }
    }

    private synchronized void charge(int units) {
        renew();
        if (used + units > account.quota()) {
            throw new ApiFault(403, "quotaExceeded");
        }
        used += units;
    }

    @Override
    protected Answer answer(Call call) {
        if (call.path().equals("/token")) {
            return tokens.exchange(call);
        }
        try {
            if (!call.path().startsWith(ROOT)
                    || !PARAMETERS.containsKey(call.path().substring(ROOT.length()))) {
                throw new ApiFault(404, "notFound");
            }
            String resource = call.path().substring(ROOT.length());
            if (call.bearer().filter(tokens::knows).isEmpty()) {
                throw new ApiFault(401, "authError");
            }
            checkParameters(resource, call);
            return Answer.json(
                    200,
                    switch (call.method()) {
                        case "GET" -> list(resource, call);
                        case "POST" -> insert(resource, call);
                        default -> throw new ApiFault(405, "methodNotAllowed");
                    });
        } catch (ApiFault fault) {
            return fault.answer();
        }
    }

    private static void checkParameters(String resource, Call call) {
        if (!PARAMETERS
                .getOrDefault(resource, Set.of())
                .containsAll(call.query().keySet())) {
            throw new ApiFault(400, "unknownParameter");
        }
        Set<String> parts = Set.of(call.parameter("part")
                .orElseThrow(() -> new ApiFault(400, "missingRequiredParameter"))
                .split(","));
        if (!PARTS.getOrDefault(resource, Set.of()).containsAll(parts)) {
            throw new ApiFault(400, "unknownPart");
        }
    }

    private JsonObject list(String resource, Call call) {
        charge(1);
        String size = call.parameter("maxResults").orElse("20");
        if (!size.matches("[0-9]{1,3}") || Integer.parseInt(size) < 1 || Integer.parseInt(size) > 100) {
            throw new ApiFault(400, "invalidParameter");
        }
        String page = call.parameter("pageToken").orElse("");
        switch (resource) {
            case "commentThreads" -> {
                String channel = call.parameter("allThreadsRelatedToChannelId").orElse("");
                if (!channel.equals(account.channel())) {
                    throw new ApiFault(404, "channelNotFound");
                }
                if (!call.parameter("order").filter("time"::equals).isPresent()) {
                    throw new ApiFault(400, "operationNotSupported");
                }
                return discussion.threads(Integer.parseInt(size), page, "youtube#commentThreadListResponse");
            }
            case "comments" -> {
                return discussion.replies(
                        call.parameter("parentId").orElseThrow(() -> new ApiFault(400, "missingRequiredParameter")),
                        Integer.parseInt(size),
                        page);
            }
            default -> {
                return Json.createObjectBuilder()
                        .add("kind", "youtube#channelListResponse")
                        .add(
                                "items",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("kind", "youtube#channel")
                                                .add("id", account.channel())))
                        .build();
            }
        }
    }

    private JsonObject insert(String resource, Call call) {
        if (!resource.equals("comments")) {
            throw new ApiFault(405, "methodNotAllowed");
        }
        JsonObject body = body(call);
        if (!body.keySet().equals(Set.of("snippet"))
                || !(body.get("snippet") instanceof JsonObject snippet)
                || !Set.of("parentId", "textOriginal").containsAll(snippet.keySet())
                || !(snippet.get("parentId") instanceof JsonString parent)) {
            throw new ApiFault(400, "invalidCommentMetadata");
        }
        String text = snippet.getString("textOriginal", "").strip();
        if (text.isEmpty()) {
            throw new ApiFault(400, "commentTextRequired");
        }
        if (text.length() > LONGEST_COMMENT) {
            throw new ApiFault(400, "commentTextTooLong");
        }
        charge(50);
        return discussion.reply(parent.getString(), text);
    }

    private static JsonObject body(Call call) {
        if (!call.header("content-type").orElse("").startsWith("application/json")) {
            throw new ApiFault(400, "badContentType");
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(call.body()))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new ApiFault(400, "parseError");
        }
    }
}
