package id.sigap.web.publicpages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketPageTest {
    private static final String TICKET = "SGP-2026-000041";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/lacak/SGP-2026-000041?code=7UGQJ83AGA",
                "https://kota.example/sigap/lacak/SGP-2026-000041?code=7UGQJ83AGA",
                "https://lapor.kota.example/lacak/SGP-2026-000041"
            })
    void aNoticeDoesNotSendItsReaderToThePageThatTheyRead(String link) {
        assertThat(TicketPage.readHere(
                        "Ikuti di " + link + ". Bila ada foto, kirimkan lewat halaman yang sama.", TICKET))
                .isEqualTo("Ikuti di halaman ini. Bila ada foto, kirimkan lewat halaman yang sama.");
    }

    @Test
    void everyOtherLinkStays() {
        String text =
                "Lihat https://kota.example/jadwal dan https://kota.example/lacak/SGP-2026-000042?code=7UGQJ83AGA";

        assertThat(TicketPage.readHere(text, TICKET)).isEqualTo(text);
    }
}
