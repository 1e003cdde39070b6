package id.sigap.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0, true",
        "1.2, 1.0, true",
        "1.10, 1.9, true",
        "1.0, 1.1, false",
        "1.0, 0.1, false",
        "1.0, 2.0, false",
        "2.0, 1.0, false"
    })
    void servesTheSameContractAndWhatItGrewFrom(String ours, String theirs, boolean served) {
        assertThat(ApiVersion.read(ours)
                        .orElseThrow()
                        .serves(ApiVersion.read(theirs).orElseThrow()))
                .isEqualTo(served);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.0.0", "1.x", "-1.0", " 1.0", "1.00000"})
    void readsNothingElse(String text) {
        assertThat(ApiVersion.read(text)).isEmpty();
    }

    @Test
    void isWhatTheContractSays() {
        assertThat(ApiVersion.CURRENT).hasToString(Connector.API_VERSION);
    }
}
