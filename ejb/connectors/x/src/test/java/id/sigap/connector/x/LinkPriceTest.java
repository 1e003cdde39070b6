package id.sigap.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Constraints.Notice;
import id.sigap.connector.api.Constraints.Severity;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPriceTest {
    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jadwalnya ada di https://balikpapan.go.id/jadwal?rt=4.",
                "Jadwalnya ada di balikpapan.go.id, Bu.",
                "Lihat (http://contoh.id)"
            })
    void isToldOfAReplyWithALink(String text) {
        assertThat(remarks(Visibility.PUBLIC, text)).singleElement().satisfies(notice -> {
            assertThat(notice.code()).isEqualTo("link-costs-more");
            assertThat(notice.severity()).isEqualTo(Severity.INFO);
            assertThat(notice.text().id()).contains("USD 0,20");
            assertThat(notice.text().en()).contains("USD 0.20");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Terima kasih, petugas datang pukul 10.00. Mohon ditunggu.",
                "Retribusi Rp10.000,00 dll. dsb.",
                "Tulis ke lapor@balikpapan.go.id ya.",
                "@ani sudah kami teruskan #airmati"
            })
    void isNotToldOfAReplyWithoutOne(String text) {
        assertThat(remarks(Visibility.PUBLIC, text)).isEmpty();
    }

    @Test
    void isNotToldOfADirectMessage() {
        assertThat(remarks(Visibility.PRIVATE, "Jadwalnya ada di https://balikpapan.go.id."))
                .isEmpty();
    }

    @Test
    void isToldAtOnceOfATextThatXsLibraryWouldThinkOverForLong() {
        String dots = "a.".repeat(50_000);

        assertThat(remarks(Visibility.PUBLIC, dots)).isEmpty();
        assertThat(remarks(Visibility.PUBLIC, dots + " https://contoh.id")).hasSize(1);
    }

    private List<Notice> remarks(Visibility visibility, String text) {
        return office.connector.remarks(
                office.context(),
                new Conversation(
                        Person.of("20"), visibility, Optional.of("10"), List.of("10"), Optional.empty(), Map.of()),
                text);
    }
}
