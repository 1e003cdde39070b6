package id.sigap.demo.citizens;

import id.sigap.standin.telegram.BotAccount;
import id.sigap.standin.telegram.Post;
import id.sigap.standin.telegram.TelegramPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Telegram: private chats with the office's bot. The connector itself registers the webhook. */
final class PlayedTelegram implements Played {
    private final BotAccount account =
            BotAccount.of(7_700_000_001L, "AAPeragaanBukanBotSungguhan", "pengaduan_peragaan_bot");
    private final TelegramPlatform platform = new TelegramPlatform(0, account);

    @Override
    public TelegramPlatform platform() {
        return platform;
    }

    @Override
    public List<ChannelPlan> channels() {
        return List.of(new ChannelPlan(
                "demotelegram",
                "telegram",
                "Telegram (peragaan)",
                Map.of(
                        "bot-username", account.username(),
                        "mode", "webhook",
                        "api-url", platform.address().toString()),
                Map.of("bot-token", account.token(), "webhook-secret", "rahasia-webhook-peragaan")));
    }

    @Override
    public List<Corner> corners() {
        return List.of(Corner.chat(
                "telegram",
                "Telegram",
                "Obrolan pribadi dengan bot kantor. Bila dihapus, Telegram tidak memberi tahu kantor.",
                new Chat(),
                Corner.Can.EDIT,
                Corner.Can.DELETE));
    }

    private final class Chat implements Way {
        private final Map<String, Post> posts = new HashMap<>();

        @Override
        public synchronized String write(String citizen, String text) {
            Post post = platform.citizenWrites(citizen, text);
            posts.put(post.nativeId(), post);
            return post.nativeId();
        }

        @Override
        public synchronized List<String> answers(String citizen, String id) {
            return platform.visibleReplies(posts.get(id));
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
