package id.sigap.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.agency.AgencyRegister;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.Capability;
import id.sigap.coordination.Coordination;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.harness.ScriptedFlow;
import id.sigap.reply.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link in the letter to an agency: how long, and whom, it lets answer. */
class AnswerLinkTest {
    private static final Pattern LINK = Pattern.compile("/jawab/([A-Za-z0-9_-]{32})(?![A-Za-z0-9_-])");

    private final PlainConnector post =
            new PlainConnector("post", Capability.SENDS_PRIVATE, Capability.REACHES_MAIL_ADDRESSES);

    private CoreInMemory core;
    private Complaint complaint;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.deploy("post", post);
        core.deploy("plaza", new PlainConnector("plaza", Capability.SENDS_PUBLIC));
        core.release("AGENCY_REQUEST", "agency", "{tiket} {instansi} {tenggat} {tautan}");
        core.run(() -> core.get(AgencyRegister.class)
                .add(
                        "admin1",
                        Map.of(
                                "code", "SUREL",
                                "name", "Dinas Surel",
                                "reached_by", "mail",
                                "address", "dinas@kota.example")));
        complaint = core.complain("plaza", true, null);
    }

    @Test
    void opensTheForwardingUntilTwoWeeksAfterItWasDueAndNoLonger() {
        String token = token();
        Instant due = core.act(
                () -> core.get(Forwardings.class).of(complaint.id()).get(0).dueAt());
        assertThat(behind(token)).isPresent();

        wait(due.plus(Duration.ofDays(14)).minus(Duration.ofMinutes(2)));
        assertThat(behind(token)).isPresent();

        wait(due.plus(Duration.ofDays(14)).plus(Duration.ofMinutes(2)));
        assertThat(behind(token)).isEmpty();
    }

    @Test
    void opensNothingToWhoGuessesOrChangesIt() {
        String token = token();
        String changed = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);

        assertThat(behind(changed)).isEmpty();
        assertThat(behind(token.substring(1))).isEmpty();
        assertThat(behind("")).isEmpty();
    }

    @Test
    void isKeptNowhereButInTheLetter() {
        String token = token();

        assertThat(core.rows("select token_hash from forwarding"))
                .singleElement()
                .asString()
                .doesNotContain(token);
        assertThat(core.rows("select data from ledger_entry"))
                .noneSatisfy(data -> assertThat(String.valueOf(data)).contains(token));
    }

    private String token() {
        ScriptedFlow flow = (ScriptedFlow) core.get(CaseFlow.class);
        flow.at(CaseFlow.Step.COORDINATE);
        core.run(() -> {
            core.get(Coordination.class).claim(complaint.ticket(), "rina");
            core.get(Forwardings.class).forward(complaint.ticket(), null, "rina", "SUREL", "Mohon dicek");
            core.get(Forwardings.class).deliver(core.get(Complaints.class).lock(complaint.ticket()));
        });
        core.get(Dispatcher.class).drain("post");
        Matcher link = LINK.matcher(post.sent().get(0).body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private Optional<Forwarding> behind(String token) {
        return core.act(() -> core.get(Forwardings.class).byToken(token));
    }

    private void wait(Instant until) {
        BusinessClock clock = core.get(BusinessClock.class);
        clock.advance(Duration.between(clock.now(), until));
    }
}
