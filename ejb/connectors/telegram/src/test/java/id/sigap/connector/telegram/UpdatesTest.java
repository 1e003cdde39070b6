package id.sigap.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Place;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.tck.TestChannel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatesTest {
    private static final Bot BOT = new Bot(Optional.of("110201543"), Optional.of("pengaduan_bot"));
    private static final String SITI =
            "\"from\": {\"id\": 5000001, \"is_bot\": false, \"first_name\": \"Siti\", \"username\": \"siti\"}";
    private static final String PRIVATE = SITI + ", \"chat\": {\"id\": 5000001, \"type\": \"private\"}";
    private static final String GROUP =
            SITI + ", \"chat\": {\"id\": -4000001, \"type\": \"group\", \"title\": \"Warga RT 5\"}";

    private static Reading read(String json) {
        return Updates.read(
                BOT, new RawDelivery("k", "application/json", Map.of(), Bytes.utf8(json), TestChannel.NOW, ""));
    }

    private static Reading message(String who, String content) {
        return read("{\"update_id\": 7, \"message\": {\"message_id\": 12, \"date\": 1795662000, " + who + ", " + content
                + "}}");
    }

    private static InboundEvent.Message taken(Reading reading) {
        assertThat(reading.events()).singleElement().isInstanceOf(InboundEvent.Message.class);
        return (InboundEvent.Message) reading.events().get(0);
    }

    @Test
    void readsAPrivateMessage() {
        InboundEvent.Message message = taken(message(PRIVATE, "\"text\": \"Air mati, lihat sgp-2026-000041\""));

        assertThat(message.nativeId()).isEqualTo("5000001/12");
        assertThat(message.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795662000));
        assertThat(message.author().id()).isEqualTo("5000001");
        assertThat(message.author().handle()).contains("@siti");
        assertThat(message.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(message.thread().conversationId()).contains("5000001");
        assertThat(message.thread().tickets()).containsExactly("SGP-2026-000041");
    }

    @Test
    void readsAReplyWithItsQuote() {
        InboundEvent.Message message = taken(message(
                PRIVATE,
                "\"text\": \"Belum\", \"quote\": {\"text\": \"Sudah mengalir\", \"position\": 0},"
                        + " \"reply_to_message\": {\"message_id\": 9, \"chat\": {\"id\": 5000001}}"));

        assertThat(message.thread().repliesTo()).containsExactly("5000001/9");
        assertThat(message.content().text()).isEqualTo("Belum");
        assertThat(message.content().fullText()).contains("> Sudah mengalir\n\nBelum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"external_reply", "reply_to_message"})
    void joinsNoConversationOfAnotherChat(String field) {
        String foreign =
                "\"text\": \"Sudah beres\", \"" + field + "\": {\"message_id\": 9, \"chat\": {\"id\": -4000001,"
                        + " \"type\": \"group\"}, \"origin\": {\"type\": \"user\", \"date\": 1}}";

        InboundEvent.Message message = taken(message(PRIVATE, foreign));

        assertThat(message.thread().repliesTo()).isEmpty();
        assertThat(message.thread().conversationId()).contains("5000001");
        assertThat(message.content().text()).isEqualTo("Sudah beres");
    }

    @Test
    void tellsTheAddressBehindALink() {
        InboundEvent.Message message = taken(message(
                PRIVATE,
                "\"text\": \"Lihat ini\", \"entities\": [{\"type\": \"text_link\", \"offset\": 6, \"length\": 3,"
                        + " \"url\": \"https://contoh.go.id/a\"}]"));

        assertThat(message.content().fullText()).contains("Lihat ini\n\nhttps://contoh.go.id/a");
    }

    @Test
    void readsAnAlbumAsMessagesOfOneAlbum() {
        InboundEvent.Message message = taken(message(
                PRIVATE,
                "\"media_group_id\": \"1300\", \"photo\": [{\"file_id\": \"kecil\", \"width\": 90, \"height\": 90},"
                        + "{\"file_id\": \"besar\", \"width\": 800, \"height\": 600}]"));

        assertThat(message.attributes()).containsEntry("telegram-album", "1300");
        assertThat(message.content().text()).isEmpty();
        assertThat(message.content().attachments())
                .containsExactly(new Attachment.Remote("", "image/jpeg", "besar", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "document, application/pdf, application/pdf",
        "voice, '', audio/ogg",
        "video, video/quicktime, video/quicktime",
        "video_note, '', video/mp4",
        "audio, '', audio/mpeg",
        "sticker, '', image/webp"
    })
    void readsAFile(String kind, String type, String expected) {
        String mime = type.isEmpty() ? "" : ", \"mime_type\": \"" + type + "\"";
        InboundEvent.Message message =
                taken(message(PRIVATE, "\"" + kind + "\": {\"file_id\": \"f1\", \"file_name\": \"a\"" + mime + "}"));

        assertThat(message.content().attachments())
                .containsExactly(new Attachment.Remote("a", expected, "f1", Optional.empty()));
    }

    @Test
    void leavesOutAFileThatABotCannotDownload() {
        InboundEvent.Message message = taken(message(
                PRIVATE, "\"video\": {\"file_id\": \"f1\", \"file_size\": 20971521, \"file_name\": \"banjir.mp4\"}"));

        assertThat(message.content().attachments())
                .containsExactly(new Attachment.LeftOut("banjir.mp4", "video/mp4", 20971521, "too-large"));
    }

    @Test
    void readsAPlaceAndAContact() {
        InboundEvent.Message place = taken(message(
                PRIVATE,
                "\"location\": {\"latitude\": -1.2379, \"longitude\": 116.8529},"
                        + " \"venue\": {\"title\": \"Pasar Klandasan\", \"address\": \"Jl. Sudirman\"}"));
        InboundEvent.Message contact = taken(message(
                PRIVATE,
                "\"contact\": {\"phone_number\": \"+62811\", \"first_name\": \"Siti\", \"user_id\": 5000001}"));

        assertThat(place.content().place())
                .contains(new Place("Pasar Klandasan, Jl. Sudirman", Optional.of(new Place.Point(-1.2379, 116.8529))));
        assertThat(contact.author().contact()).contains("+62811");
        assertThat(contact.content().text()).isEqualTo("Siti +62811");
    }

    @Test
    void tellsWhatIsForwarded() {
        assertThat(taken(message(PRIVATE, "\"text\": \"x\", \"forward_origin\": {\"type\": \"hidden_user\"}"))
                        .attributes())
                .containsEntry("telegram-forwarded", "hidden_user");
    }

    @Test
    void showsAPersonTheFilesOfAnAlbumInAGroupThatHaveNoWords() {
        String photo = "\"photo\": [{\"file_id\": \"besar\", \"width\": 800, \"height\": 600}]";
        String album = "\"media_group_id\": \"1300\", " + photo;

        assertThat(message(GROUP, album).events())
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.Unreadable.class, part -> {
                    assertThat(part.code()).isEqualTo("album-part");
                    assertThat(part.nativeId()).isEqualTo("-4000001/12");
                });
        assertThat(message(GROUP, album + ", \"caption\": \"Liburan\"").reason())
                .isEqualTo("group-talk");
        assertThat(message(GROUP, photo).reason()).isEqualTo("group-talk");
    }

    @Test
    void takesFromAGroupOnlyWhatIsMeantForTheBot() {
        String mention = "\"text\": \"@Pengaduan_Bot lampu mati\","
                + " \"entities\": [{\"type\": \"mention\", \"offset\": 0, \"length\": 14}]";
        String reply = "\"text\": \"Belum\", \"reply_to_message\": {\"message_id\": 9, \"chat\": {\"id\": -4000001},"
                + " \"from\": {\"id\": 110201543, \"is_bot\": true}}";
        InboundEvent.Message message = taken(message(GROUP, mention));

        assertThat(message.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(message.nativeId()).isEqualTo("-4000001/12");
        assertThat(message.thread().conversationId()).isEmpty();
        assertThat(message.attributes()).containsEntry("telegram-group", "Warga RT 5");
        assertThat(taken(message(GROUP, reply)).thread().repliesTo()).containsExactly("-4000001/9");
        assertThat(message(GROUP, "\"text\": \"Halo semua\"").reason()).isEqualTo("group-talk");
        assertThat(message(GROUP, mention.replace("Pengaduan_Bot", "pengaduan_bat"))
                        .reason())
                .isEqualTo("group-talk");
    }

    @Test
    void tellsTwoEditsWithinOneSecondApart() {
        String edit = "{\"update_id\": %d, \"edited_message\": {\"message_id\": 12, \"date\": 1795662000,"
                + " \"edit_date\": 1795662060, " + PRIVATE + ", \"text\": \"%s\"}}";
        InboundEvent.Edit first = (InboundEvent.Edit)
                read(String.format(edit, 8, "satu")).events().get(0);
        InboundEvent.Edit second =
                (InboundEvent.Edit) read(String.format(edit, 9, "dua")).events().get(0);

        assertThat(first.nativeId()).isEqualTo("5000001/12").isEqualTo(second.nativeId());
        assertThat(first.version()).isNotEqualTo(second.version());
        assertThat(first.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795662060));
        assertThat(second.content().text()).isEqualTo("dua");
    }

    @ParameterizedTest
    @CsvSource({"kicked, BLOCKED", "member, UNBLOCKED"})
    void tellsThatACitizenBlocksTheBotOrNoLongerDoes(String status, InboundEvent.ContactState state) {
        InboundEvent.Contact contact = (InboundEvent.Contact)
                read(membership(PRIVATE, status)).events().get(0);

        assertThat(contact.contact().id()).isEqualTo("5000001");
        assertThat(contact.state()).isEqualTo(state);
        assertThat(contact.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795662000));
        assertThat(contact.version()).isEqualTo("7-1795662000");
    }

    @Test
    void tellsNothingOfWhatBecomesOfTheBotInAGroupAndHidesNothingElse() {
        assertThat(read(membership("\"chat\": {\"id\": -4000001, \"type\": \"group\"}", "kicked"))
                        .reason())
                .isEqualTo("group-membership");
        assertThat(read(membership(PRIVATE, "restricted")).events())
                .extracting(InboundEvent::kind)
                .containsExactly(InboundEvent.Kind.UNREADABLE);
    }

    private static String membership(String chat, String status) {
        return "{\"update_id\": 7, \"my_chat_member\": {\"date\": 1795662000, " + chat
                + ", \"new_chat_member\": {\"status\": \"" + status + "\"}}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"update_id\": 7, \"channel_post\": {\"message_id\": 1}} | channel_post",
                "{\"update_id\": 7, \"callback_query\": {\"id\": \"1\"}} | callback_query",
                "{\"update_id\": 7, \"message_reaction\": {\"message_id\": 1}} | message_reaction",
                "{\"update_id\": 7} | empty"
            })
    void ignoresWithAReasonWhatSaysNothing(String update, String reason) {
        assertThat(read(update).reason()).isEqualTo(reason);
    }

    @Test
    void ignoresTheButtonThatOpensAChat() {
        assertThat(message(PRIVATE, "\"text\": \"/start\"").reason()).isEqualTo("start");
        assertThat(taken(message(PRIVATE, "\"text\": \"/start air mati\""))
                        .content()
                        .text())
                .isEqualTo("/start air mati");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"story\": {\"id\": 1}", "\"something_new\": {}", "\"text\": 5.5e3, \"date\": \"x\""})
    void losesNothingThatACitizenSends(String content) {
        assertThat(message(PRIVATE, content).events()).hasSize(1);
    }

    @Test
    void marksWhatAMachineWrote() {
        String bot = PRIVATE.replace("\"is_bot\": false", "\"is_bot\": true");

        assertThat(taken(message(bot, "\"text\": \"Promo\"")).flags()).containsExactly(InboundEvent.Flag.AUTOMATIC);
    }

    @Test
    void recognisesItsOwnMessage() {
        assertThat(message(
                                PRIVATE.replace("\"id\": 5000001, \"is_bot\"", "\"id\": 110201543, \"is_bot\""),
                                "\"text\": \"x\"")
                        .events())
                .singleElement()
                .isInstanceOf(InboundEvent.OwnMessage.class);
    }

    @Test
    void tellsAnIdThatIsUsedAgainApart() {
        assertThat(Updates.key(jakarta.json.Json.createObjectBuilder()
                        .add("update_id", 7)
                        .add("message", jakarta.json.Json.createObjectBuilder().add("date", 100))
                        .build()))
                .contains("7-100");
    }
}
