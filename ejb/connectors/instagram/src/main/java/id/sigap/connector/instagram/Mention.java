package id.sigap.connector.instagram;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphAnswer;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphFiles;
import id.sigap.connector.graph.GraphIds;
import id.sigap.connector.graph.GraphTime;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.TicketMentions;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody named the office's account in a comment or a caption elsewhere. The webhook tells ids only; the words are
 * fetched.
 *
 * @param media under or in which
 * @param comment in which; empty = in the caption
 */
record Mention(String media, Optional<String> comment) {
    /** Attribute of a fetched delivery: what it was fetched for. */
    static final String REFERENCE = "mention";

    /** Attribute of a message: the media under which it is answered. */
    static final String MEDIA = "mention-media";

    /** Attribute of a message: the comment that is answered; absent where the mention stands in the caption. */
    static final String IN_COMMENT = "mention-comment";

    private static final Pattern FORM = Pattern.compile("mention:([0-9]{1,40}):([0-9]{0,40})");

    static Optional<Mention> of(String reference) {
        Matcher matcher = FORM.matcher(reference);
        return matcher.matches()
                ? Optional.of(new Mention(
                        matcher.group(1), Optional.of(matcher.group(2)).filter(c -> !c.isEmpty())))
                : Optional.empty();
    }

    String reference() {
        return "mention:" + media + ":" + comment.orElse("");
    }

    boolean isUsable() {
        return FORM.matcher(reference()).matches();
    }

    FetchOutcome fetch(ChannelContext context, String account) {
        String fields = comment.map(id -> "mentioned_comment.comment_id(" + id + "){id,text,timestamp,username,from}")
                .orElseGet(() ->
                        "mentioned_media.media_id(" + media + "){id,caption,timestamp,username,media_type,media_url}");
        GraphAnswer answer = GraphApi.of(context).get(HttpCall.segment(account), Map.of("fields", fields));
        if (!(answer instanceof GraphAnswer.Done done)) {
            return InstagramConnector.OUTCOMES.fetched(answer);
        }
        return new FetchOutcome.Fetched(new RawDelivery(
                reference(),
                "application/json",
                Map.of(REFERENCE, reference()),
                Bytes.utf8(done.body().toString()),
                context.clock().instant(),
                ""));
    }

    static List<InboundEvent> split(RawDelivery delivery) {
        Optional<Mention> mention = of(delivery.attributes().getOrDefault(REFERENCE, ""));
        Optional<JsonObject> found = Json.object(delivery.body())
                .flatMap(body -> Stream.of("mentioned_comment", "mentioned_media")
                        .flatMap(name -> Json.object(body, name).stream())
                        .findFirst());
        if (mention.isEmpty() || found.isEmpty()) {
            return List.of(new InboundEvent.Unreadable(
                    delivery.key(),
                    delivery.receivedAt(),
                    "mention-unreadable",
                    "Sebutan di Instagram tidak dapat dibaca."));
        }
        return List.of(mention.get().message(found.get(), delivery.receivedAt()));
    }

    private InboundEvent message(JsonObject value, Instant receivedAt) {
        String id = comment.orElse(media);
        String text =
                Json.text(value, "text").or(() -> Json.text(value, "caption")).orElse("");
        List<Attachment> files = Json.text(value, "media_url").stream()
                .map(url -> GraphFiles.at(
                        "",
                        Json.text(value, "media_type").filter("VIDEO"::equals).isPresent() ? "video/mp4" : "image/jpeg",
                        Optional.of(url)))
                .toList();
        Map<String, String> attributes = new HashMap<>();
        attributes.put(MEDIA, media);
        comment.ifPresent(c -> {
            attributes.put(IN_COMMENT, c);
            attributes.put(InstagramReader.COMMENT, "mention");
        });
        return new InboundEvent.Message(
                id,
                "1",
                GraphTime.at(value, "timestamp").orElse(receivedAt),
                InstagramReader.person(GraphIds.at(value, "from", "id"), Json.text(value, "username"), id),
                new Content(text, Optional.empty(), Optional.empty(), files, Optional.empty()),
                new ThreadReference(Optional.of(id), List.of(), TicketMentions.in(text)),
                Visibility.PUBLIC,
                Set.of(),
                attributes);
    }
}
