package id.sigap.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Reach;
import id.sigap.standin.Mischief;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What X still takes is known before somebody writes an answer. */
class AllowanceTest {
    private static final String POSTS = "POST /2/tweets";

    private final Office office = new Office();

    @BeforeEach
    void receive() {
        office.x.citizenPosts("Siti", "@PemkotContoh air mati");
        office.look();
        office.x.citizenWrites("Budi", "halo");
        office.look();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void isUnknownUntilXHasToldIt() {
        assertThat(constraints(0).remaining()).isEmpty();
    }

    @Test
    void isToldByEachAnswerOfXForPostsAndMessagesApart() {
        send(0, "Satu.");
        send(0, "Dua.");
        send(1, "Tiga.");

        assertThat(constraints(0).remaining()).hasValue(98);
        assertThat(constraints(1).remaining()).hasValue(14);

        office.clock.advance(Duration.ofMinutes(16));
        assertThat(constraints(0).remaining()).isEmpty();
    }

    @Test
    void isNoReasonForAnotherChannelWhereItIsFullAgainSoon() {
        office.x.exhaust(POSTS, Duration.ofMinutes(7));

        assertThat(send(0, "Satu."))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryAfter.class,
                        later -> assertThat(later.reach()).isEqualTo(Reach.VISIBILITY));

        assertThat(constraints(0).remaining()).isEmpty();
        assertThat(constraints(0).notices())
                .filteredOn(notice -> notice.code().equals("limit-used-up"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text().id()).matches(".*[78] menit.*"));
        assertThat(constraints(1).notices())
                .extracting(Constraints.Notice::code)
                .doesNotContain("limit-used-up");
    }

    @Test
    void isNothingWhereItStaysUsedUpForHours() {
        long reset = office.clock.instant().plus(Duration.ofHours(5)).getEpochSecond();
        office.x.next(
                POSTS,
                new Mischief.Instead(XAnswers.problem(429, "about:blank", "Too Many Requests")
                        .with("x-user-limit-24hour-remaining", "0")
                        .with("x-user-limit-24hour-reset", Long.toString(reset))));

        send(0, "Satu.");

        assertThat(constraints(0).remaining()).hasValue(0);
    }

    private SendOutcome send(int message, String words) {
        return office.connector.send(office.context(), answering(message, words));
    }

    private Constraints constraints(int message) {
        return office.connector.constraints(
                office.context(), answering(message, "Jawaban").conversation());
    }

    private OutboundMessage answering(int message, String words) {
        InboundEvent.Message answered = office.messages().get(message);
        return office.answering(answered, words);
    }
}
