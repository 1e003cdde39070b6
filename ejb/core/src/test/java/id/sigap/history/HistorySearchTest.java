package id.sigap.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.ledger.Ledger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finds cases by facets and by acts, page by page, on the real schema. */
class HistorySearchTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Makassar");
    private static CoreInMemory core;
    private static final List<Complaint> cases = new ArrayList<>();

    @BeforeAll
    static void sixtyCases() {
        core = new CoreInMemory();
        core.deploy("web-form", new PlainConnector("web-form"));
        for (int i = 0; i < 60; i++) {
            Complaint made = core.complain("web-form", false, null);
            cases.add(made);
            boolean odd = i % 2 == 1;
            core.run(() -> {
                Complaint complaint = core.get(Complaints.class).get(made.ticket());
                complaint.runsOn(odd ? 2 : 1);
                record(complaint, "case.claimed", odd ? "budi" : "rina");
                record(complaint, "wording.written", odd ? "budi" : "rina");
                record(complaint, "wording.approved", "sari");
            });
        }
    }

    private static void record(Complaint complaint, String act, String actor) {
        core.get(Ledger.class).record(act, actor, complaint.ticket(), Map.of());
    }

    private static HistorySearch.Page find(Map<String, String> ask, String cursor) {
        return core.act(() -> core.get(HistorySearch.class).find(HistoryAsk.of(ask, ZONE), cursor));
    }

    private static List<String> tickets(HistorySearch.Page page) {
        return page.items().stream().map(found -> found.complaint().ticket()).toList();
    }

    @Test
    void givesFiftyAPageNewestFirst() {
        HistorySearch.Page first = find(Map.of(), null);
        HistorySearch.Page second = find(Map.of(), first.next().orElseThrow());

        assertThat(tickets(first)).hasSize(50).startsWith(cases.get(59).ticket());
        assertThat(tickets(second)).hasSize(10).endsWith(cases.get(0).ticket());
        assertThat(second.next()).isEmpty();
    }

    @Test
    void findsACaseOnceAtItsNewestActThatFits() {
        HistorySearch.Page page = find(Map.of("person", "budi"), null);

        assertThat(tickets(page)).hasSize(30).doesNotHaveDuplicates();
        assertThat(page.items())
                .allSatisfy(found -> assertThat(found.act().orElseThrow().act()).isEqualTo("wording.written"));
    }

    @Test
    void asksPersonAndActOfOneAndTheSameEntry() {
        assertThat(find(Map.of("person", "budi", "act", "wording.approved"), null)
                        .items())
                .isEmpty();
        assertThat(find(Map.of("person", "sari", "act", "wording.approved", "release", "2"), null)
                        .items())
                .hasSize(30);
    }

    @Test
    void laterPagesStayAsTheyWereWhileActsAreDone() {
        HistorySearch.Page first = find(Map.of("act", "wording.approved"), null);
        Complaint shown = cases.get(59);
        Complaint toCome = cases.get(3);
        core.run(() -> {
            record(shown, "wording.approved", "dewi");
            record(toCome, "wording.approved", "dewi");
        });
        try {
            HistorySearch.Page second =
                    find(Map.of("act", "wording.approved"), first.next().orElseThrow());

            assertThat(new HashSet<>(tickets(first))).doesNotContainAnyElementsOf(tickets(second));
            assertThat(tickets(second)).hasSize(10).contains(toCome.ticket());
        } finally {
            // the others begin their pages after these acts
            assertThat(tickets(find(Map.of("act", "wording.approved"), null))).startsWith(toCome.ticket());
        }
    }

    @Test
    void laterPagesStayAsTheyWereWhileActsOfTheFirstPagesMicrosecondAreStored() {
        Map<String, String> ask = Map.of("act", "case.claimed");
        HistorySearch.Page first = find(ask, null);
        Instant asked = Cursor.of(first.next().orElseThrow(), Instant.EPOCH).ceiling();
        for (Complaint late : List.of(cases.get(59), cases.get(4))) {
            core.run(() -> record(late, "case.claimed", "dewi"));
        }
        core.sql("update ledger_entry set at = timestamp with time zone '" + asked
                + "' where act = 'case.claimed' and actor = 'dewi'");

        HistorySearch.Page second = find(ask, first.next().orElseThrow());

        // the others know nothing of these acts
        core.sql("update ledger_entry set act = 'case.noted' where actor = 'dewi' and act = 'case.claimed'");
        List<String> all = new ArrayList<>(tickets(first));
        all.addAll(tickets(second));
        assertThat(all)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        cases.stream().map(Complaint::ticket).toList());
    }

    @Test
    void namesWhatCannotBeAskedFor() {
        assertThatThrownBy(() -> HistoryAsk.of(Map.of("actor", "budi"), ZONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("actor");
        assertThatThrownBy(() -> HistoryAsk.of(Map.of("actedFrom", "+1000000000-12-31T23:59:59Z"), ZONE))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> HistoryAsk.of(Map.of("actedFrom", "kemarin"), ZONE))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> find(Map.of(), "nowhere")).isInstanceOf(Refusal.class);
    }

    @Test
    void readsDaysInTheOfficesZoneBothIncluded() {
        HistoryAsk ask = HistoryAsk.of(Map.of("actedFrom", "2026-11-22", "actedTo", "2026-11-22"), ZONE);

        assertThat(ask.actedFrom()).isEqualTo("2026-11-21T16:00:00Z");
        assertThat(ask.actedTo()).isEqualTo("2026-11-22T16:00:00Z");
    }

    @Test
    void aPurposeIsAskedForUntilOneIsGivenAndEndsAfterHalfAnHour() {
        Complaint complaint = cases.get(5);
        Purposes purposes = core.get(Purposes.class);
        core.run(() -> {
            Complaint row = core.get(Complaints.class).get(complaint.ticket());
            row.mark(false, true);
        });
        Complaint restricted = core.act(() -> core.get(Complaints.class).get(complaint.ticket()));

        assertThatThrownBy(() -> core.run(() -> purposes.read("auditor1", restricted, true)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("purpose-needed"));
        assertThatThrownBy(() -> core.run(() -> purposes.give("auditor1", restricted, "lihat")))
                .hasMessageContaining("10");
        core.run(() -> purposes.give("auditor1", restricted, "Pemeriksaan berkala triwulan empat"));
        core.run(() -> purposes.read("auditor1", restricted, true));
        assertThatThrownBy(() -> core.run(() -> purposes.require("auditor2", restricted)))
                .isInstanceOf(Refusal.class);
        assertThat(core.rows("select data from ledger_entry where act = 'case.read' and actor = 'auditor1'")
                        .get(0))
                .asString()
                .contains("\"purpose\":");
        assertThat(core.rows("select data from ledger_entry where act = 'purpose.given'")
                        .get(0))
                .asString()
                .doesNotContain("Pemeriksaan");
        core.get(BusinessClock.class).advance(java.time.Duration.ofMinutes(31));
        assertThatThrownBy(() -> core.run(() -> purposes.require("auditor1", restricted)))
                .isInstanceOf(Refusal.class);
        assertThat(core.act(() -> core.get(CaseHistories.class).of(restricted)).readings())
                .singleElement()
                .satisfies(reading -> assertThat(reading.purpose()).hasValue("Pemeriksaan berkala triwulan empat"));
    }
}
