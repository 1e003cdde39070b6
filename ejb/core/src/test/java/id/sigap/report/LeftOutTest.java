package id.sigap.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of a figure's cases leaves the restricted ones out, and says beforehand how many rows it has. */
class LeftOutTest {
    private final CoreInMemory core = new CoreInMemory();
    private final Compliance compliance = core.get(Compliance.class);
    private Period period;
    private String restricted;

    @BeforeEach
    void threeCasesOneOfThemRestricted() {
        core.deploy("web-form", new PlainConnector("web-form"));
        LocalDate today =
                core.get(BusinessClock.class).now().atOffset(ZoneOffset.UTC).toLocalDate();
        period = new Period(today.minusDays(1), today.plusDays(1), ZoneOffset.UTC);
        for (int i = 0; i < 3; i++) {
            Complaint made = core.complain("web-form", false, null);
            boolean hidden = i == 1;
            core.run(() -> {
                Complaint complaint = core.get(Complaints.class).lock(made.ticket());
                complaint.mark(false, hidden);
                core.get(Deadlines.class)
                        .start(
                                complaint,
                                List.of("LOC-FIRST", "SP4N-VERIF"),
                                core.get(BusinessClock.class).now());
            });
            if (hidden) {
                restricted = made.ticket();
            }
        }
    }

    private List<String> tickets(String figure, Compliance.Reader reader) {
        List<String> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Optional<String> from = cursor;
            Compliance.Page page = core.act(() -> compliance.cases(period, figure, reader, from, 1));
            page.items().forEach(one -> all.add(one.ticket()));
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    @Test
    void byEachFigureThatCountsThem() {
        List<String> figures = core.act(() -> compliance.of(period)).parts().stream()
                .flatMap(part -> part.rows().stream())
                .flatMap(row -> row.counts().stream())
                .filter(count -> count.count() > 0)
                .map(Compliance.Count::figure)
                .toList();
        assertThat(figures).anyMatch(figure -> figure.startsWith("received:"));
        assertThat(figures).anyMatch(figure -> figure.startsWith("clocks:SP4N-VERIF"));

        assertThat(figures).allSatisfy(figure -> {
            List<String> seen = tickets(figure, Compliance.Reader.PERSON);
            List<String> leaving = tickets(figure, Compliance.Reader.FILE);
            assertThat(seen).hasSize(3).contains(restricted);
            assertThat(leaving)
                    .hasSize(2)
                    .isSubsetOf(seen)
                    .doesNotContain(restricted)
                    .doesNotHaveDuplicates();
            assertThat(core.act(() -> compliance.count(period, figure, Compliance.Reader.FILE)))
                    .isEqualTo(2);
            assertThat(core.act(() -> compliance.count(period, figure, Compliance.Reader.PERSON)))
                    .isEqualTo(3);
        });
    }
}
