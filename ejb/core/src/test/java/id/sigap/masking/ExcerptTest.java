package id.sigap.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void keepsAShortTextWhole() {
        assertThat(excerpt("Air mati\n\n  sejak pagi ", 40)).isEqualTo("Air mati sejak pagi");
    }

    @Test
    void cutsAtTheEndOfAWord() {
        assertThat(excerpt("Air mati sejak pagi di gang kami", 20)).isEqualTo("Air mati sejak pagi…");
        assertThat(excerpt("Airrrrrrrrrrrrrrrrrrrrrrrrr mati", 10)).isEqualTo("Airrrrrrr…");
    }

    @Test
    void neverCutsAMaskInTwo() {
        assertThat(excerpt("hubungi saya [NIK/KK …0003] segera ya min", 24)).isEqualTo("hubungi saya…");
    }

    @Test
    void neverCutsAnEmojiInTwo() {
        assertThat(excerpt("😡😡😡😡😡", 3)).isEqualTo("😡😡…");
    }

    @Test
    void dropsWhatCannotBeShown() {
        assertThat(excerpt("air\u0000 \u202Emati\uD83D", 40)).isEqualTo("air mati");
    }

    @Test
    void refusesALengthThatHoldsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> excerpt("air", 1));
    }

    private static String excerpt(String text, int length) {
        return new MaskedText(text, List.of()).excerpt(length);
    }
}
