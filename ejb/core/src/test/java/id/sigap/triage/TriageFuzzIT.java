package id.sigap.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What nobody writes but somebody sends: the triage must answer everything, and the decision table must take the answer. */
class TriageFuzzIT {
    private static final int TEXTS = 3000;
    private static final int LONGEST = 60;
    /** Every so many answers go through the decision table, which is slow. */
    private static final int EACH = 20;

    private static final List<String> PIECES = List.of(
            "kebakaran",
            "tolong",
            "anak hilang",
            "tidak",
            "seperti",
            "kalau",
            "2019",
            "air",
            "jalan",
            "min",
            "?",
            "!!",
            ".",
            ";",
            "\n",
            "@",
            "#",
            "#kebakaran_lagi",
            "_",
            "$keluarga",
            "+",
            "&",
            "https://",
            "www.",
            "'",
            "😱",
            "👨‍👩‍👧",
            "\uD83D",
            "\uDE00",
            "\u0000",
            "\u200B",
            "\u200D",
            "\u202E",
            "\u2066",
            "\uFEFF",
            "\uFFFF",
            "e\u0301",
            "\u0301\u0301\u0301",
            "ﷺ",
            "نار",
            "火事",
            "ｋｅｂａｋａｒａｎ",
            "İ",
            "ß",
            "٢٣",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    private final Policies policy = new Policies("TriagePolicy");

    @Test
    void answersRandomAndHostileText() throws IOException {
        Triage triage = Triage.ofPack("/id/sigap/data/contoh");
        Random random = new Random(20261126);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            boolean all = i % EACH == 0;
            assertThatCode(() -> answer(triage, text, all))
                    .as("text %d: %s", i, text.codePoints().boxed().toList())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void findsDangerBetweenInvisibleSigns() throws IOException {
        Triage triage = Triage.ofPack("/id/sigap/data/contoh");

        assertThat(triage.read("\u202Eke\u200Bba\u200Dkaran\uFEFF di pasar")
                        .facts()
                        .danger())
                .isTrue();
        assertThat(triage.read("ｋｅｂａｋａｒａｎ di pasar").facts().danger()).isTrue();
    }

    private void answer(Triage triage, String text, boolean decided) {
        TriageReading reading = triage.read(text);
        if (decided) {
            reading.decided(policy.decide(reading.facts().variables()));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(LONGEST);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
                case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 2 -> text.append(PIECES.get(random.nextInt(PIECES.size())));
                default ->
                    text.append(PIECES.get(random.nextInt(PIECES.size()))).append(' ');
            }
        }
        return text.toString();
    }
}
