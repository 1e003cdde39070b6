package id.sigap.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.restfb.DefaultJsonMapper;
import com.restfb.types.webhook.Change;
import com.restfb.types.webhook.FeedCommentValue;
import com.restfb.types.webhook.WebhookEntry;
import com.restfb.types.webhook.WebhookObject;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.Kind;
import id.sigap.connector.graph.GraphAnswer;
import id.sigap.connector.graph.GraphError;
import id.sigap.connector.tck.TestChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads recorded deliveries, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code facebook} in it; skips where it does not. An independent client of the Graph API is the oracle.
 */
class CorpusTest {
    private static final String SKIPPED = "The system property sigap.payloads names no folder of payloads";

    private static Optional<Path> corpus() {
        return Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "facebook"))
                .filter(Files::isDirectory);
    }

    static List<Path> files() throws IOException {
        if (corpus().isEmpty()) {
            return List.of(Path.of("(no corpus)"));
        }
        try (Stream<Path> files = Files.walk(corpus().get())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the page that the file is about. */
    private static List<InboundEvent> split(Path file) {
        String json = text(file);
        String page = webhook(json).map(o -> o.getEntryList().get(0).getId()).orElse("0");
        ChannelContext channel = TestChannel.of(new FacebookConnector())
                .setting(FacebookConnector.PAGE, page)
                .open();
        return new FacebookConnector().split(channel, PageDesk.delivery(json));
    }

    private static Optional<WebhookObject> webhook(String json) {
        try {
            return Optional.ofNullable(new DefaultJsonMapper().toJavaObject(json, WebhookObject.class))
                    .filter(o ->
                            "page".equals(o.getObject()) && !o.getEntryList().isEmpty());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsEveryFileTheSameWayTwice(Path file) {
        assumeTrue(corpus().isPresent(), SKIPPED);

        assertThat(split(file)).isEqualTo(split(file)).doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesWithTheOracleAboutEveryComment(Path file) {
        assumeTrue(corpus().isPresent(), SKIPPED);
        List<String> comments = webhook(text(file)).stream()
                .flatMap(o -> o.getEntryList().stream())
                .map(WebhookEntry::getChanges)
                .flatMap(List::stream)
                .filter(change -> "feed".equals(change.getField()))
                .map(Change::getValue)
                .filter(FeedCommentValue.class::isInstance)
                .map(value -> ((FeedCommentValue) value).getCommentId())
                .toList();

        assertThat(split(file))
                .filteredOn(e -> e.kind() != Kind.UNREADABLE && !e.nativeId().startsWith("1234567890321_"))
                .extracting(InboundEvent::nativeId)
                .containsAll(comments);
    }

    @Test
    void countsAndTypesTheEventsOfEveryFile() throws IOException {
        assumeTrue(corpus().isPresent(), SKIPPED);
        Map<String, String> kinds = new TreeMap<>();
        for (Path file : files()) {
            kinds.put(
                    file.getFileName().toString().replace(".json", ""),
                    split(file).stream().map(CorpusTest::kind).collect(Collectors.joining("+")));
        }

        assertThat(kinds.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                Stream.of(EVENTS),
                                Stream.of(NOTHING_TO_SAY).map(name -> name + "="),
                                Stream.of(FOREIGN).map(name -> name + "=UNREADABLE object-unexpected"))
                        .flatMap(expected -> expected)
                        .toList());
    }

    private static String kind(InboundEvent event) {
        return event instanceof InboundEvent.Unreadable unreadable
                ? "UNREADABLE " + unreadable.code()
                : event.kind().name();
    }

    private static final String[] EVENTS = {
        "feed-comment-add-211=OWN_MESSAGE",
        "feed-comment-add-25=OWN_MESSAGE",
        "feed-comment-add-with-photo=OWN_MESSAGE",
        "feed-comment-add-with-video=OWN_MESSAGE",
        "feed-comment-edited-25=OWN_MESSAGE",
        "feed-comment-edited-with-video=OWN_MESSAGE",
        "feed-comment-unhide=OWN_MESSAGE",
        "feed-post-add-25=MESSAGE",
        "feed-post-hide=DELETION",
        "feed-status-hide-25=DELETION",
        "feed-status-unhide=EDIT"
    };

    /** Likes, ratings, what the page itself published, and what no page's desk is about. */
    private static final String[] NOTHING_TO_SAY = {
        "feed-album-edited",
        "feed-like-add-25",
        "feed-like-add-page-25",
        "feed-like-remove-25",
        "feed-photo-add-25",
        "feed-photo-add-message",
        "feed-photo-edited",
        "feed-photo-edited-message",
        "feed-photo-hide",
        "feed-photo-hide-message",
        "feed-reaction-add",
        "feed-reaction-remove",
        "feed-share-add-25",
        "feed-share-unhide",
        "feed-two-entries-25",
        "feed-video-add",
        "feed-video-block",
        "feed-video-edited",
        "feed-video-hide",
        "feed-video-remove-25",
        "feed-video-unblock",
        "mention-post-add",
        "ratings-comment-edited-25",
        "ratings-rating-add-31",
        "ratings-rating-remove-25",
        "ratings-reaction-add",
        "ratings-reaction-edit",
        "ratings-reaction-remove",
        "unknown-change-value"
    };

    /** Answers of the Graph API and deliveries about people: Meta never sends them to a page's webhook. */
    private static final String[] FOREIGN = {
        "api_header-business",
        "base_error_data",
        "error",
        "exampleErrorNew",
        "facebook_apidata_comments_comment_info",
        "facebook_apidata_comments_comments_info",
        "facebook_apidata_comments_create_resp",
        "facebook_apidata_conversations_cvs_info",
        "facebook_apidata_messages_message_info",
        "facebook_apidata_messages_messages_info",
        "oauthExampleError",
        "permission-granted.wh-1",
        "user-email",
        "user-hometown-add",
        "user-likes-add",
        "user-movies-add",
        "user-television-add",
        "user-workhistory",
        "v10_0_instagram-conversation",
        "v2_6_sendresponse",
        "v5_0_post-with-comment"
    };

    @Test
    void classifiesEveryRecordedError() throws IOException {
        assumeTrue(corpus().isPresent(), SKIPPED);
        List<GraphError> errors = files().stream()
                .map(file -> GraphError.read(400, id.sigap.connector.api.Bytes.utf8(text(file))))
                .filter(error -> error.code() != 0)
                .toList();

        assertThat(errors)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(error -> assertThat(FacebookConnector.OUTCOMES.sent(
                                new GraphAnswer.Failed(error, id.sigap.connector.graph.GraphUsage.NONE),
                                done -> Optional.empty()))
                        .isNotNull());
    }
}
