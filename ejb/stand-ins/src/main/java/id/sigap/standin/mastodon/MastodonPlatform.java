package id.sigap.standin.mastodon;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.StandIn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A Mastodon server as its documentation describes it: polled with the office's token for notifications and statuses, and
 * answered by statuses. It calls nobody.
 */
public final class MastodonPlatform extends StandIn {
    /** So many calls an account may make in five minutes. */
    public static final int CALLS = Allowance.CALLS;

    private static final String PHOTO = "/media_attachments/files/foto.jpg";

    private final MastodonAccount account;
    private final Timeline timeline;
    private final Writing writing;
    private final Allowance allowance;
    private volatile boolean tokenWorks = true;

    /** @param port 0 = any that is free */
    public MastodonPlatform(int port, MastodonAccount account) {
        this(port, account, Clock.systemUTC());
    }

    /**
     * @param port 0 = any that is free
     * @param clock for the times of statuses, and what holds for five minutes or an hour
     */
    public MastodonPlatform(int port, MastodonAccount account, Clock clock) {
        super(port);
        this.account = account;
        this.timeline = new Timeline(account, clock);
        this.writing = new Writing(account, timeline);
        this.allowance = new Allowance(clock);
    }

    /** A citizen writes for everybody to read; the office is told where the text mentions it. */
    public Post citizenPosts(String name, String text) {
        return citizenPosts(name, text, Audience.PUBLIC);
    }

    /** @param name with the server where that is another one: {@code siti} or {@code siti@contoh.id} */
    public Post citizenPosts(String name, String text, Audience audience) {
        return written(name, text, audience, Optional.empty(), Optional.empty());
    }

    /** A citizen writes with a picture. */
    public Post citizenPostsPhoto(String name, String text, Audience audience) {
        return written(name, text, audience, Optional.empty(), Optional.of(address() + PHOTO));
    }

    /** A citizen goes on below what somebody wrote, for the same readers. */
    public Post citizenReplies(String name, Post to, String text) {
        Status below = status(to);
        return written(name, text, below.audience(), Optional.of(below), Optional.empty());
    }

    private Post written(
            String name, String text, Audience audience, Optional<Status> replyTo, Optional<String> photo) {
        return timeline.write(timeline.person(name), text, "", audience, replyTo, photo)
                .post();
    }

    /** A citizen changes a status. */
    public Post citizenEdits(Post post, String text) {
        return timeline.edit(status(post), text).post();
    }

    /** A citizen deletes a status; nobody is told. */
    public void citizenDeletes(Post post) {
        timeline.delete(status(post));
    }

    /** A citizen marks a status of the office as one they like. */
    public void citizenFavours(String name, Post post) {
        timeline.favour(timeline.person(name), status(post));
    }

    /** The office writes in its own app. */
    public Post officePosts(String text, Audience audience) {
        return timeline.write(timeline.office(), text, "", audience, Optional.empty(), Optional.empty())
                .post();
    }

    private Status status(Post post) {
        return timeline.find(post.id()).orElseThrow(() -> new IllegalStateException("That status is gone."));
    }

    /**
     * What the citizen reads from the office below a status, the oldest first. A private answer that does not mention them is not
     * among it.
     */
    public List<Post> visibleReplies(Post post) {
        return timeline.find(post.id()).map(timeline::answers).orElse(List.of());
    }

    /** What the office's account wrote, as its server tells it; the oldest first. */
    public List<JsonObject> statuses() {
        return timeline.by(timeline.office()).stream().map(Status::json).toList();
    }

    /** The owner withdraws the access token. */
    public void revokeToken() {
        tokenWorks = false;
    }

    /** The account may call as often as at the start. */
    public void renewLimits() {
        allowance.renew();
    }

    @Override
    protected Answer answer(Call call) {
        try {
            if (call.path().equals(PHOTO)) {
                return Answer.of(200, "image/jpeg", "JPEG".getBytes(StandardCharsets.UTF_8));
            }
            if (call.path().equals("/api/v2/instance")) {
                return Answer.json(200, instance());
            }
            if (!tokenWorks || !call.bearer().equals(Optional.of(account.token()))) {
                throw new Refusal(401, "The access token is invalid");
            }
            boolean allowed = allowance.take();
            return allowance.on(allowed ? signedIn(call) : new Refusal(429, "Too many requests").answer());
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer signedIn(Call call) {
        try {
            switch (call.method() + " " + call.path()) {
                case "GET /api/v1/accounts/verify_credentials" -> {
                    return Answer.json(200, timeline.office().json().build());
                }
                case "GET /api/v1/notifications" -> {
                    return Pages.page(address(), call, timeline.notices(call.parameters("types[]")), 40, 80);
                }
                case "POST /api/v1/statuses" -> {
                    return Answer.json(200, writing.write(call).json());
                }
                default -> {
                    return statusesOf(call);
                }
            }
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer statusesOf(Call call) {
        String[] parts = call.path().split("/", -1);
        if (!call.method().equals("GET") || !call.path().matches("/api/v1/accounts/[0-9]+/statuses")) {
            throw Refusal.notFound();
        }
        Person author = timeline.account(parts[4]).orElseThrow(Refusal::notFound);
        boolean withoutReplies = call.parameter("exclude_replies").equals(Optional.of("true"));
        List<JsonObject> all = timeline.by(author).stream()
                .filter(status -> !withoutReplies || status.replyTo().isEmpty())
                .map(Status::json)
                .toList();
        return Pages.page(address(), call, all, 20, 40);
    }

    private JsonObject instance() {
        return Json.createObjectBuilder()
                .add("domain", "mastodon.example")
                .add("title", "Mastodon")
                .add("version", "4.4.0")
                .add(
                        "configuration",
                        Json.createObjectBuilder()
                                .add(
                                        "statuses",
                                        Json.createObjectBuilder()
                                                .add("max_characters", account.longestStatus())
                                                .add("max_media_attachments", 4)
                                                .add("characters_reserved_per_url", 23)))
                .build();
    }
}
