package id.sigap.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {
    private static final Slang SLANG = new Slang(Map.of(
            "ndk", List.of("tidak"),
            "gabisa", List.of("tidak", "bisa"),
            "min", List.of("operator"),
            "rb", List.of("ribu"),
            "jln", List.of("jalan")));
    private final TextNormalizer normalizer = new TextNormalizer(
            SLANG,
            Set.of(
                    "api",
                    "sim",
                    "air",
                    "mati",
                    "tutup",
                    "alir",
                    "bakar",
                    "kebakaran",
                    "sampah",
                    "tolong",
                    "puskesmas",
                    "lubang",
                    "saat",
                    "sertifikat",
                    "pohon"),
            Set.of("sampai", "mohon", "angkatan"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Air NDK mati | air tidak mati",
                "gabisa lewat jln ini | tidak bisa lewat jalan ini",
                "tolooooong airrr matiii | tolong air mati",
                "lubang2 di jalan | lubang di jalan",
                "lubang-lubang di jalan | lubang di jalan",
                "puskemas itu | puskesmas itu",
                "#airmati dan #air_mati | air mati dan air mati",
                "@PemkotBPN min | @pemkotbpn operator",
                "bayar 150rb | bayar 150 ribu",
                "ａｉｒ 😡😡 mati | air 😡 mati",
                "lihat https://contoh.id/air-mati ya | lihat ya",
            })
    void readsWhatPeopleType(String text, String words) {
        assertThat(words(text)).isEqualTo(words);
    }

    @Test
    void readsWholeWordsOnly() {
        assertThat(forms("tapi")).doesNotContain("api");
        assertThat(forms("simpang")).doesNotContain("sim");
        assertThat(forms("kebakaran")).doesNotContain("bakar");
        assertThat(forms("sampai")).containsExactly("sampai");
        assertThat(forms("mohon")).containsExactly("mohon");
        assertThat(words("angkatan")).isEqualTo("angkatan");
    }

    @Test
    void knowsInflections() {
        assertThat(forms("apinya")).contains("api");
        assertThat(forms("simnya")).contains("sim");
        assertThat(forms("ditutup")).contains("tutup");
        assertThat(forms("menutupi")).contains("tutup");
        assertThat(forms("nutup")).contains("tutup");
        assertThat(forms("mengalir")).contains("alir");
        assertThat(forms("ngalir")).contains("alir");
        assertThat(forms("terbakar")).contains("bakar");
        assertThat(forms("bakarnyalah")).doesNotContain("bak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\uD83D", "\u202Eria", "😡", "???!!!", "@", "#", "# #", "'", "…"})
    void survivesWhatIsNoText(String text) {
        assertThat(normalizer.normalize(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "air ", "#air", "@", "1", "'", "\uFDFA", "airmati", "aab"})
    void takesAMegabyteInItsStride(String piece) {
        String hostile = "#" + piece.repeat((1 << 20) / piece.length());

        NormalizedText text = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> normalizer.normalize(hostile));

        assertThat(text.size()).isLessThan(130_000);
    }

    private String words(String text) {
        NormalizedText normal = normalizer.normalize(text);
        return String.join(" ", normal.tokens().stream().map(Token::word).toList());
    }

    private Set<String> forms(String word) {
        return normalizer.normalize(word).token(0).forms();
    }
}
