package id.sigap.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriageTest {
    private static final Triage TRIAGE = contoh();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada rumah terbakar di gang kami",
                "KEBAKARAN!!!",
                "apinya merembet ke rumah sebelah",
                "tolong ada orang hanyut di sungai",
                "anak saya belum pulang dari kemarin",
                "kabel putus di jalan, keluar bunga api",
                "rasanya pengen hilang aja",
                "bau gas menyengat dari dapur tetangga",
                "tabrakan di simpang, korbannya tergeletak",
                "kbakaran min, tolooong",
                "ular kobra masuk kamar",
                "orang mabuk bawa parang di depan rumah",
                "istri tetangga dipukuli suaminya",
                "suami saya serangan jantung, butuh ambulans",
                "pohon tumbang nimpa mobil",
                "tebing ambrol kena rumah",
                "there is a fire, please help",
            })
    void neverMissesDanger(String text) {
        assertThat(TRIAGE.read(text).facts().danger()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pejabatnya kebakaran jenggot",
                "banjir diskon di mall",
                "harga meledak di pasaran",
                "korban kebakaran bulan lalu belum dapat bantuan",
                "usul diadakan simulasi kebakaran di sekolah",
                "jalan gelap rawan begal",
                "kereta api kapan ada di Balikpapan",
                "antrean mengular di SPBU",
            })
    void isNotFooledByWordsAlone(String text) {
        assertThat(TRIAGE.read(text).facts().danger()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'mati lampu di rumah dari magrib', LISTRIK_PADAM",
        "'lampu jalan mati dari magrib', PJU_MATI",
        "'tapi simpangnya macet karena lampu merah mati', TRUK_JAM_LARANGAN",
        "'sim saya mau habis bagaimana perpanjangnya', SAMSAT",
        "'sampah numpuk di depan pasar klandasan', SAMPAH_TIDAK_DIANGKUT",
        "'#airmati lagi di gunung sari', AIR_BERSIH_MATI",
    })
    void readsWordsInTheirContext(String text, String topic) {
        assertThat(TRIAGE.read(text).facts().topic()).isEqualTo(topic);
    }

    @Test
    void goesWhereTheTextItselfPoints() {
        assertThat(TRIAGE.read("pohon rimbun minta dipangkas, DLH tidur kah?")
                        .facts()
                        .namedAgency())
                .isEqualTo("DLH");
        assertThat(TRIAGE.read("lampu jalan mati, dishub mana").facts().namedAgency())
                .isEmpty();
        assertThat(TRIAGE.read("lampu jalan mati dekat kantor polisi").facts().namedAgency())
                .isEmpty();
    }

    @Test
    void tellsPolitenessFromThanks() {
        assertThat(TRIAGE.read("lampu jalan mati mohon diperbaiki, terima kasih")
                        .facts()
                        .thanks())
                .isFalse();
        assertThat(TRIAGE.read("terima kasih, jalan yang rusak sudah diperbaiki")
                        .facts()
                        .thanks())
                .isTrue();
        assertThat(TRIAGE.read("mantap pak, salut 👍").facts().thanks()).isTrue();
    }

    @Test
    void hearsWhoWantsToStayHidden() {
        TriageFacts facts = TRIAGE.read("petugas loket minta uang 100rb, jangan sebut nama saya")
                .facts();

        assertThat(facts.oversight()).isTrue();
        assertThat(facts.secret()).isTrue();
        assertThat(facts.anonymous()).isTrue();
    }

    @Test
    void explainsItself() {
        TriageReading reading = TRIAGE.read("Rumah terbakar di Gg Melati, tolong damkar");

        assertThat(reading.why()).anySatisfy(why -> assertThat(why).contains("Tanda bahaya", "rumah terbakar"));
        assertThat(reading.candidates()).first().satisfies(best -> {
            assertThat(best.topic().code()).isEqualTo("KEBAKARAN");
            assertThat(best.words()).contains("rumah terbakar");
        });
        assertThat(reading.candidates()).hasSizeLessThanOrEqualTo(5);
        assertThat(TRIAGE.read("Rumah terbakar di Gg Melati, tolong damkar")).isEqualTo(reading);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\uD83D\uD83D", "\u202E", "😡", "ok", "https://x.id/a"})
    void makesNothingOutOfNothing(String text) {
        TriageFacts facts = TRIAGE.read(text).facts();

        assertThat(facts.topic()).isEmpty();
        assertThat(facts.danger()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "air ",
                "api mati lampu jalan ",
                "anak hilang ",
                "minta uang lurah ",
                "😡",
                "@",
                "? ",
                "#air"
            })
    void takesAHugeTextInItsStride(String piece) {
        String hostile = piece.repeat((1 << 18) / piece.length());

        TriageReading reading = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> TRIAGE.read(hostile));

        assertThat(reading).isNotNull();
    }

    @Test
    void knowsEveryAgencyThatItsTopicsName() throws IOException {
        Set<String> agencies = new HashSet<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        TriageTest.class.getResourceAsStream("/id/sigap/data/contoh/agencies.csv"),
                        StandardCharsets.UTF_8))) {
            rows.forEach(row -> agencies.add(row.getField("code")));
        }

        assertThat(TRIAGE.topics()).hasSize(69).extracting(RoutingTopic::agency).isSubsetOf(agencies);
    }

    @Test
    void saysWhichTableIsMissing() {
        assertThatExceptionOfType(FileNotFoundException.class)
                .isThrownBy(() -> Triage.ofPack("/id/sigap/data/none"))
                .withMessageContaining("slang.csv");
    }

    private static Triage contoh() {
        try {
            return Triage.ofPack("/id/sigap/data/contoh");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
