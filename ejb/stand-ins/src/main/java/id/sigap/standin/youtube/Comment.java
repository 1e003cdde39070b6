package id.sigap.standin.youtube;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A comment as it stands. */
record Comment(Post post, String author, String channel, String text, Instant published, Instant updated) {

    Comment edited(String words, Instant at) {
        return new Comment(post, author, channel, words, published, at);
    }

    boolean isReply() {
        return !post.id().equals(post.thread());
    }

    JsonObject json(String video) {
        JsonObjectBuilder snippet = Json.createObjectBuilder()
                .add("channelId", "UCkantor")
                .add("videoId", video)
                .add("textDisplay", text)
                .add("textOriginal", text)
                .add("authorDisplayName", author)
                .add("authorProfileImageUrl", "https://yt3.example/a")
                .add("authorChannelUrl", "http://www.youtube.com/channel/" + channel)
                .add("authorChannelId", Json.createObjectBuilder().add("value", channel))
                .add("canRate", true)
                .add("viewerRating", "none")
                .add("likeCount", 0)
                .add("publishedAt", published.truncatedTo(ChronoUnit.SECONDS).toString())
                .add("updatedAt", updated.truncatedTo(ChronoUnit.SECONDS).toString());
        if (isReply()) {
            snippet.add("parentId", post.thread());
        }
        return Json.createObjectBuilder()
                .add("kind", "youtube#comment")
                .add("etag", "e" + post.id())
                .add("id", post.id())
                .add("snippet", snippet)
                .build();
    }
}
