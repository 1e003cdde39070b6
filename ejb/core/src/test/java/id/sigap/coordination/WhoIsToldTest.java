package id.sigap.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.agency.AgencyRegister;
import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Outcome;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.identity.Person;
import id.sigap.reply.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a wait calls, and what they are told. */
class WhoIsToldTest {
    private CoreInMemory core;
    private Complaint complaint;
    private final PlainConnector post =
            new PlainConnector("post", Capability.SENDS_PRIVATE, Capability.REACHES_MAIL_ADDRESSES);

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.deploy("post", post);
        core.release("STAFF_REMINDER", "staff", "Aduan {tiket} menunggu. {tautan}");
        core.release("QUESTION_REMINDER", "notice", "Mohon jawab paling lambat {tenggat}.");
        core.hire("operator", person("rina"));
        core.hire("approver", person("humas"));
        core.hire("legal", person("legal"));
        complaint = core.complain("post", false, "siti@warga.example");
    }

    @Test
    void remindsOperatorsOfACaseThatTheyMaySee() {
        climb("COORDINATION", 0);

        assertThat(told()).containsExactly("rina@kota.example");
    }

    @Test
    void tellsNobodyOfARestrictedCaseWhoWouldNotFindIt() {
        change(one -> one.mark(false, true));

        climb("COORDINATION", 0);
        core.run(() -> core.get(Calls.class).waits(locked(), Step.STEP.formKey(), List.of("legal")));

        assertThat(told()).containsExactly("humas@kota.example");
        assertThat(core.incidents(complaint)).containsExactly("no-person");
    }

    @Test
    void tellsWhoeverHasTheRoleOfAStepOfTheOffice() {
        core.run(() -> core.get(Calls.class).waits(locked(), Step.STEP.formKey(), List.of("legal")));

        assertThat(told()).containsExactly("legal@kota.example");
        assertThat(core.incidents(complaint)).isEmpty();
    }

    @Test
    void aStepWhosePeopleHaveNoAddressCallsAPerson() {
        core.hire("archive", new Person("arsip", "arsip", Optional.empty()));

        core.run(() -> core.get(Calls.class).waits(locked(), Step.STEP.formKey(), List.of("archive")));

        assertThat(core.incidents(complaint)).containsExactly("no-person");
    }

    @Test
    void tellsEveryOperatorOfARestrictedEmergencyThatNobodyHolds() {
        change(one -> one.mark(true, true));

        climb("COORDINATION", 0);

        assertThat(told()).containsExactly("rina@kota.example");
    }

    @Test
    void asksTheCitizenToAnswerBeforeTheCaseCloses() {
        Instant begun = core.get(BusinessClock.class).now().minus(Duration.ofDays(7));

        core.run(() -> core.get(Escalation.class).climb(locked(), "ASK", 0, begun));

        core.get(Dispatcher.class).drain("post");
        int closes = begun.plus(Duration.ofDays(14))
                .atZone(java.time.ZoneId.of("Asia/Makassar"))
                .getDayOfMonth();
        assertThat(post.sent())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.body()).startsWith("Mohon jawab paling lambat " + closes + " "));
    }

    @Test
    void aForwardingThatSigapCannotBringToItsAgencyCallsAPerson() {
        core.deploy(
                "carried",
                new PlainConnector(
                        "carrier", Capability.SENDS_PRIVATE, Capability.DELIVERED_BY_PERSON, Capability.FORWARDS));
        core.run(() -> {
            core.get(AgencyRegister.class)
                    .add(
                            "admin1",
                            Map.of(
                                    "code", "BPJN",
                                    "name", "Balai Jalan Nasional",
                                    "level", "pusat",
                                    "reached_by", "file",
                                    "channel", "carried"));
            core.get(Coordination.class).claim(complaint.ticket(), "rina");
            core.get(Forwardings.class).forward(complaint.ticket(), null, "rina", "BPJN", "Mohon dicek");
            core.get(Forwardings.class).deliver(locked());
        });

        assertThat(core.incidents(complaint)).containsExactly("agency-unreached");
    }

    @Test
    void aJoinedCaseIsPartedAndNotReopened() {
        Complaint other = core.complain("post", false, null);
        core.run(() -> {
            Complaint joined = locked();
            joined.close(Outcome.MERGED, Instant.now());
            joined.mergedInto(core.get(Complaints.class).lock(other.id()));
        });

        assertThatThrownBy(() ->
                        core.run(() -> core.get(Lifecycle.class).reopen(complaint.ticket(), null, "rina", "keliru")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("pisahkan dahulu");
    }

    private void climb(String ladder, int rung) {
        core.run(() -> core.get(Escalation.class)
                .climb(locked(), ladder, rung, core.get(BusinessClock.class).now()));
    }

    private List<String> told() {
        core.get(Dispatcher.class).drain("post");
        return post.sent().stream()
                .map(OutboundMessage::conversation)
                .map(conversation -> conversation.recipient().contact().orElseThrow())
                .toList();
    }

    private void change(Consumer<Complaint> how) {
        core.run(() -> how.accept(locked()));
    }

    private Complaint locked() {
        return core.get(Complaints.class).lock(complaint.id());
    }

    private static Person person(String name) {
        return new Person(name, name, Optional.of(name + "@kota.example"));
    }
}
