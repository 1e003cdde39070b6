package id.sigap.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstagramReaderTest {
    private static final String ACCOUNT = InstagramDesk.OPTIONS.instagramId();

    static String change(String field, String... values) {
        return "{\"object\":\"instagram\",\"entry\":[{\"id\":\"" + ACCOUNT + "\",\"time\":1764300000,\"changes\":["
                + IntStream.range(0, values.length)
                        .mapToObj(i -> "{\"field\":\"" + field + "\",\"value\":" + values[i] + "}")
                        .collect(Collectors.joining(","))
                + "]}]}";
    }

    private static String messaging(String timestamp, String member) {
        return "{\"object\":\"instagram\",\"entry\":[{\"id\":\"" + ACCOUNT + "\",\"time\":\"2025-11-28T03:20:00+0000\","
                + "\"messaging\":[{\"sender\":{\"id\":\"97001\"},\"recipient\":{\"id\":\"" + ACCOUNT
                + "\"},\"timestamp\":" + timestamp + "," + member + "}]}]}";
    }

    private static List<InboundEvent> split(String json) {
        return new InstagramConnector().split(InstagramDesk.channel().open(), InstagramDesk.delivery(json));
    }

    private static InboundEvent.Message message(String json) {
        return (InboundEvent.Message) split(json).get(0);
    }

    private static String comment(String id, String author, String more) {
        return "{\"id\":\"" + id + "\",\"text\":\"Banjir\",\"from\":{\"id\":\"" + author
                + "\",\"username\":\"budi\"},\"media\":{\"id\":\"178\"}" + more + "}";
    }

    @Test
    void readsACommentAndAReplyIntoOneThread() {
        List<InboundEvent> events =
                split(change("comments", comment("1", "9", ""), comment("2", "10", ",\"parent_id\":\"1\"")));

        assertThat(events)
                .hasSize(2)
                .allSatisfy(e -> assertThat(e).isInstanceOfSatisfying(InboundEvent.Message.class, m -> {
                    assertThat(m.thread().conversationId()).contains("1");
                    assertThat(m.visibility()).isEqualTo(Visibility.PUBLIC);
                    assertThat(m.author().handle()).contains("@budi");
                    assertThat(m.occurredAt()).isEqualTo(Instant.ofEpochSecond(1764300000));
                }));
    }

    @Test
    void takesTheAccountsOwnCommentForOurs() {
        assertThat(split(change("comments", comment("1", ACCOUNT, ""))))
                .singleElement()
                .isInstanceOf(InboundEvent.OwnMessage.class);
    }

    @Test
    void pointsAtMentions() {
        assertThat(split(change("mentions", "{\"media_id\":\"178\",\"comment_id\":\"179\"}", "{\"media_id\":\"180\"}")))
                .extracting(e -> e.nativeId() + " " + ((InboundEvent.Pointer) e).reference())
                .containsExactly("179 mention:178:179", "180 mention:180:");
    }

    @Test
    void readsMessagesWithEitherFormOfTime() {
        String text = "\"message\":{\"mid\":\"m_1\",\"text\":\"a\"}";

        assertThat(message(messaging("1764300000123", text)).occurredAt())
                .isEqualTo(Instant.ofEpochMilli(1764300000123L));
        assertThat(message(messaging("\"2021-09-08T06:34:04+0000\"", text)).occurredAt())
                .isEqualTo(Instant.parse("2021-09-08T06:34:04Z"));
    }

    @Test
    void keepsWhatAStoryShowedAndWhatIsUnsupported() {
        InboundEvent.Message reply = message(messaging(
                "1764300000123",
                "\"message\":{\"mid\":\"m_1\",\"text\":\"a\",\"reply_to\":{\"story\":{\"id\":\"17\",\"url\":"
                        + "\"https://lookaside.fbsbx.com/a\"}}}"));
        assertThat(reply.attributes()).containsEntry("story-id", "17");
        assertThat(reply.content().attachments()).singleElement().isInstanceOf(Attachment.Remote.class);

        InboundEvent.Message mention = message(messaging(
                "1764300000123",
                "\"message\":{\"mid\":\"m_2\",\"attachments\":[{\"type\":\"story_mention\",\"payload\":{\"url\":"
                        + "\"https://lookaside.fbsbx.com/b\"}}]}"));
        assertThat(mention.content().attachments()).singleElement().isInstanceOf(Attachment.Remote.class);

        InboundEvent.Message unsupported =
                message(messaging("1764300000123", "\"message\":{\"mid\":\"m_3\",\"is_unsupported\":true}"));
        assertThat(unsupported.content().attachments()).singleElement().isInstanceOf(Attachment.LeftOut.class);
    }

    @Test
    void readsDeletionsEchoesAndReading() {
        assertThat(split(messaging("1764300000123", "\"message\":{\"mid\":\"m_1\",\"is_deleted\":true}")))
                .singleElement()
                .isInstanceOf(InboundEvent.Deletion.class);
        assertThat(split(messaging("1764300000123", "\"message\":{\"mid\":\"m_1\",\"text\":\"a\",\"is_echo\":true}")))
                .singleElement()
                .isInstanceOf(InboundEvent.OwnMessage.class);
        assertThat(split(messaging("1764300000123", "\"read\":{\"mid\":\"m_9\"}")))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Status.class,
                        s -> assertThat(s.state()).isEqualTo(InboundEvent.DeliveryState.READ));
    }

    /** Meta says of Messenger only that a reaction opens the window. */
    @Test
    void takesAReactionForNothing() {
        String reaction = "\"reaction\":{\"mid\":\"m_9\",\"action\":\"react\",\"reaction\":\"love\"}";

        assertThat(split(messaging("1764300000123", reaction))).isEmpty();
    }

    @Test
    void measuresBytes() {
        InstagramConnector connector = new InstagramConnector();

        assertThat(connector.measure("air")).isEqualTo(3);
        assertThat(connector.measure("\uD83D\uDE00")).isEqualTo(4);
        assertThat(connector.measure("\u00e9")).isEqualTo(2);
    }

    @Test
    void splitsABatchOfAThousandQuickly() {
        String batch = change(
                "comments",
                IntStream.range(0, 1000)
                        .mapToObj(i -> comment("1" + i, "9" + i, ""))
                        .toArray(String[]::new));
        split(batch);

        long began = System.nanoTime();
        List<InboundEvent> events = split(batch);

        assertThat(events).hasSize(1000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }
}
