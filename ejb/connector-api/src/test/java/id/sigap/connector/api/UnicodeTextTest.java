package id.sigap.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Air mati", "\uD83D\uDE00", "baris\nbaru", "\u202Ekebalik", "\uFFFD"})
    void leavesStorableTextAlone(String text) {
        assertThat(UnicodeText.isStorable(text)).isTrue();
        assertThat(UnicodeText.storable(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\0b", "\uD83D", "\uDE00", "\uDE00\uD83D", "x\uD83Dy", "\uD83D\uD83D\uDE00", "\0\0", "ok\uD83D"
            })
    void replacesWhatNoDatabaseTakes(String text) {
        String clean = UnicodeText.storable(text);

        assertThat(UnicodeText.isStorable(text)).isFalse();
        assertThat(UnicodeText.isStorable(clean)).isTrue();
        assertThat(clean).hasSameSizeAs(text).contains("\uFFFD");
        assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(clean);
    }

    @Test
    void keepsAPairBesideAHalf() {
        assertThat(UnicodeText.storable("\uD83D\uD83D\uDE00")).isEqualTo("\uFFFD\uD83D\uDE00");
    }
}
