package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person under several ids of a platform. */
class AuthorsTest {
    private CoreInMemory core;
    private PlainConnector chat;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        chat = new PlainConnector("chat", Capability.SENDS_PRIVATE);
        core.deploy("chat", chat);
    }

    @Test
    void joinsALaterMessageUnderAnIdThatStoodBesideTheFirst() {
        write("1", "user-7", Set.of("62811"), "user-7");
        write("2", "62811", Set.of(), "62811");

        assertThat(complaints()).hasSize(1);
    }

    @Test
    void joinsALaterMessageThatNamesTheFirstIdBesideItsOwn() {
        write("1", "62811", Set.of(), "62811");
        write("2", "user-7", Set.of("62811"), "user-7");
        write("3", "user-7", Set.of(), "user-7");

        assertThat(complaints()).hasSize(1);
    }

    @Test
    void keepsOneAuthorAlsoWhereTheConversationIsAnother() {
        write("1", "user-7", Set.of("62811"), "thread-a");
        write("2", "62811", Set.of(), "thread-b");
        write("3", "62811", Set.of("user-7"), "thread-c");

        assertThat(complaints()).hasSize(3);
        assertThat(core.rows("select distinct author_key from complaint")).hasSize(1);
    }

    @Test
    void tellsStrangersApart() {
        write("1", "user-7", Set.of("62811"), "user-7");
        write("2", "user-8", Set.of("62812"), "user-8");

        assertThat(complaints()).hasSize(2);
        assertThat(core.rows("select distinct author_key from complaint")).hasSize(2);
    }

    private List<Object> complaints() {
        return core.rows("select id from complaint");
    }

    private void write(String id, String author, Set<String> otherIds, String conversation) {
        chat.brings(new InboundEvent.Message(
                id,
                "1",
                Instant.now(),
                new Person(author, Optional.empty(), Optional.empty(), Optional.empty(), otherIds),
                Content.of("Lampu mati " + id),
                new ThreadReference(Optional.of(conversation), List.of(), List.of()),
                Visibility.PRIVATE,
                Set.of(),
                Map.of()));
        long delivery = core.get(Intake.class)
                .accept(
                        "chat",
                        new RawDelivery(
                                UUID.randomUUID().toString(),
                                "application/json",
                                Map.of(),
                                Bytes.utf8("{}"),
                                Instant.now(),
                                ""));
        core.get(Intake.class).process(delivery);
        assertThat(core.rows("select state from delivery where id = " + delivery))
                .containsExactly("done");
    }
}
