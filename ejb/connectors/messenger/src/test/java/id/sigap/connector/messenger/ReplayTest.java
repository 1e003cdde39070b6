package id.sigap.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.standin.Call;
import id.sigap.standin.Mischief;
import id.sigap.standin.meta.MetaErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gap: citizens write while the webhook is silent, and an administrator asks for it again. */
class ReplayTest {
    private final ChatDesk desk = new ChatDesk();
    private final List<InboundEvent> brought = new ArrayList<>();

    @AfterEach
    void close() {
        desk.close();
    }

    private Instant gap() {
        desk.time.pass(Duration.ofHours(2));
        desk.events();
        desk.events.clear();
        desk.meta.messenger().deliveries().hold();
        return desk.time.instant();
    }

    @Test
    void bringsEachMessageOfTheGapAsTheWebhookWouldHave() {
        desk.meta.messenger().citizenWrites("Budi", "Sudah lama sampai");
        desk.meta.messenger().citizenWrites("Lama", "Sudah lama sampai");
        Instant gap = gap();
        desk.meta.messenger().citizenWrites("Budi", "Masih belum diangkut");
        desk.meta.messenger().citizenSends("Budi", "image", "https://scontent.example/a.jpg");
        desk.meta.messenger().citizenSends("Budi", "audio", "https://cdn.example/b.mp3");
        desk.meta.messenger().officeWrites("Budi", "Kami periksa.");
        desk.meta.messenger().citizenWrites("Siti", "Air mati");

        replay(gap);

        desk.meta.messenger().deliveries().release();
        assertThat(brought).hasSize(5).containsExactlyInAnyOrderElementsOf(desk.events());
        assertThat(brought).extracting(InboundEvent::kind).contains(InboundEvent.Kind.OWN_MESSAGE);
        assertThat(lists("/messages")).as("one for each conversation with news").isEqualTo(2);
    }

    @Test
    void looksThroughMorePagesOfConversationsAndEndsWhereTheyAreOld() {
        IntStream.range(0, 45).forEach(i -> desk.meta.messenger().citizenWrites("Lama " + i, "Dahulu"));
        Instant gap = gap();
        List<String> written = new ArrayList<>();
        IntStream.range(0, 25)
                .forEach(i -> written.add(desk.meta.messenger().citizenWrites("Warga " + i, "Keluhan " + i)));

        replay(gap);

        assertThat(brought).extracting(InboundEvent::nativeId).containsExactlyInAnyOrderElementsOf(written);
        assertThat(lists("/conversations"))
                .as("and the one that tells whether Meta answers")
                .isEqualTo(5 + 1);
    }

    @Test
    void goesOnWhereALimitStoppedIt() {
        Instant gap = gap();
        desk.meta.messenger().citizenWrites("Budi", "Air mati");
        desk.meta.next("/messages", new Mischief.Instead(MetaErrors.limited(7)));
        String cursor = walk(rewound(gap), 1);

        assertThat(desk.connector.poll(desk.channel.open(), Optional.of(cursor), Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Away.class,
                        away -> assertThat(away.retryAfter()).isEqualTo(Duration.ofMinutes(7)));
        assertThat(brought).isEmpty();
        desk.time.pass(Duration.ofMinutes(8));
        walk(cursor, 1);
        assertThat(brought).hasSize(1);
    }

    @Test
    void tellsOfAMessageThatItsListDoesNotShow() {
        Instant gap = gap();
        desk.meta.messenger().citizenWrites("Budi", "");

        replay(gap);

        assertThat(brought)
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Message.class,
                        message -> assertThat(message.content().attachments()).hasSize(1));
    }

    private long lists(String edge) {
        return desk.meta.calls().stream()
                .map(Call::path)
                .filter(path -> path.endsWith(edge))
                .count();
    }

    private String rewound(Instant gap) {
        return ((ReplayOutcome.Rewound) desk.connector.replay(desk.channel.open(), gap)).cursor();
    }

    private void replay(Instant gap) {
        String cursor = walk(rewound(gap), 20);
        int calls = desk.meta.calls().size();
        walk(cursor, 3);
        assertThat(desk.meta.calls()).as("it ends with the gap").hasSize(calls);
    }

    private String walk(String from, int most) {
        String cursor = from;
        for (int round = 0; round < most; round++) {
            PollResult result = desk.connector.poll(desk.channel.open(), Optional.of(cursor), Duration.ZERO);
            if (!(result instanceof PollResult.Polled polled)) {
                return cursor;
            }
            for (RawDelivery delivery : polled.deliveries()) {
                brought.addAll(desk.connector.split(desk.channel.open(), delivery));
            }
            cursor = polled.cursor();
            assertThat(cursor).hasSizeLessThan(2000);
        }
        return cursor;
    }
}
