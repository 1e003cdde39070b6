package id.sigap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.foundation.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");

    @Test
    void beginsAndEndsAtTheOfficesMidnight() {
        Period period = Period.parse("2026-11-01", "2026-11-30", WITA);
        assertThat(period.begin()).isEqualTo(Instant.parse("2026-10-31T16:00:00Z"));
        assertThat(period.end()).isEqualTo(Instant.parse("2026-11-30T16:00:00Z"));
    }

    @Test
    void refusesWhatIsNoPeriod() {
        for (String[] days : new String[][] {
            {"2026-11-02", "2026-11-01"},
            {null, "2026-11-01"},
            {"2026-02-30", "2026-11-01"},
            {"2006-01-01", "2026-11-01"},
            {"kemarin", "2026-11-01"},
            {"+999999999-01-01", "+999999999-12-31"}
        }) {
            assertThatThrownBy(() -> Period.parse(days[0], days[1], WITA)).isInstanceOf(Refusal.class);
        }
    }
}
