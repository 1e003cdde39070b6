package id.sigap.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessengerSplitTest {
    private static final String PAGE = ChatDesk.OPTIONS.pageId();
    private static final UUID OUTBOX = UUID.fromString("0b7e6a52-8f5e-4c1c-9b0e-5d1d8f7f0001");

    static String messaging(String... members) {
        return entries("messaging", "87001", PAGE, members);
    }

    private static String entries(String list, String from, String to, String... members) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"" + PAGE + "\",\"time\":1764300000500,\"" + list + "\":["
                + IntStream.range(0, members.length)
                        .mapToObj(i -> "{\"sender\":{\"id\":\"" + from + "\"},\"recipient\":{\"id\":\"" + to
                                + "\"},\"timestamp\":1764300000123," + members[i] + "}")
                        .collect(Collectors.joining(","))
                + "]}]}";
    }

    private static List<InboundEvent> split(String json) {
        return new MessengerConnector().split(ChatDesk.channel().open(), ChatDesk.delivery(json));
    }

    @Test
    void readsAMessageInMilliseconds() {
        assertThat(
                        split(
                                messaging(
                                        "\"message\":{\"mid\":\"m_1\",\"text\":\"Halo SGP-2026-000041\",\"reply_to\":{\"mid\":\"m_0\"}}")))
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.Message.class, m -> {
                    assertThat(m.occurredAt()).isEqualTo(Instant.ofEpochMilli(1764300000123L));
                    assertThat(m.author().id()).isEqualTo("87001");
                    assertThat(m.visibility()).isEqualTo(Visibility.PRIVATE);
                    assertThat(m.thread().conversationId()).contains("87001");
                    assertThat(m.thread().repliesTo()).containsExactly("m_0");
                    assertThat(m.thread().tickets()).containsExactly("SGP-2026-000041");
                });
    }

    @Test
    void marksWhatAnotherAppHolds() {
        assertThat(split(entries("standby", "87001", PAGE, "\"message\":{\"mid\":\"m_1\",\"text\":\"a\"}")))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Message.class,
                        m -> assertThat(m.attributes()).containsEntry("standby", "true"));
    }

    @Test
    void knowsItsOwnMessageByItsMetadata() {
        assertThat(split(entries(
                        "messaging",
                        PAGE,
                        "87001",
                        "\"message\":{\"mid\":\"m_2\",\"text\":\"a\",\"is_echo\":true,\"app_id\":15,\"metadata\":\"sigap:"
                                + OUTBOX + "\"}")))
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.OwnMessage.class, m -> {
                    assertThat(m.outboxId()).contains(OUTBOX);
                    assertThat(m.recipient().orElseThrow().id()).isEqualTo("87001");
                });
    }

    @Test
    void readsFilesEditsDeletionsAndButtons() {
        List<InboundEvent> events = split(messaging(
                "\"message\":{\"mid\":\"m_1\",\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":"
                        + "\"https://scontent.xx.fbcdn.net/a.jpg?oe=593B77BB\"}},{\"type\":\"location\",\"payload\":"
                        + "{\"coordinates\":{\"lat\":-1.26,\"long\":116.83}}},{\"type\":\"template\"}]}",
                "\"message_edit\":{\"mid\":\"m_1\",\"text\":\"b\",\"num_edit\":2}",
                "\"message\":{\"mid\":\"m_1\",\"is_deleted\":true}",
                "\"postback\":{\"mid\":\"m_3\",\"title\":\"Lapor\",\"payload\":\"START\"}"));

        assertThat(events)
                .extracting(InboundEvent::kind)
                .containsExactly(
                        InboundEvent.Kind.MESSAGE,
                        InboundEvent.Kind.EDIT,
                        InboundEvent.Kind.DELETION,
                        InboundEvent.Kind.MESSAGE);
        InboundEvent.Message first = (InboundEvent.Message) events.get(0);
        assertThat(first.content().place()).isPresent();
        assertThat(first.content().attachments()).hasSize(2);
        assertThat(first.content().attachments().get(0))
                .isInstanceOfSatisfying(
                        Attachment.Remote.class, r -> assertThat(r.expiresAt()).isPresent());
        assertThat(events.get(1).version()).isEqualTo("2");
        assertThat(((InboundEvent.Message) events.get(3)).content().text()).isEqualTo("Lapor");
    }

    @Test
    void tellsOfMessagesThatAreNamedAndElseOfAllUntilTheWatermark() {
        assertThat(split(messaging(
                        "\"delivery\":{\"mids\":[\"m_2\",\"m_3\"],\"watermark\":1764300000000}",
                        "\"delivery\":{\"watermark\":1764300000000}",
                        "\"read\":{\"watermark\":1764300000000}")))
                .extracting(e -> e.kind() + " " + e.nativeId() + " " + e.version())
                .containsExactly(
                        "STATUS m_2 DELIVERED",
                        "STATUS m_3 DELIVERED",
                        "PROGRESS 87001 DELIVERED 2025-11-28T03:20:00Z",
                        "PROGRESS 87001 READ 2025-11-28T03:20:00Z");
    }

    /** As documented for {@code message_reactions}. */
    @Test
    void takesAReactionForAnActOfTheCitizenAndForNoMessage() {
        String reaction =
                "\"reaction\":{\"reaction\":\"love\",\"emoji\":\"\\u2764\\uFE0F\",\"action\":\"react\",\"mid\":\"m_1\"}";

        assertThat(split(messaging(reaction)))
                .containsExactly(new InboundEvent.Contact(
                        Person.of("87001"),
                        "ENGAGED 2025-11-28T03:20:00.123Z",
                        Instant.ofEpochMilli(1764300000123L),
                        InboundEvent.ContactState.ENGAGED));
        assertThat(split(entries("messaging", PAGE, "87001", reaction))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"reaction\":{\"mid\":\"m_1\",\"action\":\"unreact\"}",
                "\"reaction\":{\"mid\":\"m_1\"}",
                "\"account_linking\":{\"status\":\"unlinked\"}",
                "\"pass_thread_control\":{\"new_owner_app_id\":\"1\"}"
            })
    void hearsNothingInWhatIsNoMessage(String member) {
        assertThat(split(messaging(member))).isEmpty();
    }

    @Test
    void keepsTheRestOfABatchWhereOneCannotBeRead() {
        assertThat(split(messaging(
                        "\"message\":{\"mid\":\"m_1\",\"text\":\"a\"}",
                        "\"message\":{\"text\":\"a\"}",
                        "\"message\":{\"mid\":\"m_2\",\"text\":\"b\"}")))
                .extracting(InboundEvent::kind)
                .containsExactly(InboundEvent.Kind.MESSAGE, InboundEvent.Kind.UNREADABLE, InboundEvent.Kind.MESSAGE);
    }

    @Test
    void splitsABatchOfAThousandQuickly() {
        String batch = messaging(IntStream.range(0, 1000)
                .mapToObj(i -> "\"message\":{\"mid\":\"m_" + i + "\",\"text\":\"Keluhan " + i + "\"}")
                .toArray(String[]::new));
        split(batch);

        long began = System.nanoTime();
        List<InboundEvent> events = split(batch);

        assertThat(events).hasSize(1000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }
}
