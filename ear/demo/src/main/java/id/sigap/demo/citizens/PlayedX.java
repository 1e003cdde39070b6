package id.sigap.demo.citizens;

import id.sigap.standin.x.DirectMessage;
import id.sigap.standin.x.Post;
import id.sigap.standin.x.XOptions;
import id.sigap.standin.x.XStandIn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** X: posts that name the office's account, and direct messages. The connector itself registers the webhook. */
final class PlayedX implements Played {
    private final XOptions options = XOptions.of(0);
    private final XStandIn platform = new XStandIn(options);

    @Override
    public XStandIn platform() {
        return platform;
    }

    @Override
    public List<ChannelPlan> channels() {
        return List.of(new ChannelPlan(
                "demox",
                "x",
                "X (peragaan)",
                Map.of(
                        "account-id", options.account(),
                        "client-id", options.client(),
                        "api-url", platform.api(),
                        "poll-seconds", "60"),
                Map.of(
                        "consumer-secret", options.consumerSecret(),
                        "app-token", options.appToken(),
                        "refresh-token", options.refreshToken())));
    }

    @Override
    public void renewLimits() {
        platform.renewLimits();
    }

    @Override
    public List<Corner> corners() {
        return List.of(
                Corner.wall(
                        "xmention",
                        "X: sebutan",
                        "Kiriman publik yang menyebut @" + options.username() + ".",
                        new Posts(),
                        Corner.Can.EDIT,
                        Corner.Can.DELETE,
                        Corner.Can.GO_ON),
                Corner.chat("xdm", "X: pesan langsung", "Pesan langsung kepada akun kantor.", new Direct()));
    }

    private final class Posts implements Way {
        private final Map<String, Post> posts = new HashMap<>();

        private String named(String text) {
            String handle = "@" + options.username();
            return text.toLowerCase(Locale.ROOT).contains(handle.toLowerCase(Locale.ROOT)) ? text : handle + " " + text;
        }

        private String keep(Post post) {
            posts.put(post.first(), post);
            return post.first();
        }

        @Override
        public synchronized String write(String citizen, String text) {
            return keep(platform.citizenPosts(citizen, named(text)));
        }

        /** Below the office's last answer, where there is one, whom X then names by itself: so a citizen comes back. */
        @Override
        public synchronized String goOn(String citizen, String id, String text) {
            Post below = posts.get(id);
            List<Post> answers = platform.visibleReplies(below);
            Optional<Post> last = answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(answers.size() - 1));
            return keep(platform.citizenReplies(citizen, last.orElse(below), last.isPresent() ? text : named(text)));
        }

        @Override
        public synchronized List<String> answers(String citizen, String id) {
            return platform.visibleReplies(posts.get(id)).stream()
                    .map(Post::text)
                    .toList();
        }

        @Override
        public synchronized void edit(String citizen, String id, String text) {
            posts.put(id, platform.edits(posts.get(id), named(text)));
        }

        @Override
        public synchronized void delete(String citizen, String id) {
            platform.deletes(posts.get(id));
        }
    }

    private final class Direct implements Way {
        @Override
        public String write(String citizen, String text) {
            return platform.citizenWrites(citizen, text).id();
        }

        @Override
        public List<String> answers(String citizen, String id) {
            return platform.visibleMessages(citizen).stream()
                    .map(DirectMessage::text)
                    .toList();
        }
    }
}
