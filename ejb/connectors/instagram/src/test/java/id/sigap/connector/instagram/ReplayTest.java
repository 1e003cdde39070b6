package id.sigap.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.meta.Comment;
import id.sigap.standin.meta.MetaErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gap: citizens comment and write while the webhook is silent, and an administrator asks for it again. */
class ReplayTest {
    private final InstagramDesk desk = new InstagramDesk();
    private final Comment media = desk.meta.instagram().accountPublishes("Selamat pagi, warga!");
    private final Comment early = desk.meta.instagram().citizenComments(media.id(), "lama", "Sudah lama sampai");
    private final List<InboundEvent> brought = new ArrayList<>();

    @AfterEach
    void close() {
        desk.close();
    }

    private Instant gap() {
        desk.time.pass(Duration.ofHours(2));
        desk.events();
        desk.events.clear();
        desk.meta.instagram().deliveries().hold();
        return desk.time.instant();
    }

    @Test
    void bringsEachCommentOfTheGapAsTheWebhookWouldHave() {
        OutboundMessage answer =
                InstagramDesk.answer(desk.last(InboundEvent.Message.class), Visibility.PUBLIC, "Sudah kami teruskan.");
        Instant gap = gap();
        Comment top = desk.meta.instagram().citizenComments(media.id(), "budi", "Pohon tumbang");
        desk.meta.instagram().citizenComments(top.id(), "siti", "Menutup jalan");
        desk.meta.instagram().citizenComments(early.id(), "lama", "Masih belum diangkut");
        assertThat(desk.send(answer)).isInstanceOf(SendOutcome.Accepted.class);

        replay(gap);

        desk.meta.instagram().deliveries().release();
        assertThat(brought).hasSize(4).containsExactlyInAnyOrderElementsOf(desk.events());
        assertThat(brought).extracting(InboundEvent::kind).contains(InboundEvent.Kind.OWN_MESSAGE);
    }

