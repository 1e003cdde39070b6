package id.sigap.connector.facebook;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {
    private static final String PAGE = PageDesk.OPTIONS.pageId();

    static String comment(String verb, String id, String author, String text) {
        return delivery(value(verb, id, author, text, ""));
    }

    private static String delivery(String... values) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"" + PAGE + "\",\"time\":1764300000,\"changes\":["
                + IntStream.range(0, values.length)
                        .mapToObj(i -> "{\"field\":\"feed\",\"value\":" + values[i] + "}")
                        .collect(Collectors.joining(","))
                + "]}]}";
    }

    private static String value(String verb, String id, String author, String text, String more) {
        return "{\"item\":\"comment\",\"verb\":\"" + verb + "\",\"comment_id\":\"" + id + "\",\"post_id\":\"" + PAGE
                + "_1001\",\"parent_id\":\"" + PAGE + "_1001\",\"created_time\":1764299990,\"from\":{\"id\":\"" + author
                + "\",\"name\":\"Budi\"},\"message\":\"" + text + "\"" + more + "}";
    }

    private static List<InboundEvent> split(String json) {
        return new FacebookConnector().split(PageDesk.channel().open(), PageDesk.delivery(json));
    }

    @Test
    void readsACommentWithItsThread() {
        assertThat(split(comment("add", "1001_5001", "7001", "Got mampet, lihat SGP-2026-000041 \\ud83d\\ude00")))
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.Message.class, m -> {
                    assertThat(m.nativeId()).isEqualTo("1001_5001");
                    assertThat(m.content().text()).endsWith("\uD83D\uDE00");
                    assertThat(m.author().displayName()).contains("Budi");
                    assertThat(m.visibility()).isEqualTo(Visibility.PUBLIC);
                    assertThat(m.occurredAt()).isEqualTo(Instant.ofEpochSecond(1764299990));
                    assertThat(m.thread().conversationId()).contains("1001_5001");
                    assertThat(m.thread().repliesTo()).containsExactly(PAGE + "_1001");
                    assertThat(m.thread().tickets()).containsExactly("SGP-2026-000041");
                });
    }

    @Test
    void putsAReplyIntoTheThreadOfTheCommentAbove() {
        String reply = value("add", "1001_5002", "7002", "Sama", "")
                .replace("\"parent_id\":\"" + PAGE + "_1001\"", "\"parent_id\":\"1001_5001\"");

        assertThat(split(delivery(reply))).singleElement().isInstanceOfSatisfying(InboundEvent.Message.class, m -> {
            assertThat(m.thread().conversationId()).contains("1001_5001");
            assertThat(m.thread().repliesTo()).startsWith("1001_5001");
        });
    }

    @Test
    void takesThePagesOwnCommentForOurs() {
        assertThat(split(comment("add", "1001_5003", PAGE, "Terima kasih")))
                .singleElement()
                .isInstanceOf(InboundEvent.OwnMessage.class);
    }

    @Test
    void tellsTwoEditsApart() {
        List<InboundEvent> events = split(delivery(
                value("edited", "1001_5001", "7001", "satu", ""), value("edited", "1001_5001", "7001", "dua", "")));

        assertThat(events).hasSize(2).allMatch(InboundEvent.Edit.class::isInstance);
        assertThat(events.get(0).version()).isNotEqualTo(events.get(1).version());
    }

    @Test
    void readsRemovingHidingAndShowingAgain() {
        List<InboundEvent> events = split(delivery(
                value("remove", "1001_5001", "7001", "", ""),
                value("hide", "1001_5002", "7001", "a", ""),
                value("unhide", "1001_5002", "7001", "a", "")));

        assertThat(events)
                .extracting(InboundEvent::kind)
                .containsExactly(InboundEvent.Kind.DELETION, InboundEvent.Kind.DELETION, InboundEvent.Kind.EDIT);
    }

    @Test
    void keepsAPhotoWithItsExpiry() {
        assertThat(split(delivery(value(
                        "add",
                        "1001_5001",
                        "7001",
                        "",
                        ",\"photo\":\"https:\\/\\/scontent.xx.fbcdn.net\\/a.jpg?oh=1&oe=593B77BB\""))))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Message.class,
                        m -> assertThat(m.content().attachments())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        Attachment.Remote.class,
                                        r -> assertThat(r.expiresAt()).contains(Instant.ofEpochSecond(0x593B77BBL))));
    }

    @Test
    void readsAVisitorsPostAndNotThePages() {
        String visitor = "{\"item\":\"status\",\"verb\":\"add\",\"post_id\":\"" + PAGE
                + "_7\",\"from\":{\"id\":\"7001\",\"name\":\"Budi\"},\"message\":\"Lampu padam\"}";

        assertThat(split(delivery(visitor, visitor.replace("7001", PAGE))))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Message.class,
                        m -> assertThat(m.nativeId()).isEqualTo(PAGE + "_7"));
    }

    @Test
    void readsAVisitorsPostWhoseAuthorFacebookHides() {
        String nobody =
                "{\"item\":\"status\",\"verb\":\"add\",\"post_id\":\"" + PAGE + "_7\",\"message\":\"Lampu padam\"}";

        assertThat(split(delivery(nobody))).singleElement().isInstanceOfSatisfying(InboundEvent.Message.class, m -> {
            assertThat(m.nativeId()).isEqualTo(PAGE + "_7");
            assertThat(m.author().id()).startsWith("unknown:");
        });
    }

    @Test
    void keepsACommentOfSomebodyUnknown() {
        String nobody = "{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":12345678901234567890,\"post_id\":\""
                + PAGE + "_1\",\"message\":\"a\"}";

        assertThat(split(delivery(nobody))).singleElement().isInstanceOfSatisfying(InboundEvent.Message.class, m -> {
            assertThat(m.nativeId()).isEqualTo("12345678901234567890");
            assertThat(m.author().id()).startsWith("unknown:");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"item\":\"reaction\",\"verb\":\"add\",\"post_id\":\"1\"}",
                "{\"item\":\"like\",\"verb\":\"remove\"}",
                "{\"item\":\"album\",\"verb\":\"edited\"}",
                "{}"
            })
    void hearsNothingInWhatIsNoWriting(String value) {
        assertThat(split(delivery(value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"item\":\"comment\",\"verb\":\"add\"}",
                "{\"item\":\"comment\",\"verb\":\"juggle\",\"comment_id\":\"1\"}"
            })
    void keepsTheRestOfABatchWhereOneCannotBeRead(String broken) {
        assertThat(split(delivery(value("add", "1_1", "7001", "a", ""), broken, value("add", "1_2", "7001", "b", ""))))
                .extracting(InboundEvent::kind)
                .containsExactly(InboundEvent.Kind.MESSAGE, InboundEvent.Kind.UNREADABLE, InboundEvent.Kind.MESSAGE);
    }

    @Test
    void takesNoCommentOfAnotherPage() {
        String other = comment("add", "1_1", "7001", "a").replace("\"id\":\"" + PAGE + "\"", "\"id\":\"999\"");

        assertThat(split(other)).singleElement().isInstanceOf(InboundEvent.Unreadable.class);
    }

    @Test
    void splitsABatchOfAThousandQuickly() {
        String[] values = IntStream.range(0, 1000)
                .mapToObj(i -> value("add", "1001_" + i, "7" + i, "Keluhan nomor " + i, ""))
                .toArray(String[]::new);
        String batch = delivery(values);
        split(batch);

        long began = System.nanoTime();
        List<InboundEvent> events = split(batch);
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(events).hasSize(1000).allMatch(InboundEvent.Message.class::isInstance);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }
}
