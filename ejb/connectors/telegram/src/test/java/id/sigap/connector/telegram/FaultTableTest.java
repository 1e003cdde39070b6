package id.sigap.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.http.Http;
import id.sigap.standin.Answer;
import id.sigap.standin.Mischief;
import id.sigap.standin.telegram.Post;
import id.sigap.standin.telegram.TelegramPlatform.Misdelivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each misbehaviour and what comes of it: one visible reply or a definite outcome, nothing doubled, nothing lost. */
class FaultTableTest {
    private final Desk desk = new Desk();
    private Post post = new Post(0, 0);
    private OutboundMessage message =
            Desk.answer(id.sigap.connector.api.Conversation.with(id.sigap.connector.api.Person.of("1")), "x");

    @BeforeEach
    void citizenWrites() {
        desk.connector.activate(desk.webhook());
        post = desk.telegram.citizenWrites("Siti", "Air mati");
        assertThat(desk.telegram.delivered(Desk.SOON)).isTrue();
        message =
                Desk.answer(Desk.answering((InboundEvent.Message) desk.events().get(0)), "Kami periksa.");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private SendOutcome send() {
        return desk.connector.send(desk.webhook(), message);
    }

    private static Mischief error(int status, String description, String parameters) {
        return new Mischief.Instead(Answer.json(
                status,
                "{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description + "\"" + parameters
                        + "}"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(403, "Forbidden: bot was blocked by the user", Cause.RECIPIENT, "blocked"),
                Arguments.of(403, "Forbidden: user is deactivated", Cause.RECIPIENT, "deactivated"),
                Arguments.of(
                        403, "Forbidden: bot can't initiate conversation with a user", Cause.RECIPIENT, "not-started"),
                Arguments.of(403, "Forbidden: bot was kicked from the group chat", Cause.RULE, "forbidden"),
                Arguments.of(400, "Bad Request: chat not found", Cause.RECIPIENT, "chat-not-found"),
                Arguments.of(
                        400,
                        "Bad Request: not enough rights to send text messages to the chat",
                        Cause.RULE,
                        "write-forbidden"),
                Arguments.of(400, "Bad Request: message is too long", Cause.MESSAGE, "too-long"),
                Arguments.of(400, "Bad Request: something new", Cause.MESSAGE, "refused-400"),
                Arguments.of(401, "Unauthorized", Cause.CHANNEL, "token-refused"),
                Arguments.of(404, "Not Found", Cause.CHANNEL, "token-refused"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesForGoodWhatTelegramRefusesForGood(int status, String description, Cause cause, String code) {
        desk.telegram.next("/sendMessage", error(status, description, ""));

        assertThat(send()).isInstanceOfSatisfying(SendOutcome.Rejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(cause);
            assertThat(rejected.code()).isEqualTo(code);
        });
        assertThat(desk.telegram.visibleReplies(post)).isEmpty();
    }

    @Test
    void waitsAsLongAsTelegramAsks() {
        desk.telegram.limitMessages(0, 14);

        assertThat(send())
                .isInstanceOfSatisfying(
                        SendOutcome.RetryAfter.class,
                        retry -> assertThat(retry.delay()).isEqualTo(Duration.ofSeconds(14)));
        desk.telegram.refill();
        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.telegram.visibleReplies(post)).hasSize(1);
    }

    static Stream<Arguments> unknowns() {
        return Stream.of(
                Arguments.of(new Mischief.AcceptThenDrop(), 1),
                Arguments.of(new Mischief.Garbage(), 1),
                Arguments.of(new Mischief.Drop(), 0),
                Arguments.of(error(500, "Internal Server Error", ""), 0),
                Arguments.of(new Mischief.Instead(Answer.text(502, "Bad Gateway")), 0));
    }

    @ParameterizedTest
    @MethodSource("unknowns")
    void cannotTellWhatBecameOfItAndSendsItOnce(Mischief way, int visible) {
        desk.telegram.next("/sendMessage", way);

        assertThat(send()).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(desk.telegram.visibleReplies(post)).hasSize(visible);
    }

    @Test
    void takesAnAnswerThatComesLateAndCannotTellWhatBecameOfOneThatComesTooLate() {
        desk.telegram.next(
                "/sendMessage", new Mischief.Delay(Duration.ofMillis(30)), new Mischief.Delay(Duration.ofSeconds(30)));

        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.telegram.visibleReplies(post)).hasSize(1);

        assertThat(Http.withNoCallLongerThan(Duration.ofSeconds(1), this::send))
                .as("a person sees that it arrived: Telegram shows a bot nothing of what it wrote")
                .isInstanceOf(SendOutcome.Unknown.class);
        assertThat(desk.telegram.visibleReplies(post)).hasSize(2);
    }

    @Test
    void waitsWhereTelegramIsAway() {
        desk.telegram.close();

        assertThat(send()).isInstanceOf(SendOutcome.RetryAfter.class);
        assertThat(desk.connector.health(desk.webhook()).state()).isEqualTo(Health.State.DOWN);
    }

    @Test
    void neverWritesToACitizenWhoBlockedTheBot() {
        desk.telegram.citizenBlocks("Siti");
        assertThat(desk.telegram.delivered(Desk.SOON)).isTrue();

        assertThat(desk.events()).last().isInstanceOfSatisfying(InboundEvent.Contact.class, contact -> {
            assertThat(contact.contact().id())
                    .isEqualTo(message.conversation().recipient().id());
            assertThat(contact.state()).isEqualTo(InboundEvent.ContactState.BLOCKED);
        });
        assertThat(send())
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(Cause.RECIPIENT));
    }

    @Test
    void writesAgainToACitizenWhoUnblockedTheBot() {
        desk.telegram.citizenBlocks("Siti");
        desk.telegram.citizenUnblocks("Siti");
        assertThat(desk.telegram.delivered(Desk.SOON)).isTrue();

        assertThat(desk.events())
                .filteredOn(InboundEvent.Contact.class::isInstance)
                .extracting(event -> ((InboundEvent.Contact) event).state())
                .containsExactly(InboundEvent.ContactState.BLOCKED, InboundEvent.ContactState.UNBLOCKED);
        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(desk.telegram.visibleReplies(post)).containsExactly("Kami periksa.");
    }

    @ParameterizedTest
    @EnumSource(Misdelivery.class)
    void takesEveryUpdateOnce(Misdelivery way) {
        desk.connector.deactivate(desk.webhook());
        desk.telegram.citizenWrites("Siti", "dua");
        desk.telegram.citizenWrites("Siti", "tiga");
        desk.telegram.misdeliver(way);
        int before = desk.calls();
        desk.connector.activate(desk.webhook());

        assertThat(desk.telegram.delivered(Desk.SOON)).isTrue();
        assertThat(desk.events())
                .extracting(e -> ((InboundEvent.Message) e).content().text())
                .containsExactlyInAnyOrder("Air mati", "dua", "tiga");
        assertThat(desk.calls() - before).isEqualTo(way == Misdelivery.REORDER ? 2 : 3);
        assertThat(desk.refused()).isEqualTo(way == Misdelivery.WRONG_SECRET ? 1 : 0);
    }

    static Stream<Arguments> polls() {
        return Stream.of(
                Arguments.of(error(429, "Too Many Requests: retry after 9", ",\"parameters\":{\"retry_after\":9}"), 9),
                Arguments.of(error(500, "Internal Server Error", ""), 30),
                Arguments.of(error(409, "Conflict: terminated by other getUpdates request", ""), 30),
                Arguments.of(new Mischief.Garbage(), 30),
                Arguments.of(new Mischief.Drop(), 30));
    }

    @ParameterizedTest
    @MethodSource("polls")
    void asksAgainLater(Mischief way, int seconds) {
        desk.telegram.next("/getUpdates", way);
        assertThat(desk.connector.poll(desk.polling(), Optional.empty(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Away.class,
                        away -> assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void cannotPollABotThatHasAWebhook() {
        assertThat(desk.connector.poll(desk.polling(), Optional.empty(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        PollResult.Refused.class, r -> assertThat(r.code()).isEqualTo("webhook-set"));
        assertThat(desk.connector.health(desk.polling()).code()).isEqualTo("webhook-set");
        assertThat(desk.connector.activate(desk.polling()).state()).isEqualTo(Health.State.UP);
        assertThat(desk.connector.poll(desk.polling(), Optional.empty(), Duration.ZERO))
                .isInstanceOf(PollResult.Polled.class);
    }

    @Test
    void tellsThatItsWebhookIsGoneOrFails() {
        desk.telegram.next(
                "/getWebhookInfo",
                new Mischief.Instead(Answer.json(
                        200,
                        "{\"ok\":true,\"result\":{\"url\":\"https://lain.contoh.go.id\",\"pending_update_count\":0}}")),
                new Mischief.Instead(Answer.json(
                        200,
                        "{\"ok\":true,\"result\":{\"url\":\"https://sigap.contoh.go.id/api/channels/kanal-uji/webhook\","
                                + "\"pending_update_count\":3,\"last_error_message\":\"Connection timed out\","
                                + "\"last_error_date\":"
                                + java.time.Instant.now().getEpochSecond() + "}}")));

        assertThat(desk.connector.health(desk.webhook()).code()).isEqualTo("webhook-unset");
        Health failing = desk.connector.health(desk.webhook());
        assertThat(failing.code()).isEqualTo("webhook-failing");
        assertThat(failing.message().en()).contains("3 pending", "Connection timed out");
        assertThat(desk.connector.health(desk.webhook()).state()).isEqualTo(Health.State.UP);
    }

    @Test
    void tellsWhyAFileDoesNotCome() {
        assertThat(desk.connector.fetch(desk.webhook(), "tidak-ada")).isInstanceOf(FetchOutcome.RetryAfter.class);
        desk.telegram.next("/getFile", error(400, "Bad Request: file is too big", ""), error(400, "Bad Request", ""));
        assertThat(List.of(desk.connector.fetch(desk.webhook(), "a"), desk.connector.fetch(desk.webhook(), "b")))
                .containsExactly(new FetchOutcome.Gone("too-large"), new FetchOutcome.Gone("file-refused"));
    }
}