    @Test
    void looksThroughMorePagesOfMediaAndOfComments() {
        Instant gap = gap();
        List<String> written = new ArrayList<>();
        IntStream.range(0, 45).forEach(i -> desk.meta.instagram().accountPublishes("Foto " + i));
        IntStream.range(0, 120)
                .forEach(i -> written.add(desk.meta
                        .instagram()
                        .citizenComments(media.id(), "warga" + i, "Keluhan " + i)
                        .id()));

        replay(gap);

        assertThat(brought).extracting(InboundEvent::nativeId).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void goesOnWhereALimitStoppedIt() {
        Instant gap = gap();
        desk.meta.instagram().citizenComments(media.id(), "budi", "Pohon tumbang");
        desk.meta.next("GET /" + media.id() + "/comments", new Mischief.Instead(MetaErrors.limited(7)));
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
    void bringsPrivateMessagesTooAsTheWebhookWouldHave() {
        desk.meta.instagram().messages().citizenWrites("budi", "Sudah lama sampai");
        Instant gap = gap();
        desk.meta.instagram().citizenComments(media.id(), "budi", "Pohon tumbang");
        desk.meta.instagram().messages().citizenWrites("budi", "Nomor saya 0812");
        desk.meta.instagram().messages().citizenSends("budi", "image", "https://scontent.example/a.jpg");
        desk.meta.instagram().messages().officeWrites("budi", "Kami periksa.");
        IntStream.range(0, 20)
                .forEach(i -> desk.meta.instagram().messages().citizenWrites("warga" + i, "Keluhan " + i));

        replay(gap);

        desk.meta.instagram().deliveries().release();
        assertThat(brought).hasSize(24).containsExactlyInAnyOrderElementsOf(desk.events());
        assertThat(brought)
                .filteredOn(InboundEvent.OwnMessage.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.OwnMessage.class,
                        own -> assertThat(own.visibility()).isEqualTo(Visibility.PRIVATE));
    }

    @Test
    void bringsWhatTheWebhookBroughtAsTheSameEvent() {
        Instant gap = gap();
        desk.meta.instagram().deliveries().release();
        desk.meta.instagram().messages().citizenWrites("budi", "Air mati");

        replay(gap);

        assertThat(brought).hasSize(1).isEqualTo(desk.events());
    }

    @Test
    void walksThroughCommentsWhereMessagesAreRefused() {
        Instant gap = gap();
        desk.meta.instagram().citizenComments(media.id(), "budi", "Pohon tumbang");
        desk.meta.instagram().messages().citizenWrites("budi", "Nomor saya 0812");
        refuse("/conversations", 2);
        String cursor = walk(rewound(gap), 1);
        assertThat(brought).hasSize(1);

        assertThat(look(cursor)).isInstanceOf(PollResult.Refused.class);
        replay(cursor);
        assertThat(brought).as("once the permission is there").hasSize(2);
    }

    @Test
    void walksThroughMessagesWhereCommentsAreRefused() {
        Instant gap = gap();
        desk.meta.instagram().citizenComments(media.id(), "budi", "Pohon tumbang");
        desk.meta.instagram().messages().citizenWrites("budi", "Nomor saya 0812");
        String cursor = rewound(gap);
        refuse("/media", 2);
        cursor = walk(cursor, 1);
        assertThat(brought).extracting(InboundEvent::kind).containsExactly(InboundEvent.Kind.MESSAGE);

        assertThat(look(cursor)).isInstanceOf(PollResult.Refused.class);
        replay(cursor);
        assertThat(brought).hasSize(2);
    }

    @Test
    void saysSoWhereBothAreRefused() {
        String cursor = rewound(gap());
        desk.time.pass(Duration.ofDays(2));
        refuse("/media", 2);
        refuse("/conversations", 2);
        assertThat(look(cursor)).isInstanceOf(PollResult.Refused.class);

        assertThat(desk.connector.replay(desk.channel.open(), desk.time.instant()))
                .isInstanceOf(ReplayOutcome.Failed.class);
    }

    @Test
    void givesARefusedListUpAfterADayButNotForAToken() {
        refuse("/conversations", 1);
        String cursor = walk(rewound(gap()), 1);
        desk.time.pass(Duration.ofHours(25));

        desk.meta.next("/conversations", again(2, MetaErrors.token()));
        assertThat(look(cursor)).isInstanceOf(PollResult.Refused.class);
        refuse("/conversations", 2);
        String after = walk(cursor, 1);
        int calls = desk.meta.calls().size();
        walk(after, 2);
        assertThat(desk.meta.calls()).hasSize(calls);
    }

    @Test
    void goesOnAfterAnUpdateThatAddedMessages() {
        Instant gap = gap();
        desk.meta.instagram().citizenComments(media.id(), "budi", "Pohon tumbang");

        walk(rewound(gap).replaceFirst("^l01 ", ""), 3);

        assertThat(brought).hasSize(1);
    }

    @Test
    void asksInstagramNothingWhereNobodyAskedForAGap() {
        String cursor = replay(gap());
        int calls = desk.meta.calls().size();

        desk.time.pass(Duration.ofDays(1));
        assertThat(desk.connector.poll(desk.channel.open(), Optional.of(cursor), Duration.ZERO))
                .isEqualTo(new PollResult.Polled(List.of(), cursor, false));
        assertThat(desk.connector.poll(desk.channel.open(), Optional.empty(), Duration.ZERO))
                .isEqualTo(new PollResult.Polled(List.of(), "", false));
        assertThat(desk.meta.calls()).hasSize(calls);
    }

    @Test
    void tellsTheAdministratorWhyNothingComesAgain() {
        desk.meta.next("/media", new Mischief.Instead(MetaErrors.token()));
        assertThat(desk.connector.replay(desk.channel.open(), desk.time.instant()))
                .isInstanceOfSatisfying(
                        ReplayOutcome.Failed.class,
                        failed -> assertThat(failed.message().id()).contains("Token akses Instagram"));
        assertThat(desk.connector.replay(
                        InstagramDesk.channel()
                                .setting(GraphSettings.GRAPH_VERSION, "x")
                                .open(),
                        desk.time.instant()))
                .isInstanceOfSatisfying(
                        ReplayOutcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("setting-missing"));
    }

    private String rewound(Instant gap) {
        return ((ReplayOutcome.Rewound) desk.connector.replay(desk.channel.open(), gap)).cursor();
    }

    private String replay(Instant gap) {
        return replay(rewound(gap));
    }

    private String replay(String cursor) {
        return walk(cursor, 20);
    }

    private PollResult look(String cursor) {
        return desk.connector.poll(desk.channel.open(), Optional.of(cursor), Duration.ZERO);
    }

    private void refuse(String list, int times) {
        desk.meta.next(list, again(times, MetaErrors.of(403, 10, 0, "(#10) Application does not have permission")));
    }

    private static Mischief[] again(int times, Answer answer) {
        return Stream.generate(() -> new Mischief.Instead(answer)).limit(times).toArray(Mischief[]::new);
    }

    private String walk(String from, int most) {
        String cursor = from;
        for (int round = 0; round < most; round++) {
            PollResult result = look(cursor);
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
