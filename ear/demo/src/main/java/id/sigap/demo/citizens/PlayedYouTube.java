package id.sigap.demo.citizens;

import id.sigap.standin.youtube.Post;
import id.sigap.standin.youtube.StudioAccount;
import id.sigap.standin.youtube.YouTubePlatform;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** YouTube: comments on a video of the office. It tells nobody; Sigap looks every few seconds, so its quota here is large. */
final class PlayedYouTube implements Played {
    private static final int LARGE_QUOTA = 90_000_000;

    private final StudioAccount account = new StudioAccount(
            "UCPeragaanKantorKota0001",
            "Kantor Kota (peragaan)",
            "klien-peragaan",
            "rahasia-klien-peragaan",
            "token-segar-peragaan",
            LARGE_QUOTA);
    private final YouTubePlatform platform = new YouTubePlatform(0, account, Clock.systemUTC());

    @Override
    public YouTubePlatform platform() {
        return platform;
    }

    @Override
    public List<ChannelPlan> channels() {
        return List.of(new ChannelPlan(
                "demoyoutube",
                "youtube",
                "YouTube (peragaan)",
                Map.of(
                        "channel-id", account.channel(),
                        "client-id", account.clientId(),
                        "daily-quota", String.valueOf(LARGE_QUOTA),
                        "poll-seconds", "5",
                        "token-url", platform.tokenServer().toString(),
                        "api-url", platform.api().toString()),
                Map.of("client-secret", account.clientSecret(), "refresh-token", account.refreshToken())));
    }

    @Override
    public List<Corner> corners() {
        return List.of(Corner.wall(
                "youtube",
                "YouTube: komentar",
                "Komentar di bawah video kantor. Sigap melihatnya beberapa detik kemudian.",
                new Comments(),
                Corner.Can.EDIT,
                Corner.Can.DELETE,
                Corner.Can.GO_ON));
    }

    private final class Comments implements Way {
        private final Map<String, Post> posts = new HashMap<>();

        private String keep(Post post) {
            posts.put(post.id(), post);
            return post.id();
        }

        @Override
        public synchronized String write(String citizen, String text) {
            return keep(platform.citizenPosts(citizen, text));
        }

        @Override
        public synchronized String goOn(String citizen, String id, String text) {
            return keep(platform.citizenReplies(citizen, posts.get(id), text));
        }

        /** YouTube knows one level: answers stand among those of the comment at the top. */
        @Override
        public synchronized List<String> answers(String citizen, String id) {
            Post post = posts.get(id);
            return post.thread().equals(post.id()) ? platform.visibleReplies(post) : List.of();
        }

        @Override
        public synchronized void edit(String citizen, String id, String text) {
            platform.citizenEdits(posts.get(id), text);
        }

        @Override
        public synchronized void delete(String citizen, String id) {
            platform.citizenDeletes(posts.get(id));
        }
    }
}
