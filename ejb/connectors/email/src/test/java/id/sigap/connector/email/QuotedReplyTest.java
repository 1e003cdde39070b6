package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedReplyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Sun, 22 Nov 2026 at 10:00, Humas <h@contoh.go.id> wrote:\n> Baik.\n>> Lama.\n",
                "On Nov 22, 2026, at 10:00 AM, Humas Kota\n<h@contoh.go.id> wrote:\n> Baik.\n",
                "Pada tanggal Min, 22 Nov 2026 10.00, Humas\n<h@contoh.go.id> menulis:\n\n> Baik.\n",
                "2026-11-22 10:00 GMT+08:00 Humas <h@contoh.go.id>\nmenulis:\n> Baik.",
                "> Baik.\n> Salam.\n",
                "-----Original Message-----\nFrom: Humas\nSent: Sunday\nSubject: Jawaban\n\nBaik.\n",
                "-----Pesan Asli-----\nDari: Humas Kota\nDikirim: Minggu\n\nBaik.\n",
                "________________________________\nDari: Humas <h@contoh.go.id>\nDikirim: Minggu\nKepada: Siti\nPerihal: Jawaban\n\nBaik.",
                "Date: Sun, 22 Nov\nSubject: Jawaban\nFrom: h@contoh.go.id\nTo: siti@warga.example\n\nBaik."
            })
    void cutsTheQuoteAtTheEnd(String quote) {
        assertThat(QuotedReply.newWords("Masih mati.\nTolong.\n\n" + quote)).isEqualTo("Masih mati.\nTolong.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> Sudah mengalir?\nBelum.\n> Sejak kapan?\nKemarin.",
                "On Monday the water stopped.\nOn Tuesday it came back.",
                "Dari: rumah saya\nke pasar, airnya mati.",
                "Lihat ini.\n\n---------- Forwarded message ---------\nFrom: PTMB\nDate: Senin\nSubject: Tagihan\n\nBayar.",
                "> hanya kutipan"
            })
    void leavesTheRestAlone(String text) {
        assertThat(QuotedReply.newWords(text)).isEqualTo(text);
    }
}
