package id.sigap.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameWordsTest {
    private static final String OURS =
            "Yth. Siti, lampu di Jl. Mufakat sudah diperbaiki & menyala: https://kantor.id/laporan/41";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Yth. Siti, lampu di Jl. Mufakat sudah diperbaiki & menyala: https://t.co/AbC123",
                "@siti_a @pemkot Yth. Siti, lampu di Jl. Mufakat sudah diperbaiki &amp; menyala: https://t.co/x",
                "Yth. Siti,   lampu di Jl. Mufakat sudah diperbaiki & menyala:"
            })
    void recognisesAMessageWhoseLinksAndSpacesThePlatformChanged(String seen) {
        assertThat(SameWords.same(OURS, seen)).isTrue();
    }

    @Test
    void tellsOtherWordsApart() {
        assertThat(SameWords.same(OURS, "Yth. Siti, lampu di Jl. Mufakat belum diperbaiki & menyala"))
                .isFalse();
    }

    @Test
    void takesLinksAloneForNoMatch() {
        assertThat(SameWords.same("https://kantor.id/1", "https://t.co/2")).isFalse();
    }
}
