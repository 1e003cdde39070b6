package id.sigap.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Message.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageContentTest {
    @Test
    void showsTheSubjectThatSaysWhatTheTextDoesNot() {
        assertThat(new Content("Lampu mati di Jalan Mufakat ", "Tolong diperbaiki.", null, null).shown())
                .isEqualTo("Lampu mati di Jalan Mufakat\n\nTolong diperbaiki.");
        assertThat(new Content("Lampu mati", "", null, "Satu berkas tidak disimpan.").shown())
                .isEqualTo("Lampu mati\n\nSatu berkas tidak disimpan.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Re: Lampu mati", "BLS: Lampu mati", "Jawaban [#SGP-2026-000041]", "Sudah tiga malam", " "})
    void leavesOutASubjectThatRepeats(String subject) {
        assertThat(new Content(subject, "Sudah tiga malam gelap.", null, null).shown())
                .isEqualTo("Sudah tiga malam gelap.");
    }

    @Test
    void showsTheWordsAloneWhereThereIsNoSubject() {
        assertThat(Content.of("Jalan berlubang.").shown()).isEqualTo("Jalan berlubang.");
    }
}
