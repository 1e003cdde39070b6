package org.example.sigap.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.mastodon.Audience;
import id.sigap.standin.mastodon.MastodonAccount;
import id.sigap.standin.mastodon.MastodonPlatform;
import id.sigap.standin.mastodon.Post;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.MalformedURLException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in, answers out, and what becomes of an answer where the server misbehaves. */
class MastodonRoundTripTest {
    private static final MastodonAccount OFFICE = new MastodonAccount("14715", "kantor", "token-of-the-office", 300);

    private final MastodonPlatform server = new MastodonPlatform(0, OFFICE);
    private final MastodonConnector connector = new MastodonConnector();
    private Optional<String> cursor = Optional.empty();
    private Duration ahead = Duration.ZERO;
    private Post post = new Post("0", "", "");

    /** How the server takes the next post. */
    enum Mood {
        LIMITED(new Mischief.Instead(Answer.json(429, "{\"error\":\"Too many requests\"}")
                .with("X-RateLimit-Reset", Instant.now().plusSeconds(60).toString()))),
        BUSY(instead(503, "")),
        BROKEN(instead(500, "We're sorry, but something went wrong on our end")),
        HANGS_UP(new Mischief.Drop()),
        TAKES_AND_HANGS_UP(new Mischief.AcceptThenDrop()),
        TAKES_AND_SAYS_502(new Mischief.AcceptThenSay(Answer.text(502, "Bad Gateway"))),
        TAKES_AND_IS_NOT_UNDERSTOOD(new Mischief.Garbage()),
        REFUSES(instead(422, "Validation failed: Text can't be blank")),
        BLOCKED(instead(403, "This action is not allowed")),
        WITHOUT_SCOPE(instead(403, "This action is outside the authorized scopes")),
        LOGIN_REFUSED(instead(401, "The access token is invalid")),
        GONE(instead(404, "The post you are trying to reply to does not appear to exist."));

        private final Mischief way;

        Mood(Mischief way) {
            this.way = way;
        }

        private static Mischief instead(int status, String error) {
            return new Mischief.Instead(Answer.json(status, "{\"error\":\"" + error + "\"}"));
        }
    }

