package id.sigap.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaDayTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T03:00:00Z, 2026-11-22T08:00:00Z",
        "2026-11-22T08:00:00Z, 2026-11-23T08:00:00Z",
        "2026-07-01T06:59:59Z, 2026-07-01T07:00:00Z",
        "2026-11-01T07:30:00Z, 2026-11-02T08:00:00Z",
        "2027-03-14T09:00:00Z, 2027-03-15T07:00:00Z"
    })
    void endsAtMidnightOnThePacificCoast(String now, String reset) {
        assertThat(QuotaDay.resetAfter(Instant.parse(now))).isEqualTo(Instant.parse(reset));
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 1, 60", // plenty: as often as is wanted
        "100, 1, 180", // 18,000 seconds for a hundred units
        "100, 2, 360",
        "1, 1, 3600", // never longer than an hour
        "0, 1, 18000" // nothing left: until the reset
    })
    void spreadsWhatIsLeftOverTheDay(long left, long cost, long seconds) {
        assertThat(QuotaDay.pause(Instant.parse("2026-11-22T03:00:00Z"), left, cost, Duration.ofSeconds(60)))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void namesTheDayThere() {
        assertThat(QuotaDay.of(Instant.parse("2026-11-22T03:00:00Z"))).hasToString("2026-11-21");
    }
}
