package id.sigap.reply;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.SendOutcome;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform did not say whether it took a message, and cannot be asked. */
class UnknownOutcomeTest {
    private CoreInMemory core;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.release("RECEIVED", "notice", "Laporan Anda kami terima.");
    }

    @Test
    void callsAPersonAtOnceWhereNothingCouldTellLater() {
        Complaint complaint = sendInto(new PlainConnector("bot", Capability.SENDS_PRIVATE));

        later(Duration.ofSeconds(10));

        assertThat(state()).isEqualTo("person");
        assertThat(core.incidents(complaint)).containsExactly("send-unknown");
    }

    @Test
    void waitsForAReportOfThePlatformAndThenCallsAPerson() {
        Complaint complaint =
                sendInto(new PlainConnector("bot", Capability.SENDS_PRIVATE, Capability.REPORTS_DELIVERY));

        later(Duration.ofMinutes(40));
        assertThat(state()).isEqualTo("unknown");
        assertThat(core.incidents(complaint)).isEmpty();

        later(Duration.ofMinutes(15));
        assertThat(state()).isEqualTo("person");
    }

    private Complaint sendInto(PlainConnector bot) {
        core.deploy("bot", bot);
        bot.answers(new SendOutcome.Unknown("no-answer"));
        Complaint complaint = core.complain("bot", false, null);
        core.run(() -> core.get(Notices.class)
                .send(core.get(Complaints.class).lock(complaint.id()), "notice", "RECEIVED", Map.of()));
        core.get(Dispatcher.class).drain("bot");
        assertThat(state()).isEqualTo("unknown");
        return complaint;
    }

    private void later(Duration time) {
        core.get(BusinessClock.class).advance(time);
        core.get(Dispatcher.class).drain("bot");
    }

    private Object state() {
        return core.rows("select state from outbox").get(0);
    }
}
