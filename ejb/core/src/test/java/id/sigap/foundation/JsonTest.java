package id.sigap.foundation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1,{\"a\":null}]", " {\"a\":\"\\u0000\"} ", "\"kata\"", "-9223372036854775809"})
    void knowsOneValue(String text) {
        assertThat(Json.parses(text.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":}", "{}{}", "[1,]", "<a/>", "{\"a\":1}x", "NaN"})
    void refusesAnythingElse(String text) {
        assertThat(Json.parses(text.getBytes(UTF_8))).isFalse();
    }

    @Test
    void refusesWhatIsNestedTenThousandDeep() {
        assertThat(Json.parses(("[".repeat(10_000) + "]".repeat(10_000)).getBytes(UTF_8)))
                .isFalse();
    }
}
