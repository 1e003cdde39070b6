package id.sigap.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Place;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.tck.TestChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivitySplitterTest {

    private static List<InboundEvent> split(String body) {
        return split(body, Map.of());
    }

    private static List<InboundEvent> split(String body, Map<String, String> attributes) {
        return new ActivitySplitter(Office.ACCOUNT)
                .split(new RawDelivery("k", "application/json", attributes, Bytes.utf8(body), TestChannel.NOW, ""));
    }

    private static InboundEvent one(String body) {
        List<InboundEvent> events = split(body);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @Test
    void readsAMentionWithItsWordsPlaceAndFiles() {
        InboundEvent.Message message = (InboundEvent.Message) one(Payloads.MENTION);

        assertThat(message.nativeId()).isEqualTo("2080765813578191303");
        assertThat(message.version()).isEqualTo("1");
        assertThat(message.occurredAt()).isEqualTo(Instant.parse("2026-11-21T21:23:23Z"));
        assertThat(message.author().handle()).contains("@siti");
        assertThat(message.content().text())
                .isEqualTo("@PemkotContoh lampu di Jl. Melati & Jl. Mawar mati, tiket SGP-2026-000041"
                        + " https://contoh.id/berita");
        assertThat(message.thread().tickets()).containsExactly("SGP-2026-000041");
        assertThat(message.thread().conversationId()).contains("2080765813578191303");
        assertThat(message.content().place())
                .contains(new Place("Balikpapan, Indonesia", Optional.of(new Place.Point(-1.27, 116.83))));
        assertThat(message.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(message.attributes()).containsEntry("summoned", "true");
        assertThat(message.content().attachments())
                .extracting(a -> ((Attachment.Remote) a).reference())
                .containsExactly("https://pbs.twimg.com/media/a.jpg", "post:2080765813578191303#7_2");
    }

    @Test
    void takesAPostForOneMessageWhicheverEventsBringIt() {
        String payload = """
                {"id":"10","author_id":"20","conversation_id":"5","text":"Kapan?",
                 "referenced_tweets":[{"type":"replied_to","id":"5"}]}""";

        InboundEvent.Message reply = (InboundEvent.Message) one(Payloads.post("post.reply.create", payload));
        InboundEvent.Message mention = (InboundEvent.Message) one(Payloads.post("post.mention.create", payload));

        assertThat(reply.nativeId() + reply.version()).isEqualTo(mention.nativeId() + mention.version());
        assertThat(reply.thread().repliesTo()).containsExactly("5");
        assertThat(reply.attributes()).containsEntry("summoned", "false");
    }

    @Test
    void takesALaterVersionForAnEditOfTheFirst() {
        InboundEvent.Edit edit = (InboundEvent.Edit) one(Payloads.post("post.mention.create", """
                {"id":"12","author_id":"20","conversation_id":"10","text":"Lampu mati lagi",
                 "edit_history_tweet_ids":["10","11","12"]}"""));

        assertThat(edit.nativeId()).isEqualTo("10");
        assertThat(edit.version()).isEqualTo("12");
        assertThat(edit.content().text()).isEqualTo("Lampu mati lagi");
    }

    @Test
    void readsADeletion() {
        InboundEvent.Deletion deletion =
                (InboundEvent.Deletion) one(Payloads.post("post.delete", "{\"id\":\"10\",\"author_id\":\"20\"}"));

        assertThat(deletion.nativeId()).isEqualTo("10").isEqualTo(deletion.version());
        assertThat(deletion.occurredAt()).isEqualTo(TestChannel.NOW);
    }

    @Test
    void knowsTheOfficesOwnPost() {
        InboundEvent.OwnMessage own = (InboundEvent.OwnMessage) one(Payloads.post("post.create", """
                {"id":"30","author_id":"1500000000000000001","conversation_id":"10","text":"@siti Sudah kami teruskan.",
                 "in_reply_to_user_id":"20","referenced_tweets":[{"type":"replied_to","id":"10"}]}"""));

        assertThat(own.recipient().orElseThrow().id()).isEqualTo("20");
        assertThat(own.thread().repliesTo()).containsExactly("10");
        assertThat(own.outboxId()).isEmpty();
    }

    @Test
    void readsADirectMessageOfBothFormsAsTheSame() {
        InboundEvent.Message old = (InboundEvent.Message) one(Payloads.post("dm.received", """
                {"direct_message_events":[{"type":"message_create","id":"40","created_timestamp":"1795311000000",
                  "message_create":{"target":{"recipient_id":"1500000000000000001"},"sender_id":"20",
                   "message_data":{"text":"Air keruh &lt;tolong&gt;",
                    "attachment":{"type":"media","media":{"id_str":"77","type":"photo","media_url_https":"https://ton.x.com/1.jpg"}}}}}],
                 "users":{"20":{"id":"20","name":"Budi","screen_name":"budi"}}}"""));
        InboundEvent.Message today = (InboundEvent.Message) one(Payloads.post("dm.received", """
                {"id":"40","event_type":"MessageCreate","sender_id":"20","text":"Air keruh &lt;tolong&gt;",
                 "dm_conversation_id":"20-1500000000000000001","created_at":"2026-11-21T21:23:23Z"}"""));

        assertThat(old.nativeId()).isEqualTo(today.nativeId());
        assertThat(old.content().text())
                .isEqualTo("Air keruh <tolong>")
                .isEqualTo(today.content().text());
        assertThat(old.thread().conversationId()).isEqualTo(today.thread().conversationId());
        assertThat(old.author().handle()).contains("@budi");
        assertThat(old.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(old.content().attachments()).hasSize(1);
    }

    @Test
    void readsAPageTheOldestFirst() {
        String page = """
                {"data":[{"id":"12","author_id":"20","text":"dua"},{"id":"11","author_id":"21","text":"satu"},{"text":"?"}],
                 "includes":{"users":[{"id":"21","name":"Ani","username":"ani"}]},
                 "errors":[{"title":"Not Found Error"}],"meta":{"result_count":3}}""";

        List<InboundEvent> events = split(page, Map.of("source", "mentions"));

        assertThat(events).extracting(e -> e.kind().name()).containsExactly("UNREADABLE", "MESSAGE", "MESSAGE");
        assertThat(events.get(1).nativeId()).isEqualTo("11");
        assertThat(split("{\"meta\":{\"result_count\":0}}", Map.of("source", "mentions")))
                .isEmpty();
    }

    @Test
    void passesOverWhatSaysNothingToAComplaintDesk() {
        assertThat(split(Payloads.post("like.create", "{\"id\":\"1\"}"))).isEmpty();
        assertThat(split(Payloads.post("dm.read", "{}"))).isEmpty();
        assertThat(split("{\"data\":[{\"event_type\":\"dm.received\",\"payload\":{\"id\":\"1\","
                        + "\"event_type\":\"ParticipantsJoin\"}}]}"))
                .isEmpty();
    }

    @Test
    void givesToAPersonWhatItDoesNotKnow() {
        assertThat(one(Payloads.post("post.something.new", "{\"id\":\"1\"}")))
                .isInstanceOfSatisfying(
                        InboundEvent.Unreadable.class, u -> assertThat(u.code()).isEqualTo("event-unknown"));
        assertThat(one("{\"data\":7}").kind()).isEqualTo(InboundEvent.Kind.UNREADABLE);
        assertThat(one(Payloads.post("post.mention.create", "{\"id\":\"../1\",\"author_id\":\"2\"}"))
                        .kind())
                .isEqualTo(InboundEvent.Kind.UNREADABLE);
    }
}
