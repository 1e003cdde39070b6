package id.sigap.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedLengthTest {

    @Test
    void countsAsXDoes() {
        assertThat(WeightedLength.of("Air mati")).isEqualTo(8);
        assertThat(WeightedLength.of("lihat https://contoh.go.id/" + "a".repeat(200)))
                .isEqualTo(6 + 23);
        assertThat(WeightedLength.of("contoh.go.id")).isEqualTo(23);
        assertThat(WeightedLength.of("\u6c34\u9053")).isEqualTo(4);
        assertThat(WeightedLength.of("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"))
                .isEqualTo(2);
    }

    @Test
    void givesTheNamesAtTheBeginningForFree() {
        assertThat(WeightedLength.ofReply("@siti @budi Baik.")).isEqualTo(5);
        assertThat(WeightedLength.ofReply("Baik @siti")).isEqualTo(10);
        assertThat(WeightedLength.ofReply("@siti")).isEqualTo(5);
        assertThat(WeightedLength.ofReply("@siti ")).isPositive();
    }

    @Test
    void countsWhatNobodyWritesInEarnestQuickly() {
        for (String piece :
                List.of("a.", ".", "a.b\u3002", "http://a.", "@a", "#", "x.co/(", "a.a.a.a.a ", "https://a.co/. ")) {
            for (int size : new int[] {300, 5_000, 100_000}) {
                String text = piece.repeat(size / piece.length());
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5),
                        () -> assertThat(WeightedLength.ofReply(text)).isPositive(),
                        piece + " " + size);
            }
        }
    }

    @Test
    void countsHalvesOfCharacters() {
        assertThatCode(() -> WeightedLength.of("\uD83D \uDE00 \0")).doesNotThrowAnyException();
        assertThat(WeightedLength.of("\uD83D")).isPositive();
        assertThat(WeightedLength.of("\u202E")).isPositive();
        assertThat(WeightedLength.of("")).isZero();
    }
}
