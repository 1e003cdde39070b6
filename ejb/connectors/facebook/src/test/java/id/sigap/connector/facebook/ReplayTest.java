package id.sigap.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.graph.GraphSettings;
import id.sigap.standin.Call;
import id.sigap.standin.Mischief;
import id.sigap.standin.meta.Comment;
import id.sigap.standin.meta.MetaErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gap: citizens write while the webhook is silent, and an administrator asks for it again. */
class ReplayTest {
    private final PageDesk desk = new PageDesk();
    private final Comment post = desk.meta.facebook().pagePosts("Selamat pagi, warga!");
    private final List<InboundEvent> brought = new ArrayList<>();
    private Instant gap = Instant.EPOCH;

    @BeforeEach
    void falls() {
        desk.meta.facebook().citizenComments(post.id(), "Lama", "Sudah lama sampai");
        desk.time.pass(Duration.ofHours(2));
        gap = desk.time.instant();
        desk.events();
        desk.events.clear();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void bringsEachCommentOfTheGapAsTheWebhookWouldHave() {
        desk.meta.facebook().deliveries().hold();
        Comment top = desk.meta.facebook().citizenComments(post.id(), "Budi", "Pohon tumbang");
        desk.time.pass(Duration.ofMinutes(1));
        desk.meta.facebook().citizenComments(top.id(), "Siti", "", "https://scontent.example/a.jpg");
        desk.meta.facebook().officeComments(top.id(), "Regu sudah berangkat.");
        desk.meta.facebook().citizenPosts("Joko", "Sampah menumpuk", "https://scontent.example/b.jpg");
        desk.meta.facebook().pagePosts("Kantor tutup hari Jumat.");

        replay();

        desk.meta.facebook().deliveries().release();
        assertThat(brought).hasSize(4).containsExactlyInAnyOrderElementsOf(desk.events());
        assertThat(brought).extracting(InboundEvent::kind).contains(InboundEvent.Kind.OWN_MESSAGE);
    }

    @Test
    void doublesNothingThatTheWebhookBroughtBefore() {
        desk.meta.facebook().citizenComments(post.id(), "Budi", "Air mati");
        desk.meta.facebook().officeComments(post.id(), "Kami periksa.");
        List<InboundEvent> before = desk.events();

        replay();

        assertThat(brought).hasSize(2).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void tellsAnEditedCommentOnceAsItReadsNow() {
        desk.meta.facebook().deliveries().hold();
        Comment comment = desk.meta.facebook().citizenComments(post.id(), "Budi", "Air mati");
        desk.meta.facebook().citizenEdits(comment.id(), "Air mati sejak Senin");

        replay();

        assertThat(brought).singleElement().isInstanceOfSatisfying(InboundEvent.Message.class, message -> {
            assertThat(message.version()).isEqualTo("1");
            assertThat(message.content().text()).isEqualTo("Air mati sejak Senin");
        });
    }

    @Test
    void looksThroughMorePagesOfPostsAndOfComments() {
        desk.meta.facebook().deliveries().hold();
        List<String> written = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> desk.meta.facebook().pagePosts("Pengumuman " + i));
        IntStream.range(0, 130)
                .forEach(i -> written.add(desk.meta
                        .facebook()
                        .citizenComments(post.id(), "Warga " + i, "Keluhan " + i)
                        .id()));

        replay();

        assertThat(brought).extracting(InboundEvent::nativeId).containsExactlyInAnyOrderElementsOf(written);
        assertThat(lists("/feed"))
                .as("and the one that tells whether Facebook answers")
                .isEqualTo(4 + 1);
    }

    @Test
    void looksAtNoPostThatDidNotChange() {
        desk.meta.facebook().deliveries().hold();
        desk.time.pass(Duration.ofHours(2));
        gap = desk.time.instant();

        replay();

        assertThat(brought).isEmpty();
        assertThat(lists("/comments")).isZero();
    }

    @Test
    void goesOnWhereALimitStoppedIt() {
        desk.meta.facebook().deliveries().hold();
        Comment other = desk.meta.facebook().pagePosts("Selamat siang, warga!");
        desk.meta.facebook().citizenComments(post.id(), "Budi", "Pohon tumbang");
        desk.meta.facebook().citizenComments(other.id(), "Siti", "Air mati");
        desk.meta.next("GET /" + post.id() + "/comments", new Mischief.Instead(MetaErrors.limited(7)));

        Optional<String> cursor = Optional.of(walk(rewound(), 3));

        assertThat(brought).hasSize(1);
        assertThat(desk.connector.poll(desk.channel.open(), cursor, Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Away.class,
                        away -> assertThat(away.retryAfter()).isEqualTo(Duration.ofMinutes(7)));
        desk.time.pass(Duration.ofMinutes(8));
        walk(cursor.get(), 3);
        assertThat(brought)
                .extracting(event -> ((InboundEvent.Message) event).content().text())
                .containsExactlyInAnyOrder("Pohon tumbang", "Air mati");
    }

    @Test
    void leavesCallsToAnswersWhereTheAllowanceIsMuchUsed() {
        desk.meta.facebook().deliveries().hold();
        desk.meta.facebook().citizenComments(post.id(), "Budi", "Pohon tumbang");
        String cursor = rewound();
        desk.meta.usage(80);

        cursor = walk(cursor, 1);
        long calls = desk.meta.calls().size();
        cursor = walk(cursor, 5);

        assertThat(desk.meta.calls()).hasSize((int) calls);
        assertThat(brought).isEmpty();
        desk.meta.usage(10);
        desk.time.pass(Duration.ofMinutes(5));
        walk(cursor, 1);
        assertThat(brought).hasSize(1);
    }

    @Test
    void passesOverAPostThatWasDeletedMeanwhile() {
        desk.meta.facebook().deliveries().hold();
        Comment gone = desk.meta.facebook().pagePosts("Salah tulis");
        desk.meta.facebook().citizenComments(gone.id(), "Budi", "Apa ini?");
        desk.meta.facebook().citizenComments(post.id(), "Siti", "Air mati");
        String cursor = rewound();
        desk.meta.next("GET /" + gone.id() + "/comments", new Mischief.Instead(gone(gone.id())));

        walk(cursor, 3);

        assertThat(brought)
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Message.class,
                        message -> assertThat(message.content().text()).isEqualTo("Air mati"));
    }

    private static id.sigap.standin.Answer gone(String id) {
        return MetaErrors.of(400, 100, 33, "Unsupported request. Object with ID '" + id + "' does not exist");
    }

    @Test
    void beginsTheListOfPostsAgainWhereItsPlaceIsGone() {
        desk.meta.facebook().deliveries().hold();
        desk.meta.facebook().citizenComments(post.id(), "Siti", "Air mati");
        String since = String.valueOf(gap.getEpochSecond());

        walk(since + " " + since + "   3 stale 0", 3);

        assertThat(brought).hasSize(1);
    }

    @Test
    void endsWithTheGapWhereNobodyWantsRegularLooks() {
        String cursor = replay();
        int calls = desk.meta.calls().size();

        desk.time.pass(Duration.ofDays(1));
        assertThat(desk.connector.poll(desk.channel.open(), Optional.of(cursor), Duration.ZERO))
                .isEqualTo(new PollResult.Polled(List.of(), cursor, false));
        assertThat(desk.meta.calls()).hasSize(calls);
    }

    @Test
    void tellsTheAdministratorWhyNothingComesAgain() {
        assertThat(desk.connector.describe().can(Capability.REPLAYS)).isTrue();
        desk.meta.next("/feed", new Mischief.Instead(MetaErrors.token()));
        assertThat(desk.connector.replay(desk.channel.open(), gap))
                .isInstanceOfSatisfying(ReplayOutcome.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("190/460");
                    assertThat(failed.message().id()).contains("Token akses Facebook tidak berlaku");
                });
        desk.meta.next("/feed", new Mischief.Instead(MetaErrors.limited(7)));
        assertThat(desk.connector.replay(desk.channel.open(), gap))
                .isInstanceOfSatisfying(
                        ReplayOutcome.Failed.class,
                        failed -> assertThat(failed.message().id()).contains("7 menit"));
        assertThat(desk.connector.replay(
                        PageDesk.channel()
                                .setting(GraphSettings.GRAPH_VERSION, "x")
                                .open(),
                        gap))
                .isInstanceOfSatisfying(
                        ReplayOutcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("setting-missing"));
    }

    private long lists(String edge) {
        return desk.meta.calls().stream()
                .map(Call::path)
                .filter(path -> path.endsWith(edge))
                .count();
    }

    private String rewound() {
        return ((ReplayOutcome.Rewound) desk.connector.replay(desk.channel.open(), gap)).cursor();
    }

    private String replay() {
        return walk(rewound(), 20);
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
