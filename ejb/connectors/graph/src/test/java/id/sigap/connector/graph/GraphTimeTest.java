package id.sigap.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1449135003, 2015-12-03T09:30:03Z",
        "1457764198246, 2016-03-12T06:29:58.246Z",
        "2021-09-08T06:34:04+0000, 2021-09-08T06:34:04Z",
        "2021-09-08T06:34:04+07:00, 2021-09-07T23:34:04Z",
        "2021-09-08T06:34:04Z, 2021-09-08T06:34:04Z"
    })
    void readsEveryFormOfMeta(String text, Instant time) {
        assertThat(GraphTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "besok", "99999999999999999999", "1e9", "2021-09-08"})
    void isEmptyForWhatIsNoTime(String text) {
        assertThat(GraphTime.parse(text)).isEmpty();
    }

    @Test
    void takesAWholeYearForSeconds() {
        assertThat(GraphTime.parse("1700000000")).contains(Instant.ofEpochSecond(1_700_000_000L));
    }
}
