package id.sigap.web.spa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    @ParameterizedTest
    @CsvSource({
        "401, SIGNED_OUT",
        "404, NOT_FOUND",
        "413, TOO_LARGE",
        "418, INVALID",
        "503, AWAY",
        "500, UNEXPECTED",
        "302, UNEXPECTED"
    })
    void isNamedAfterTheStatus(int status, Failure failure) {
        assertThat(Failure.of(status)).isEqualTo(failure);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "id", "id-ID,id;q=0.9,en;q=0.8", "de"})
    void speaksIndonesianUnlessEnglishComesFirst(String acceptLanguage) {
        assertThat(Failure.prefersEnglish(acceptLanguage)).isFalse();
    }

    @Test
    void speaksEnglishWhereThatComesFirst() {
        assertThat(Failure.prefersEnglish("en-GB,en;q=0.9,id;q=0.8")).isTrue();
    }
}
