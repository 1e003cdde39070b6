package id.sigap.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.tck.TestChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentsTest {

    private static List<InboundEvent> read(String author, String more, String updated) {
        return Comments.read(
                Optional.of("UCkantor"),
                new RawDelivery(
                        "k",
                        "application/json",
                        Map.of("thread", "Ugx1", "video", "vid1", "can-reply", "false"),
                        Bytes.utf8("{\"id\": \"Ugx1.2\", \"snippet\": {\"textDisplay\": \"Air mati sgp-2026-000041\","
                                + author + more + "\"publishedAt\": \"2026-11-22T01:00:00Z\", \"updatedAt\": \""
                                + updated
                                + "\"}}"),
                        TestChannel.NOW,
                        ""));
    }

    private static final String SITI =
            "\"authorDisplayName\": \"@siti\", \"authorChannelId\": {\"value\": \"UCsiti\"}, ";
    private static final String REPLY = "\"parentId\": \"Ugx1\", ";
    private static final String UNCHANGED = "2026-11-22T01:00:00Z";

    @Test
    void readsAReply() {
        InboundEvent.Message message =
                (InboundEvent.Message) read(SITI, REPLY, UNCHANGED).get(0);

        assertThat(message.nativeId()).isEqualTo("Ugx1.2");
        assertThat(message.author().id()).isEqualTo("UCsiti");
        assertThat(message.author().handle()).contains("@siti");
        assertThat(message.thread().conversationId()).contains("Ugx1");
        assertThat(message.thread().repliesTo()).containsExactly("Ugx1");
        assertThat(message.thread().tickets()).containsExactly("SGP-2026-000041");
        assertThat(message.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(message.attributes()).isEqualTo(Map.of("youtube-video", "vid1", "youtube-can-reply", "false"));
    }

    @Test
    void prefersTheWordsAsTheyWereTyped() {
        InboundEvent.Message message = (InboundEvent.Message)
                read(SITI, "\"textOriginal\": \"Air mati!\", ", UNCHANGED).get(0);

        assertThat(message.content().text()).isEqualTo("Air mati!");
    }

    @Test
    void takesAChangedCommentAsMessageAndChange() {
        List<InboundEvent> events = read(SITI, "", "2026-11-22T02:00:00Z");

        assertThat(events)
                .extracting(InboundEvent::kind)
                .containsExactly(InboundEvent.Kind.MESSAGE, InboundEvent.Kind.EDIT);
        assertThat(events.get(0).version()).isEqualTo("1");
        assertThat(events.get(1).version()).isEqualTo("2026-11-22T02:00:00Z");
        assertThat(events.get(1).occurredAt()).isEqualTo(Instant.parse("2026-11-22T02:00:00Z"));
    }

    @Test
    void recognisesItsOwnComment() {
        assertThat(read("\"authorChannelId\": {\"value\": \"UCkantor\"}, ", REPLY, UNCHANGED))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.OwnMessage.class,
                        own -> assertThat(own.thread().repliesTo()).containsExactly("Ugx1"));
    }

    @Test
    void takesACommentWhoseAuthorIsGone() {
        InboundEvent.Message message =
                (InboundEvent.Message) read("", "", UNCHANGED).get(0);

        assertThat(message.author().id()).isEqualTo("comment:Ugx1.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"id\": \"a\"}", "{\"id\": \"a\", \"snippet\": 1}", "x"})
    void losesNothingThatCannotBeRead(String body) {
        assertThat(Comments.read(
                        Optional.empty(),
                        new RawDelivery("k", "application/json", Map.of(), Bytes.utf8(body), TestChannel.NOW, "")))
                .singleElement()
                .isInstanceOf(InboundEvent.Unreadable.class);
    }
}
