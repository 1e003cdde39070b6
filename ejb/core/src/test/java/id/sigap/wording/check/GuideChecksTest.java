package id.sigap.wording.check;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.masking.PersonalDataMasker;
import id.sigap.wording.template.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideChecksTest {
    private static final AnswerText.Door PTMB =
            new AnswerText.Door("PTMB", List.of("PDAM", "Perumda Tirta Manuntung Balikpapan"));
    private static final AnswerText.Door PLN = new AnswerText.Door("PLN UP3 Balikpapan", List.of("PLN"));

    private final GuideChecks checks = new GuideChecks(guide(), new PersonalDataMasker());

    @Test
    void findsNothingToSayAboutAGoodAnswer() {
        AnswerText answer = new AnswerText(
                "Yth. Ibu Siti, laporan Anda sudah diteruskan ke PTMB. Petugas datang besok pukul 09.00 WITA. Terima kasih.",
                true,
                Optional.of(PTMB),
                List.of(PTMB, PLN),
                Optional.of(new AnswerText.Limit(280, "karakter", String::length)));

        assertThat(checks.check(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n "})
    void wantsAText(String text) {
        assertThat(rules(text)).containsExactly("empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yth. {nama}, laporan Anda kami terima.",
                "Yth. Ibu [nama warga], laporan Anda kami terima.",
                "Yth. Ibu, petugas datang tanggal XXX.",
                "Yth. Ibu, petugas datang tanggal ____."
            })
    void findsGapsThatNobodyFilled(String text) {
        assertThat(only(text).rule()).isEqualTo("placeholder");
        assertThat(only(text).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void findsEachGapOfTheShippedTemplates() throws IOException {
        List<Template> templates;
        try (Reader csv = new InputStreamReader(
                GuideChecksTest.class.getResourceAsStream("/id/sigap/data/contoh/templates.csv"),
                StandardCharsets.UTF_8)) {
            templates = Template.read(csv);
        }
        List<String> gaps = templates.stream()
                .flatMap(template ->
                        Pattern.compile("\\[[^]]*]").matcher(template.body()).results())
                .map(MatchResult::group)
                .toList();

        assertThat(gaps)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        gap -> assertThat(rules("Yth. Ibu, " + gap + " sudah.")).contains("placeholder"));
    }

    @Test
    void countsAsThePlatformCounts() {
        AnswerText.Limit bytes = new AnswerText.Limit(10, "bita", text -> text.getBytes(StandardCharsets.UTF_8).length);
        AnswerText answer = new AnswerText("Halo é😡é", false, Optional.empty(), List.of(), Optional.of(bytes));

        assertThat(checks.check(answer)).singleElement().satisfies(check -> {
            assertThat(check.rule()).isEqualTo("length");
            assertThat(check.message()).contains("13 bita", "10", "Kurangi 3");
        });
    }

    @Test
    void keepsPersonalDataOutOfPublicAnswers() {
        String text = "Yth. Bapak Budi, kami hubungi di 0812-3456-7890.";

        Check inPublic = checks.check(AnswerText.of(text, true)).get(0);
        Check inPrivate = checks.check(AnswerText.of(text, false)).get(0);

        assertThat(inPublic.rule()).isEqualTo(GuideChecks.PERSONAL_DATA);
        assertThat(inPublic.severity()).isEqualTo(Severity.ERROR);
        assertThat(inPublic.message()).contains("nomor telepon");
        assertThat(inPublic.mend())
                .hasValueSatisfying(
                        mend -> assertThat(mend.text()).isEqualTo("Yth. Bapak Budi, kami hubungi di [telepon]."));
        assertThat(inPrivate.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void doesNotLetTheOfficeShout() {
        Check shouting = only("YTH. BAPAK, LAPORAN SUDAH DITERUSKAN KE PTMB. MOHON MENUNGGU.");

        assertThat(shouting.rule()).isEqualTo("capitals");
        assertThat(shouting.severity()).isEqualTo(Severity.ERROR);
        assertThat(shouting.mend())
                .hasValueSatisfying(mend -> assertThat(mend.text())
                        .isEqualTo("Yth. Bapak, laporan sudah diteruskan ke PTMB. Mohon menunggu."));
        assertThat(only("Halo Ibu, laporan SUDAH kami TERUSKAN ke PTMB.").severity())
                .isEqualTo(Severity.WARNING);
        assertThat(rules("Halo Ibu, KTP-el dan KK diurus di DISDUKCAPIL, bukan PLN atau BPJS."))
                .isEmpty();
    }

    @Test
    void wantsAGreeting() {
        Check check = only("Laporan sudah kami teruskan.");

        assertThat(check.rule()).isEqualTo("greeting");
        assertThat(check.mend())
                .hasValueSatisfying(mend -> assertThat(rules(mend.text())).isEmpty());
    }

    @Test
    void findsBannedWordsAsWholeWordsOnly() {
        Check check = only("Halo Kak, Tiket   Anda selesai.");

        assertThat(check.rule()).isEqualTo("banned-word");
        assertThat(check.mend())
                .hasValueSatisfying(mend -> assertThat(mend.text()).isEqualTo("Halo Kak, laporan Anda selesai."));
        assertThat(only("Halo Kak, itu salah sendiri.").severity()).isEqualTo(Severity.ERROR);
        assertThat(rules("Halo Kak, urusan administrasi sudah selesai.")).isEmpty();
    }

    @Test
    void sendsNobodyAwayWithoutTheRightDoor() {
        String away = "Halo Kak, hal ini bukan  kewenangan kami.";
        AnswerText named = new AnswerText(
                away + " Laporan kami teruskan ke PLN.", true, Optional.empty(), List.of(PTMB, PLN), Optional.empty());

        assertThat(only(away).rule()).isEqualTo("wrong-door");
        assertThat(only(away).severity()).isEqualTo(Severity.ERROR);
        assertThat(checks.check(named)).isEmpty();
    }

    @Test
    void wantsTheAgencyThatHasTheCaseToBeNamed() {
        AnswerText silent =
                new AnswerText("Halo Kak, sedang ditangani.", true, Optional.of(PTMB), List.of(PTMB), Optional.empty());
        AnswerText other = new AnswerText(
                "Halo Kak, ditangani perumda tirta manuntung balikpapan.",
                true,
                Optional.of(PTMB),
                List.of(PTMB),
                Optional.empty());

        assertThat(checks.check(silent)).singleElement().satisfies(check -> {
            assertThat(check.rule()).isEqualTo("forwarded-to");
            assertThat(check.mend())
                    .hasValueSatisfying(mend -> assertThat(mend.text()).contains("PTMB"));
        });
        assertThat(checks.check(other)).isEmpty();
    }

    @Test
    void looksAtLinks() {
        assertThat(only("Halo Kak, lihat https://balikpapan.go.id/air").severity())
                .isEqualTo(Severity.HINT);
        assertThat(only("Halo Kak, lihat http://balikpapan.go.id/air").severity())
                .isEqualTo(Severity.WARNING);
        assertThat(only("Halo Kak, lihat bit.ly/air").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void tellsErrorsFirst() {
        List<Check> all = checks.check(AnswerText.of("lihat bit.ly/x, {nama}: itu salah sendiri", true));

        assertThat(all).extracting(Check::severity).isSorted();
        assertThat(all).extracting(Check::rule).contains("placeholder", "banned-word", "greeting", "link");
    }

    private Check only(String text) {
        List<Check> found = checks.check(AnswerText.of(text, true));
        assertThat(found).as("checks of %s", text).hasSize(1);
        return found.get(0);
    }

    private List<String> rules(String text) {
        return checks.check(AnswerText.of(text, true)).stream().map(Check::rule).toList();
    }

    private static Guide guide() {
        try (Reader csv = new InputStreamReader(
                GuideChecksTest.class.getResourceAsStream("/id/sigap/data/contoh/guide.csv"), StandardCharsets.UTF_8)) {
            return Guide.read(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
