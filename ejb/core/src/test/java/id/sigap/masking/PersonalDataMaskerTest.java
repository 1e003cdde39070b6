package id.sigap.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataMaskerTest {
    private final PersonalDataMasker masker = new PersonalDataMasker();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NIK saya 6471051208900003 tolong dicek           | NIK saya [NIK/KK …0003] tolong dicek           | NATIONAL_ID
            NIK6471051208900003                              | NIK[NIK/KK …0003]                              | NATIONAL_ID
            KK: 6471-0512-0890-0003                          | KK: [NIK/KK …0003]                             | NATIONAL_ID
            647105 12 08 90 0003 an Budi                     | [NIK/KK …0003] an Budi                         | NATIONAL_ID
            NPWP 012345678901000                             | NPWP [NPWP]                                    | TAX_ID
            npwp 01.234.567.8-901.000 kenapa                 | npwp [NPWP] kenapa                             | TAX_ID
            kartu 0001234567890 nonaktif                     | kartu [BPJS] nonaktif                          | HEALTH_INSURANCE
            kartu 0001 2345 67890 nonaktif                   | kartu [BPJS] nonaktif                          | HEALTH_INSURANCE
            hub 081234567890 ya                              | hub [telepon] ya                               | MOBILE
            WA08123456789                                    | WA[telepon]                                    | MOBILE
            hub 0812-3456-7890, cepat                        | hub [telepon], cepat                           | MOBILE
            hub +62 812 3456 7890                            | hub [telepon]                                  | MOBILE
            hub (0812) 3456 7890                             | hub [telepon]                                  | MOBILE
            hub +62 (812) 3456-7890                          | hub [telepon]                                  | MOBILE
            hub 6281234567890                                | hub [telepon]                                  | MOBILE
            hub 0812.3456.789 / 0542-878991                  | hub [telepon] / 0542-878991                    | MOBILE
            08123456789 12 orang                             | [telepon] 12 orang                             | MOBILE
            0 8 1 2 3 4 5 6 7 8 9 0                          | [telepon]                                      | MOBILE
            ０８１２３４５６７８９０                         | [telepon]                                      | MOBILE
            kirim ke budi.s+kota@mail.co.id.                 | kirim ke [surel].                              | EMAIL
            <budi@contoh.id>                                 | <[surel]>                                      | EMAIL
            mobil KT 1234 AB parkir                          | mobil [pelat] parkir                           | PLATE
            motor kt5321xy ngebut                            | motor [pelat] ngebut                           | PLATE
            B-1234-XYZ                                       | [pelat]                                        | PLATE
            plat KT 8812 nutup jalan                         | plat [pelat] nutup jalan                       | PLATE
            no pelanggan 000123456 air mati                  | no pelanggan [nomor pelanggan] air mati        | CUSTOMER_NUMBER
            idpel: 2312 3456 7890                            | idpel: [nomor pelanggan]                       | CUSTOMER_NUMBER
            nomor pelanggan saya adalah 123456               | nomor pelanggan saya adalah [nomor pelanggan]  | CUSTOMER_NUMBER
            no. meter 14234567890 rusak                      | no. meter [nomor pelanggan] rusak              | CUSTOMER_NUMBER
            rumah di Jl. Mawar No. 12 RT 34                  | rumah di [alamat] RT 34                        | STREET_ADDRESS
            jalan marsma iswahyudi nomor 7B                  | [alamat]                                       | STREET_ADDRESS
            Gg. Melati 3 no 7, air mati                      | [alamat], air mati                             | STREET_ADDRESS
            Perum BDS blok C2 no 5                           | [alamat]                                       | STREET_ADDRESS
            rumah blok B 12 RT 5                             | rumah [alamat] RT 5                            | STREET_ADDRESS
            Jl MT Haryono 45, listrik mati                   | [alamat], listrik mati                         | STREET_ADDRESS
            """)
    void masksEachKind(String text, String masked, PersonalDataKind kind) {
        MaskedText result = masker.mask(text);

        assertThat(result.text()).isEqualTo(masked);
        assertThat(result.kinds()).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gn Sari Ilir RT 34 NO 12 RT 5",
                "no 12 rt 34",
                "KT 12 hari mati, kt 3 thn",
                "dr 2025 ndk selesai",
                "di kelas d 3 smp",
                "Jalan Soekarno Hatta KM 12 rusak",
                "jl soehat km 15,5 lubang besar",
                "jalan rusak 4 hari ndk diperbaiki",
                "Jl. Ahmad Yani 2 hari macet",
                "lubang di Jalan Mufakat ditambal pada Sabtu pukul 09.00",
                "Jalan Mufakat mulai 7, selesai 9",
                "sejak tgl 08-12-2026 10.30",
                "tanggal 2026-08-12 2026-08-13",
                "harga Rp 1.250.000.000.000 tahun ini",
                "Rp1250000000000",
                "tagihan 1.250.000 pelanggan bayar 250.000",
                "bayar 250000 rupiah per pelanggan",
                "0542-878991",
                "hubungi 112 atau 110",
                "koordinat -1.2379274123456, 116.8528526123456",
                "@PemkotBPN min air mati",
                "harga 2@3.50",
                "x.com/a/status/1990000000000000012",
                "pelanggan sejak 2019",
                "umur 081 tahun",
                "kode 12345678901234",
                "",
            })
    void leavesNearMissesAlone(String text) {
        assertThat(masker.mask(text).text()).isEqualTo(text);
        assertThat(masker.mask(text).found()).isFalse();
    }

    @Test
    void tellsWhereTheDataStoodInTheOriginal() {
        String text = "a 😡 081234567890 dan budi@contoh.id";

        MaskedText masked = masker.mask(text);

        assertThat(masked.findings())
                .extracting(finding -> text.substring(finding.start(), finding.end()))
                .containsExactly("081234567890", "budi@contoh.id");
        assertThat(masked.text()).isEqualTo("a 😡 [telepon] dan [surel]");
    }

    @Test
    void showsAtMostFourDigitsOfANationalNumber() {
        assertThat(masker.mask("6471051208900003").text()).isEqualTo("[NIK/KK …0003]");
        assertThat(masker.mask("64710512089000036471051208900004").text()).isEqualTo("[NIK/KK …0004]");
    }

    @Test
    void masksPricesOnlyWhenTheyMayBeNationalNumbers() {
        assertThat(masker.mask("Rp 1.000.000.000.000.000").found()).isFalse();
        assertThat(masker.mask("Rp6471051208900003").found()).isTrue();
    }

    @Test
    void keepsForgedMasksFromHidingData() {
        assertThat(masker.mask("[telepon 081234567890]").text()).isEqualTo("[telepon [telepon]]");
        assertThat(masker.mask("[NIK/KK …6471051208900003]").text()).doesNotContain("6471051208900003");
    }

    @Test
    void keepsControlsAndBrokenSurrogatesThatHoldNoData() {
        String text = "air\u0000mati \uD83D lagi \u202E";

        assertThat(masker.mask(text).text()).isEqualTo(text);
    }
}
