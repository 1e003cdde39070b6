package id.sigap.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
    private static final Map<String, Set<String>> GROUPS = Map.of("keluarga", Set.of("anak", "adik"));
    private static final Slang SLANG = new Slang(Map.of());
    private final TextNormalizer normalizer = new TextNormalizer(SLANG, Set.of("mati", "anak"), Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lampu_jalan | lampu jalan mati | true",
                "lampu_jalan | lampu di jalan mati | false",
                "lampu_jalan | jalan lampu | false",
                "air mati | air di rumah kami mati | true",
                "air mati | air di rumah kami tadi pagi mati | false",
                "air mati | mati air | false",
                "air+mati | mati lagi airnya | false",
                "air+mati | mati lagi air | true",
                "air+mati | air di sini. Lalu mati | false",
                "lubang+besar_sekali | besar sekali itu lubang | true",
                "lubang+besar_sekali | besar itu lubang sekali | false",
                "$keluarga+hilang | adik saya hilang | true",
                "$keluarga+hilang | hilang anaknya | true",
                "$keluarga+hilang | tas saya hilang | false",
                "? | benar? | true",
                "👍 | siap 👍 | true",
                "@ptmb_commandcenter | tolong @ptmb_commandcenter | true",
            })
    void standsWhereItsWordsStand(String written, String text, boolean found) {
        PhraseBook<String> book = new PhraseBook<>();
        book.add(Phrase.of(written, SLANG, GROUPS), "meaning");

        assertThat(book.find(normalizer.normalize(text)).isEmpty()).isNotEqualTo(found);
    }

    @Test
    void tellsWhetherItsWordsStandTogether() {
        PhraseBook<String> book = new PhraseBook<>();
        book.add(Phrase.of("air mati", SLANG, GROUPS), "meaning");

        assertThat(book.find(normalizer.normalize("air mati")).get(0).match().loose())
                .isFalse();
        assertThat(book.find(normalizer.normalize("air lagi mati"))
                        .get(0)
                        .match()
                        .loose())
                .isTrue();
    }

    @Test
    void refusesWhatIsNoPhrase() {
        assertThatIllegalArgumentException().isThrownBy(() -> Phrase.of(" ", SLANG, GROUPS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phrase.of("$tetangga", SLANG, GROUPS))
                .withMessageContaining("$tetangga");
    }
}