    private void mood(Mood next) {
        server.next("POST /api/v1/statuses", next.way);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ChannelContext channel() {
        return channel(Clock.systemUTC());
    }

    private ChannelContext channel(Clock clock) {
        return TestChannel.of(connector)
                .setting(MastodonConnector.SERVER, server.address() + "/")
                .secret(MastodonConnector.TOKEN, OFFICE.token())
                .clock(clock)
                .open();
    }

    /** Everything that is new, page by page, a quarter of a minute after the last look. */
    private List<InboundEvent> look() {
        ahead = ahead.plusSeconds(15);
        Clock later = Clock.offset(Clock.systemUTC(), ahead);
        List<InboundEvent> events = new ArrayList<>();
        boolean more = true;
        while (more) {
            PollResult.Polled polled =
                    (PollResult.Polled) connector.poll(channel(later), cursor, Duration.ZERO);
            polled.deliveries().forEach(delivery -> events.addAll(connector.split(channel(), delivery)));
            more = polled.more();
            cursor = Optional.of(polled.cursor());
        }
        return events;
    }

    private Clock inAMinute() {
        return Clock.offset(Clock.systemUTC(), ahead.plusSeconds(60));
    }

    private InboundEvent.Message mention(String text, Audience audience) {
        look();
        post = server.citizenPostsPhoto("siti@contoh.id", "@kantor " + text, audience);
        return (InboundEvent.Message) look().get(0);
    }

    private List<String> read() {
        return server.visibleReplies(post).stream().map(Post::text).toList();
    }

    private static OutboundMessage answer(InboundEvent.Message to, String text) {
        return new OutboundMessage(
                UUID.randomUUID(),
                new Conversation(
                        to.author(),
                        to.visibility(),
                        Optional.empty(),
                        List.of(to.nativeId()),
                        Optional.of(to.occurredAt()),
                        to.attributes()),
                List.of(new Part.Text(Part.Role.BODY, text)),
                false);
    }

    @Test
    void beginsWithTheLastDayThoughItsFirstLookComesLate() {
        for (int i = 0; i < 45; i++) {
            server.citizenPosts("siti", "Nomor " + i + " @kantor");
        }

        assertThat(look()).as("it learns where it begins").isEmpty();
        assertThat(look()).hasSize(45);
        assertThat(look()).isEmpty();
    }

    @Test
    void leavesOutWhatIsOlderThanADayAndMissesNothingAfterIt() {
        server.citizenPosts("lama", "@kantor Sudah lama");
        ahead = Duration.ofDays(2);
        assertThat(look()).isEmpty();

        for (int i = 0; i < 95; i++) {
            server.citizenPosts("siti", "Nomor " + i + " @kantor");
        }
        List<InboundEvent> events = look();

        assertThat(events).hasSize(95);
        assertThat(((InboundEvent.Message) events.get(0)).content().text()).isEqualTo("Nomor 0 @kantor");
        assertThat(((InboundEvent.Message) events.get(94)).content().text()).isEqualTo("Nomor 94 @kantor");
        assertThat(look()).isEmpty();
    }

    @Test
    void staysWithinTheServersLimitThoughSigapAsksEverySecond() {
        Instant began = Instant.now();
        int events = 0;
        for (int second = 0; second < 300; second++) {
            if (second % 60 == 30) {
                server.citizenPosts("siti", "@kantor Menit " + second / 60);
            }
            Clock then = Clock.fixed(began.plusSeconds(second), ZoneOffset.UTC);
            PollResult result = connector.poll(channel(then), cursor, Duration.ZERO);
            assertThat(result).as("second %d", second).isInstanceOf(PollResult.Polled.class);
            events += ((PollResult.Polled) result).deliveries().size();
            cursor = Optional.of(((PollResult.Polled) result).cursor());
        }
        assertThat(events).isEqualTo(5);
    }

    @Test
    void goesOnFromWhatItsFirstVersionLeft() {
        look();
        server.citizenPosts("siti", "@kantor Halo");
        cursor = cursor.map(text -> text.substring(0, text.lastIndexOf(' ')));

        assertThat(look()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/media/foto.jpg",
                "https://127.0.0.1/media/foto.jpg",
                "https://10.0.0.5/a",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/a",
                "https://[fd00::1]/a",
                "https://localhost/a",
                "http://8.8.8.8/a"
            })
    void callsNoAddressOfItsOwnNetwork(String address) {
        assertThat(connector.fetch(channel(), address)).isEqualTo(new FetchOutcome.Gone("address-refused"));
    }

    @Test
    void callsItsServerAndTheInternet() throws MalformedURLException {
        URL mine = new URL("https://m.contoh.id");

        assertThat(Addresses.callable(new URL("https://m.contoh.id:443/a.jpg"), mine)).isTrue();
        assertThat(Addresses.callable(new URL("https://8.8.8.8/a.jpg"), mine)).isTrue();
        assertThat(Addresses.callable(new URL("https://m.contoh.id:8443/a.jpg"), mine)).isFalse();
    }

    @Test
    void readsNoAnswerWithoutEnd() {
        InputStream drops = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] into, int at, int length) {
                into[at] = 'a';
                return 1;
            }
        };

        assertThatThrownBy(() -> MastodonApi.read(drops, Integer.MAX_VALUE, System.nanoTime() + 1_000_000))
                .isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> MastodonApi.read(drops, 1000, System.nanoTime() + 60_000_000_000L))
                .isInstanceOf(MastodonApi.TooLarge.class);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> MastodonApi.read(drops, 1000, System.nanoTime() + 60_000_000_000L))
                    .isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        }
    }

    @Test
    void readsAMentionItsFileItsTicketAndItsEdit() {
        InboundEvent.Message message =
                mention("Air & listrik <mati>\nSGP-2026-000041", Audience.DIRECT);

        assertThat(message.content().text()).isEqualTo("@kantor Air & listrik <mati>\nSGP-2026-000041");
        assertThat(message.thread().tickets()).containsExactly("SGP-2026-000041");
        assertThat(message.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(message.author().handle()).contains("@siti@contoh.id");
        Attachment.Remote file = (Attachment.Remote) message.content().attachments().get(0);
        assertThat(connector.fetch(channel(), file.reference()))
                .isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> assertThat(
                                fetched.delivery().body().utf8())
                        .isEqualTo("JPEG"));
        assertThat(connector.fetch(channel(), server.address() + "/media/none.jpg")).isInstanceOf(FetchOutcome.Gone.class);
        assertThat(connector.fetch(channel(), "file:///etc/passwd")).isInstanceOf(FetchOutcome.Gone.class);

        server.citizenEdits(post, "@kantor Sudah menyala");
        assertThat(look())
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.Edit.class, edit -> {
                    assertThat(edit.nativeId()).isEqualTo(message.nativeId());
                    assertThat(edit.content().text()).isEqualTo("@kantor Sudah menyala");
                });
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, unlisted", "UNLISTED, unlisted", "PRIVATE, direct", "DIRECT, direct"})
    void answersTheCitizenNoMorePublicThanTheyWrote(Audience theirs, String ours) {
        InboundEvent.Message message = mention("Halo", theirs);
        SendOutcome outcome = connector.send(channel(), answer(message, "Terima kasih."));

        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(server.statuses()).singleElement().satisfies(status -> {
            assertThat(status.getString("visibility")).isEqualTo(ours);
            assertThat(status.getString("in_reply_to_id")).isEqualTo(message.nativeId());
        });
        assertThat(read()).containsExactly("@siti@contoh.id Terima kasih.");
        assertThat(look())
                .singleElement()
                .isInstanceOfSatisfying(InboundEvent.OwnMessage.class, own -> assertThat(own.nativeId())
                        .isEqualTo(((SendOutcome.Accepted) outcome).nativeId()));
    }

    @Test
    void learnsHowLongAStatusMayBeAndCountsTheAddressIn() {
        InboundEvent.Message message = mention("Halo", Audience.PUBLIC);
        assertThat(connector.health(channel()).state()).isEqualTo(Health.State.UP);
        int left = connector
                .constraints(channel(), answer(message, "x").conversation())
                .maximumLength()
                .orElseThrow();

        assertThat(left).isEqualTo(OFFICE.longestStatus() - "@siti ".length());
        assertThat(connector.measure("a https://contoh.go.id/" + "x".repeat(200))).isEqualTo(2 + 23);
        assertThat(connector.measure("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67")).isEqualTo(1);
        assertThat(connector.send(channel(), answer(message, "x".repeat(left + 1))))
                .isInstanceOfSatisfying(SendOutcome.Rejected.class, rejected -> assertThat(rejected.cause())
                        .isEqualTo(SendOutcome.Cause.MESSAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "LIMITED, RetryAfter, 0",
        "BUSY, RetryAfter, 0",
        "BROKEN, Unknown, 0",
        "HANGS_UP, Unknown, 0",
        "TAKES_AND_HANGS_UP, Unknown, 1",
        "TAKES_AND_IS_NOT_UNDERSTOOD, Unknown, 1",
        "TAKES_AND_SAYS_502, Unknown, 1",
        "REFUSES, MESSAGE, 0",
        "BLOCKED, RULE, 0",
        "WITHOUT_SCOPE, CHANNEL, 0",
        "LOGIN_REFUSED, CHANNEL, 0",
        "GONE, RECIPIENT, 0"
    })
    void saysWhatBecameOfAnAnswer(Mood mood, String expected, int there) {
        InboundEvent.Message message = mention("Halo", Audience.PUBLIC);
        OutboundMessage answer = answer(message, "Terima kasih.\n\nSGP-2026-000041");
        Instant began = Instant.now();
        mood(mood);

        SendOutcome outcome = connector.send(channel(), answer);

        assertThat(outcome instanceof SendOutcome.Rejected rejected
                        ? rejected.cause().name()
                        : outcome.getClass().getSimpleName())
                .isEqualTo(expected);
        assertThat(read()).hasSize(there);
        if (outcome instanceof SendOutcome.Unknown) {
            Clock later = Clock.fixed(Instant.now().plusSeconds(120), ZoneOffset.UTC);
            FindOutcome found = connector.find(channel(later), answer, began);
            assertThat(found).isInstanceOf(there == 1 ? FindOutcome.Found.class : FindOutcome.Absent.class);
        }
        if (outcome instanceof SendOutcome.RetryAfter retry) {
            assertThat(retry.delay()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(2));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = "TAKES_.*", mode = EnumSource.Mode.MATCH_ALL)
    void makesNoSecondStatusOfTheSameAnswer(Mood mood) {
        OutboundMessage answer = answer(mention("Halo", Audience.PUBLIC), "Terima kasih.");
        mood(mood);
        connector.send(channel(), answer);

        assertThat(connector.send(channel(), answer)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(read()).hasSize(1);
    }

    @Test
    void readsNothingOfWhatIsNoConcernOfTheOffice() {
        InboundEvent.Message message = mention("Halo", Audience.PUBLIC);
        connector.send(channel(), answer(message, "Terima kasih."));
        look();

        server.citizenPosts("andi", "Kabar dari @balaikota lain");
        server.citizenFavours("andi", server.visibleReplies(post).get(0));

        assertThat(look()).isEmpty();
    }

    @Test
    void saysThatWhatItAnswersIsGone() {
        InboundEvent.Message message = mention("Halo", Audience.PUBLIC);
        server.citizenDeletes(post);

        assertThat(connector.send(channel(), answer(message, "Terima kasih.")))
                .isInstanceOfSatisfying(SendOutcome.Rejected.class, rejected -> assertThat(rejected.cause())
                        .isEqualTo(SendOutcome.Cause.RECIPIENT));
    }

    @Test
    void cannotTellTooEarlyThatNothingWasSent() {
        OutboundMessage answer = answer(mention("Halo", Audience.PUBLIC), "Terima kasih.");

        assertThat(connector.find(channel(), answer, Instant.now())).isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void asksForANewTokenWhereTheOldOneIsRefused() {
        look();
        server.revokeToken();

        assertThat(connector.poll(channel(inAMinute()), cursor, Duration.ZERO)).isInstanceOf(PollResult.Refused.class);
        assertThat(connector.health(channel()).code()).isEqualTo("login-refused");
    }

    @Test
    void waitsWhereTheServerIsAway() {
        look();
        ChannelContext context = channel(inAMinute());
        OutboundMessage answer = answer(mention("Halo", Audience.PUBLIC), "Terima kasih.");
        server.close();

        assertThat(connector.poll(context, cursor, Duration.ZERO)).isInstanceOf(PollResult.Away.class);
        assertThat(connector.send(context, answer)).isInstanceOf(SendOutcome.RetryAfter.class);
        assertThat(connector.find(context, answer, Instant.EPOCH)).isInstanceOf(FindOutcome.CannotTell.class);
        assertThat(connector.health(context).state()).isEqualTo(Health.State.DOWN);
    }
}
