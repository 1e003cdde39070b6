package id.sigap.officedata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+62811",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =cmd|' /C calc'!A0",
                "\u00a0=1",
                "\ufeff=1",
                "\u200b@x",
                "\uff1dHYPERLINK(1)",
                "\uff0b1",
                "\uff0d1",
                "\uff20x",
                "\u2212 1",
                "\ufe66x",
                "'=1",
                "''",
                "\tapa pun"
            })
    void neutralisesWhatASpreadsheetMayRunAndGivesItBackUnchanged(String cell) {
        assertThat(Formulas.neutral(cell)).isEqualTo("'" + cell);
        assertThat(Formulas.plain(Formulas.neutral(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Air mati", "a=b", "'kata'", "SGP-2026-000001", "  biasa", "1.000", "\u2014 tanda"})
    void leavesOrdinaryCellsAsTheyAre(String cell) {
        assertThat(Formulas.neutral(cell)).isEqualTo(cell);
        assertThat(Formulas.plain(cell)).isEqualTo(cell);
    }
}
