package id.sigap.reply;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.SendOutcome;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of two servers one sends, and what one of them heard counts whatever the other thinks. */
class TwoServersTest {
    private static final SendOutcome TAKEN = new SendOutcome.Accepted("native-1", "");

    private final PlainConnector platform = new PlainConnector("plaza", Capability.SENDS_PRIVATE);
    private Runnable duringSend = () -> {};
    private CoreInMemory core;
    private Sending sending;
    private UUID row;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.deploy("plaza", watched());
        core.release("RECEIVED", "notice", "Laporan Anda kami terima.");
        Complaint complaint = core.complain("plaza", false, null);
        core.run(() -> core.get(Notices.class)
                .send(core.get(Complaints.class).lock(complaint.id()), "notice", "RECEIVED", Map.of()));
        row = core.act(() -> core.get(Outbox.class).of(complaint.id()).get(0).id());
        sending = core.get(Sending.class);
    }

    private Connector watched() {
        return (Connector) Proxy.newProxyInstance(
                Connector.class.getClassLoader(), new Class<?>[] {Connector.class}, (self, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        duringSend.run();
                    }
                    return method.invoke(platform, arguments);
                });
    }

    @Test
    void hearsThatAMessageWasTakenThoughItsSenderWasGivenUp() {
        sending.begin(row);
        sending.lost(row);

        sending.outcome(row, TAKEN);

        assertThat(core.rows("select state, native_id from outbox"))
                .singleElement()
                .isEqualTo(new Object[] {"sent", "native-1"});
    }

    @Test
    void doesNotSendAgainWhatWasTakenThoughItWasNotFound() {
        sending.begin(row);
        sending.lost(row);
        sending.found(row, new FindOutcome.Absent(), Sending.LOOKING);

        sending.outcome(row, TAKEN);
        core.get(Dispatcher.class).drain("plaza");

        assertThat(platform.sent()).isEmpty();
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void takesItFromThePersonWhoWasToDecide() {
        sending.begin(row);
        sending.lost(row);
        core.get(BusinessClock.class).advance(Sending.LOOKING.plus(Duration.ofMinutes(1)));
        sending.found(row, new FindOutcome.CannotTell("away"), Sending.LOOKING);
        assertThat(state()).isEqualTo("person");

        sending.outcome(row, TAKEN);

        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void hearsOnlyOfTheCallThatRunsThatAMessageWasNotTaken() {
        sending.begin(row);
        sending.lost(row);

        sending.outcome(row, new SendOutcome.RetryAfter(Duration.ZERO, "limit"));

        assertThat(state()).isEqualTo("unknown");
    }

    @Test
    void leavesAChannelToTheServerThatHasItsConnector() {
        core.undeploy("plaza");

        core.get(Dispatcher.class).drain("plaza");

        assertThat(core.rows("select lease_owner from channel")).containsOnlyNulls();
    }

    @Test
    void keepsTheLeaseForAsLongAsACallRuns() {
        Dispatcher dispatcher = core.get(Dispatcher.class);
        duringSend = () -> {
            core.sql("update channel set lease_until = timestamp '2000-01-01 00:00:00'");
            dispatcher.renew();
        };

        dispatcher.drain("plaza");

        assertThat(core.rows("select id from channel where lease_until > timestamp '2020-01-01 00:00:00'"))
                .hasSize(1);
        core.sql("update channel set lease_until = timestamp '2000-01-01 00:00:00'");
        dispatcher.renew();
        assertThat(core.rows("select id from channel where lease_until > timestamp '2020-01-01 00:00:00'"))
                .isEmpty();
    }

    private Object state() {
        return core.rows("select state from outbox").get(0);
    }
}
