package id.sigap.connector.whatsapp;

import static id.sigap.connector.whatsapp.Payload.message;
import static id.sigap.connector.whatsapp.Payload.messages;
import static id.sigap.connector.whatsapp.Payload.split;
import static id.sigap.connector.whatsapp.Payload.statuses;
import static id.sigap.connector.whatsapp.Payload.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.DeliveryState;
import id.sigap.connector.api.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppSplitterTest {
    private static InboundEvent.Message one(String rest) {
        List<InboundEvent> events = split(messages(message("wamid.1", rest)));
        assertThat(events).hasSize(1).first().isInstanceOf(InboundEvent.Message.class);
        return (InboundEvent.Message) events.get(0);
    }

    @Test
    void losesNeitherAStrayNorASecondMessageUnderOneId() {
        String text = "\"type\":\"text\",\"text\":{\"body\":\"%s\"}";
        String first = message("wamid.1", text.formatted("Air mati"));

        assertThat(split(messages(first + ",7")))
                .extracting(event -> event.kind().name())
                .containsExactlyInAnyOrder("MESSAGE", "UNREADABLE");
        assertThat(split(messages(first + "," + message("wamid.1", text.formatted("Lampu mati")))))
                .extracting(event -> event.kind().name())
                .containsExactlyInAnyOrder("MESSAGE", "UNREADABLE");
        assertThat(split(messages(first + "," + first))).hasSize(1);
    }

    @Test
    void readsATextWithItsAuthorTimeAndTicket() {
        InboundEvent.Message read = one("\"type\":\"text\",\"text\":{\"body\":\"Soal sgp-2026-000041: air mati\"},"
                + "\"context\":{\"from\":\"628115500100\",\"id\":\"wamid.ours\"}");

        assertThat(read.content().text()).isEqualTo("Soal sgp-2026-000041: air mati");
        assertThat(read.occurredAt()).isEqualTo(Instant.parse("2025-11-22T03:00:00Z"));
        assertThat(read.author().id()).isEqualTo("ID.13491208655302741918");
        assertThat(read.author().otherIds()).containsExactly("628125550001");
        assertThat(read.author().displayName()).contains("Sheena Nelson");
        assertThat(read.author().handle()).contains("@sheena");
        assertThat(read.author().contact()).contains("+628125550001");
        assertThat(read.thread().repliesTo()).containsExactly("wamid.ours");
        assertThat(read.thread().tickets()).containsExactly("SGP-2026-000041");
        assertThat(read.attributes())
                .containsEntry("wa-id", "628125550001")
                .containsEntry("user-id", "ID.13491208655302741918");
    }

    @Test
    void keysACitizenWithoutUserIdOnTheNumber() {
        InboundEvent.Message read = (InboundEvent.Message) split(
                        Payload.change(
                                "{\"contacts\":[{\"profile\":{\"name\":\"Budi\"},\"wa_id\":\"628111\"}],\"messages\":["
                                        + "{\"from\":\"628111\",\"id\":\"wamid.1\",\"timestamp\":\"1763780400\",\"type\":\"text\",\"text\":{\"body\":\"a\"}}]}"))
                .get(0);

        assertThat(read.author().id()).isEqualTo("628111");
        assertThat(read.author().otherIds()).isEmpty();
        assertThat(read.thread().conversationId()).contains("628111");
    }

    @Test
    void keysACitizenWithoutNumberOnTheUserId() {
        InboundEvent.Message read = (InboundEvent.Message) split(
                        Payload.change(
                                "{\"contacts\":[{\"profile\":{\"name\":\"Budi\"},\"user_id\":\"ID.99\"}],\"messages\":["
                                        + "{\"from_user_id\":\"ID.99\",\"group_id\":\"1203@g.us\",\"id\":\"wamid.1\",\"timestamp\":\"1763780400\",\"type\":\"text\",\"text\":{\"body\":\"a\"}}]}"))
                .get(0);

        assertThat(read.author().id()).isEqualTo("ID.99");
        assertThat(read.author().contact()).isEmpty();
        assertThat(read.thread().conversationId()).contains("1203@g.us");
        assertThat(read.attributes()).containsEntry("group-id", "1203@g.us");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "document", "audio", "video", "sticker"})
    void leavesAFileOnThePlatformUntilItIsFetched(String type) {
        InboundEvent.Message read = one(
                "\"type\":\"" + type + "\",\"" + type
                        + "\":{\"id\":2621233374848975,\"mime_type\":\"x/y\",\"caption\":\"Pipa pecah\",\"filename\":\"a.pdf\"}");

        assertThat(read.content().text()).isEqualTo("Pipa pecah");
        assertThat(read.content().attachments())
                .containsExactly(new Attachment.Remote("a.pdf", "x/y", "2621233374848975", Optional.empty()));
    }

    @Test
    void keepsAMessageWhoseFileWhatsAppDoesNotName() {
        assertThat(one("\"type\":\"image\",\"image\":{}").content().attachments())
                .singleElement()
                .isInstanceOf(Attachment.LeftOut.class);
    }

    @Test
    void readsALocationAsAPlace() {
        Place place =
                one("\"type\":\"location\",\"location\":{\"latitude\":-1.2379,\"longitude\":116.8529,\"name\":\"Pasar Klandasan\",\"address\":\"Jl. Sudirman\"}")
                        .content()
                        .place()
                        .orElseThrow();

        assertThat(place.description()).isEqualTo("Pasar Klandasan, Jl. Sudirman");
        assertThat(place.point()).contains(new Place.Point(-1.2379, 116.8529));
    }

    @Test
    void readsAPlaceOffTheEarthByItsNameAlone() {
        Place place = one("\"type\":\"location\",\"location\":{\"latitude\":91,\"longitude\":1e400,\"name\":\"Pasar\"}")
                .content()
                .place()
                .orElseThrow();

        assertThat(place).isEqualTo(Place.described("Pasar"));
    }

    @Test
    void readsContactsButtonsListsAndForms() {
        assertThat(
                        one("\"type\":\"contacts\",\"contacts\":[{\"name\":{\"formatted_name\":\"Pak RT\"},\"phones\":[{\"phone\":\"+62 811\"}]}]")
                                .content()
                                .text())
                .isEqualTo("Pak RT, +62 811");
        assertThat(one("\"type\":\"button\",\"button\":{\"payload\":\"p\",\"text\":\"Sudah selesai\"}")
                        .content()
                        .text())
                .isEqualTo("Sudah selesai");
        assertThat(
                        one("\"type\":\"interactive\",\"interactive\":{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"1\",\"title\":\"Belum\"}}")
                                .content()
                                .text())
                .isEqualTo("Belum");
        assertThat(
                        one("\"type\":\"interactive\",\"interactive\":{\"type\":\"list_reply\",\"list_reply\":{\"id\":\"1\",\"title\":\"Air\",\"description\":\"PDAM\"}}")
                                .content()
                                .text())
                .isEqualTo("Air\nPDAM");
        assertThat(
                        one("\"type\":\"interactive\",\"interactive\":{\"type\":\"nfm_reply\",\"nfm_reply\":{\"response_json\":\"{\\\"flow_token\\\":\\\"x\\\",\\\"lokasi\\\":\\\"RT 5\\\"}\"}}")
                                .content()
                                .text())
                .isEqualTo("lokasi: RT 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.x\",\"emoji\":\"\\uD83D\\uDC4D\"}",
                "\"type\":\"system\",\"system\":{\"type\":\"customer_identity_changed\",\"identity\":\"x\"}",
                "\"type\":\"interactive\",\"interactive\":{\"type\":\"call_permission_reply\"}",
                "\"type\":\"request_welcome\""
            })
    void findsNothingForADeskInWhatHasNoWords(String rest) {
        assertThat(split(messages(message("wamid.1", rest)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"type\":\"unsupported\",\"errors\":[{\"code\":131051}]", "\"type\":\"poll\"", "\"x\":1"})
    void keepsWhatWhatsAppCannotPassOnAsAMessageThatSaysSo(String rest) {
        assertThat(one(rest).content().attachments())
                .singleElement()
                .isInstanceOfSatisfying(
                        Attachment.LeftOut.class, a -> assertThat(a.code()).isEqualTo("unsupported-by-platform"));
    }

    @Test
    void readsAnEditAndARevocationOfTheOriginal() {
        List<InboundEvent> events = split(messages(
                message(
                        "wamid.e",
                        "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.o\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"Baru\"},\"context\":{\"id\":\"wamid.q\"}}}"),
                message("wamid.r", "\"type\":\"revoke\",\"revoke\":{\"original_message_id\":\"wamid.o\"}")));

        assertThat(events)
                .extracting(InboundEvent::kind, InboundEvent::nativeId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(InboundEvent.Kind.EDIT, "wamid.o"),
                        org.assertj.core.groups.Tuple.tuple(InboundEvent.Kind.DELETION, "wamid.o"));
        InboundEvent.Edit edit = (InboundEvent.Edit) events.get(0);
        assertThat(edit.version()).isEqualTo("wamid.e");
        assertThat(edit.content().text()).isEqualTo("Baru");
        assertThat(edit.thread().repliesTo()).containsExactly("wamid.q");
    }

    @Test
    void tellsOfANewNumberInTheOldConversation() {
        InboundEvent.Message read = (InboundEvent.Message) split(
                        Payload.change(
                                "{\"messages\":[{\"from\":\"628111\",\"id\":\"wamid.1\","
                                        + "\"timestamp\":\"1763780400\",\"type\":\"system\",\"system\":{\"body\":\"x\",\"wa_id\":\"628222\",\"type\":\"user_changed_number\"}}]}"))
                .get(0);

        assertThat(read.flags()).containsExactly(InboundEvent.Flag.AUTOMATIC);
        assertThat(read.author().id()).isEqualTo("628222");
        assertThat(read.author().otherIds()).containsExactly("628111");
        assertThat(read.thread().repliesTo()).containsExactly("628111");
        assertThat(read.thread().conversationId()).contains("628222");
    }

    @Test
    void readsStatusesInTheOrderOfProgressWhateverTheOrderTheyCameIn() {
        List<InboundEvent> events = split(statuses(
                "{\"id\":\"wamid.1\",\"status\":\"read\",\"timestamp\":\"1763780403\"}",
                "{\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":\"1763780401\"}",
                "{\"id\":\"wamid.1\",\"status\":\"read\",\"timestamp\":\"1763780403\"}",
                "{\"id\":\"wamid.2\",\"status\":\"failed\",\"timestamp\":\"1763780402\",\"errors\":[{\"code\":131047}]}",
                "{\"id\":\"wamid.1\",\"status\":\"delivered\",\"timestamp\":\"1763780402\"}",
                "{\"id\":\"wamid.1\",\"status\":\"warning\",\"timestamp\":\"1763780402\"}"));

        assertThat(events)
                .extracting(e -> ((InboundEvent.Status) e).state())
                .containsExactly(DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ, DeliveryState.FAILED);
        assertThat(((InboundEvent.Status) events.get(3)).code()).contains("131047");
    }

    @Test
    void takesAStatusThatCarriesTheOutboxIdForEvidence() {
        UUID outbox = UUID.randomUUID();

        List<InboundEvent> events =
                split(statuses("{\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":\"1763780401\","
                        + "\"biz_opaque_callback_data\":\"" + Statuses.callbackData(outbox) + "\"}"));

        assertThat(events).hasSize(2);
        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        InboundEvent.OwnMessage.class,
                        own -> assertThat(own.outboxId()).contains(outbox));
        assertThat(((InboundEvent.OwnMessage) events.get(0)).thread().conversationId())
                .as("an unknown id must not pass for an answer outside Sigap")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign 7", "0b7e1f9c-1111-4222-8333-444455556666", "sigap:x"})
    void takesTheDataOfOtherProgramsForNothing(String data) {
        assertThat(split(statuses("{\"id\":\"wamid.1\",\"status\":\"sent\",\"timestamp\":\"1763780401\","
                        + "\"biz_opaque_callback_data\":\"" + data + "\"}")))
                .singleElement()
                .isInstanceOf(InboundEvent.Status.class);
    }

    @Test
    void readsWhatTheOfficeWroteInItsOwnApp() {
        List<InboundEvent> events = split(Payload.entry("{\"field\":\"smb_message_echoes\",\"value\":"
                + Payload.value(
                        "\"message_echoes\":["
                                + "{\"from\":\"628115500100\",\"to\":\"628125550001\",\"id\":\"wamid.1\",\"timestamp\":\"1763780400\",\"type\":\"text\",\"text\":{\"body\":\"Sudah ditangani\"}},"
                                + "{\"from\":\"628115500100\",\"to\":\"628125550001\",\"id\":\"wamid.2\",\"timestamp\":\"1763780401\",\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.1\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"Sedang ditangani\"}}}},"
                                + "{\"from\":\"628115500100\",\"to\":\"628125550001\",\"id\":\"wamid.3\",\"timestamp\":\"1763780402\",\"type\":\"revoke\",\"revoke\":{\"original_message_id\":\"wamid.1\"}}]")
                + "}"));

        assertThat(events)
                .extracting(InboundEvent::kind)
                .containsExactly(
                        InboundEvent.Kind.OWN_MESSAGE, InboundEvent.Kind.OWN_MESSAGE, InboundEvent.Kind.DELETION);
        InboundEvent.OwnMessage own = (InboundEvent.OwnMessage) events.get(0);
        assertThat(own.content().text()).isEqualTo("Sudah ditangani");
        assertThat(own.thread().conversationId()).contains("ID.13491208655302741918");
        assertThat(events).extracting(InboundEvent::nativeId).containsOnly("wamid.1");
    }

    @Test
    void keepsAMessageForAnotherNumberForAPerson() {
        String other = messages(text("wamid.1", "a")).replace("106540352242922", "999");

        assertThat(split(other))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Unreadable.class, u -> assertThat(u.code()).isEqualTo("other-number"));
    }

    @Test
    void readsTheRestOfABatchWhereOneMessageMakesNoSense() {
        List<InboundEvent> events = split(messages(
                text("wamid.1", "a"), "{\"type\":\"text\"}", message(" ", "\"type\":\"text\""), text("wamid.2", "b")));

        assertThat(events)
                .extracting(InboundEvent::kind)
                .containsExactly(
                        InboundEvent.Kind.MESSAGE,
                        InboundEvent.Kind.UNREADABLE,
                        InboundEvent.Kind.UNREADABLE,
                        InboundEvent.Kind.MESSAGE);
    }

    @Test
    void tellsAPersonThatTheAccountWasClosed() {
        assertThat(split(Payload.entry("{\"field\":\"account_update\",\"value\":{\"event\":\"ACCOUNT_DELETED\"}}")))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Unreadable.class, u -> assertThat(u.code()).isEqualTo("account-restricted"));
        assertThat(split(Payload.entry(
                        "{\"field\":\"message_template_status_update\",\"value\":{\"event\":\"APPROVED\"}}")))
                .isEmpty();
    }

    @Test
    @Timeout(10)
    void readsThousandMessagesOfThreeMegabytesInLinearTime() {
        String words = "Air mati ".repeat(320);
        String inOneChange = messages(IntStream.range(0, 1000)
                .mapToObj(i -> text("wamid." + i, words))
                .toArray(String[]::new));
        String inManyEntries = "{\"object\":\"whatsapp_business_account\",\"entry\":["
                + IntStream.range(0, 1000)
                        .mapToObj(i -> "{\"id\":\"1\",\"changes\":[{\"field\":\"messages\",\"value\":"
                                + Payload.value("\"messages\":[" + text("wamid." + i, words) + "]") + "}]}")
                        .collect(Collectors.joining(","))
                + "]}";
        assertThat(inOneChange.length()).isBetween(2_900_000, 3_200_000);

        Stream.of(inOneChange, inManyEntries).forEach(body -> {
            long start = System.nanoTime();
            assertThat(split(Bytes.utf8(body))).hasSize(1000);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        });
    }
}
