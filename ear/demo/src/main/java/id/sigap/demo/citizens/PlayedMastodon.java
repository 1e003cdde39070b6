package id.sigap.demo.citizens;

import id.sigap.standin.mastodon.MastodonAccount;
import id.sigap.standin.mastodon.MastodonPlatform;
import id.sigap.standin.mastodon.Post;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mastodon: public statuses that mention the office. Its connector is the sample of {@code docs/connectors}, which somebody has to
 * drop in; until its channel is open, what is written waits on the platform.
 */
final class PlayedMastodon implements Played {
    private final MastodonAccount account = MastodonAccount.of("14715", "kantorkota", "token-peragaan-mastodon");
    private final MastodonPlatform platform;

    /** @param port 0 = any that is free; a fixed one where a channel that somebody opened is to find it again */
    PlayedMastodon(int port) {
        platform = new MastodonPlatform(port, account);
    }

    @Override
    public MastodonPlatform platform() {
        return platform;
    }

    @Override
    public boolean isShipped() {
        return false;
    }

    @Override
    public List<ChannelPlan> channels() {
        return List.of(new ChannelPlan(
                "demomastodon",
                "mastodon",
                "Mastodon (peragaan)",
                Map.of("server", platform.address().toString()),
                Map.of("access-token", account.token())));
    }

    @Override
    public void renewLimits() {
        platform.renewLimits();
    }

    @Override
    public List<Corner> corners() {
        return List.of(Corner.wall(
                "mastodon",
                "Mastodon",
                "Kiriman publik yang menyebut @" + account.username()
                        + ". Konektornya bukan bagian dari Sigap. Bila belum ada: pasang menurut docs/connectors/README.md, terima"
                        + " di halaman Konektor, lalu buka kanal dengan alamat server " + platform.address()
                        + " dan token akses " + account.token()
                        + ". Tulisan sebelum itu dibaca Sigap begitu kanalnya dibuka.",
                new Posts(),
                Corner.Can.EDIT,
                Corner.Can.DELETE,
                Corner.Can.GO_ON));
    }

    private final class Posts implements Way {
        private final Map<String, Post> posts = new HashMap<>();

        private String named(String text) {
            String handle = "@" + account.username();
            return text.contains(handle) ? text : handle + " " + text;
        }

        private String keep(Post post) {
            posts.put(post.id(), post);
            return post.id();
        }

        @Override
        public synchronized String write(String citizen, String text) {
            return keep(platform.citizenPosts(citizen, named(text)));
        }

        /** Below the office's last answer, where there is one. */
        @Override
        public synchronized String goOn(String citizen, String id, String text) {
            Post below = posts.get(id);
            List<Post> answers = platform.visibleReplies(below);
            Post last = answers.isEmpty() ? below : answers.get(answers.size() - 1);
            return keep(platform.citizenReplies(citizen, last, named(text)));
        }

        @Override
        public synchronized List<String> answers(String citizen, String id) {
            return platform.visibleReplies(posts.get(id)).stream()
                    .map(Post::text)
                    .toList();
        }

        @Override
        public synchronized void edit(String citizen, String id, String text) {
            posts.put(id, platform.citizenEdits(posts.get(id), named(text)));
        }

        @Override
        public synchronized void delete(String citizen, String id) {
            platform.citizenDeletes(posts.get(id));
        }
    }
}
