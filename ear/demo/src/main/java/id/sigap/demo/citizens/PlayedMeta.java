package id.sigap.demo.citizens;

import id.sigap.standin.meta.Comment;
import id.sigap.standin.meta.FacebookPage;
import id.sigap.standin.meta.InstagramAccount;
import id.sigap.standin.meta.MessengerInbox;
import id.sigap.standin.meta.MetaOptions;
import id.sigap.standin.meta.MetaStandIn;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A Facebook page with Messenger and an Instagram account, which share one Graph API. */
final class PlayedMeta implements Played {
    private final MetaOptions options = MetaOptions.demo();
    private final MetaStandIn platform = new MetaStandIn(options);
    private final Comment pagePost = platform.facebook().pagePosts("Laporkan keluhan Anda di kolom komentar.");
    private final Comment picture = platform.instagram().accountPublishes("Laporkan keluhan Anda di kolom komentar.");

    @Override
    public MetaStandIn platform() {
        return platform;
    }

    @Override
    public List<ChannelPlan> channels() {
        return List.of(
                plan("demofacebook", "facebook", "Facebook (peragaan)", "page-id", options.pageId()),
                plan("demomessenger", "messenger", "Messenger (peragaan)", "page-id", options.pageId()),
                plan("demoinstagram", "instagram", "Instagram (peragaan)", "instagram-id", options.instagramId()));
    }

    private ChannelPlan plan(String id, String connector, String label, String account, String accountId) {
        return new ChannelPlan(
                id,
                connector,
                label,
                Map.of(account, accountId, "api-url", platform.address().toString()),
                Map.of(
                        "access-token", options.token(),
                        "app-secret", options.appSecret(),
                        "verify-token", options.verifyToken()));
    }

    @Override
    public void opened(ChannelPlan channel, URI webhook) {
        String token = options.verifyToken();
        boolean subscribed = switch (channel.connector()) {
            case "facebook" -> platform.facebook().deliveries().subscribe(webhook, token);
            case "messenger" -> platform.messenger().deliveries().subscribe(webhook, token);
            default -> platform.instagram().deliveries().subscribe(webhook, token);
        };
        if (!subscribed) {
            throw new IllegalStateException("The webhook of " + channel.label() + " does not answer the handshake.");
        }
    }

    @Override
    public List<Corner> corners() {
        return List.of(
                Corner.wall(
                        "facebook",
                        "Facebook: komentar",
                        "Komentar di halaman Facebook kantor.",
                        new PageComments(platform.facebook()),
                        Corner.Can.EDIT,
                        Corner.Can.DELETE,
                        Corner.Can.GO_ON),
                Corner.chat(
                        "messenger",
                        "Messenger",
                        "Pesan pribadi kepada halaman Facebook kantor.",
                        new Messages(platform.messenger()),
                        Corner.Can.EDIT,
                        Corner.Can.DELETE),
                Corner.wall(
                        "instagram",
                        "Instagram: komentar",
                        "Komentar di bawah foto akun Instagram kantor.",
                        new PictureComments(platform.instagram()),
                        Corner.Can.DELETE,
                        Corner.Can.GO_ON),
                Corner.chat(
                        "instagramdm",
                        "Instagram: pesan",
                        "Pesan pribadi kepada akun Instagram kantor.",
                        new Messages(platform.instagram().messages()),
                        Corner.Can.EDIT,
                        Corner.Can.DELETE));
    }

    /** A private answer to a comment is shown below it as well: in truth it is in the citizen's messages. */
    private static List<String> together(List<String> below, List<String> privately) {
        return Stream.concat(below.stream(), privately.stream().map(text -> "(pesan pribadi) " + text))
                .toList();
    }

    private final class PageComments implements Way {
        /** Answers to these stand among those of the comment at the top. */
        private final Set<String> nested = ConcurrentHashMap.newKeySet();

        private final FacebookPage page;

        PageComments(FacebookPage page) {
            this.page = page;
        }

        @Override
        public String write(String citizen, String text) {
            return page.citizenComments(pagePost.id(), citizen, text).id();
        }

        @Override
        public String goOn(String citizen, String id, String text) {
            String below = page.citizenComments(id, citizen, text).id();
            nested.add(below);
            return below;
        }

        @Override
        public List<String> answers(String citizen, String id) {
            return together(nested.contains(id) ? List.of() : page.visibleReplies(id), page.privateReplies(id));
        }

        @Override
        public void edit(String citizen, String id, String text) {
            page.citizenEdits(id, text);
        }

        @Override
        public void delete(String citizen, String id) {
            page.citizenDeletes(id);
        }
    }

    private final class PictureComments implements Way {
        /** Answers to these stand among those of the comment at the top. */
        private final Set<String> nested = ConcurrentHashMap.newKeySet();

        private final InstagramAccount account;

        PictureComments(InstagramAccount account) {
            this.account = account;
        }

        @Override
        public String write(String citizen, String text) {
            return account.citizenComments(picture.id(), citizen, text).id();
        }

        @Override
        public String goOn(String citizen, String id, String text) {
            String below = account.citizenComments(id, citizen, text).id();
            nested.add(below);
            return below;
        }

        @Override
        public List<String> answers(String citizen, String id) {
            return together(nested.contains(id) ? List.of() : account.visibleReplies(id), account.privateReplies(id));
        }

        @Override
        public void delete(String citizen, String id) {
            account.citizenDeletes(id);
        }
    }

    private static final class Messages implements Way {
        private final MessengerInbox inbox;
        private final Map<String, Integer> edits = new HashMap<>();

        Messages(MessengerInbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public String write(String citizen, String text) {
            return inbox.citizenWrites(citizen, text);
        }

        @Override
        public List<String> answers(String citizen, String id) {
            return inbox.visibleReplies(citizen);
        }

        @Override
        public synchronized void edit(String citizen, String id, String text) {
            inbox.citizenEdits(citizen, id, text, edits.merge(id, 1, Integer::sum));
        }

        @Override
        public void delete(String citizen, String id) {
            inbox.citizenDeletes(citizen, id);
        }
    }
}
