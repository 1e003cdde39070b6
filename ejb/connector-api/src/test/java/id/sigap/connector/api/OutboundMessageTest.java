package id.sigap.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundMessageTest {

    private static OutboundMessage message(Part... parts) {
        return new OutboundMessage(UUID.randomUUID(), Conversation.with(Person.of("62811")), List.of(parts), false);
    }

    @Test
    void joinsTheTextPartsInOrder() {
        OutboundMessage message = message(
                new Part.Text(Part.Role.SUBJECT, "Jawaban"),
                new Part.Text(Part.Role.GREETING, "Yth. Bapak"),
                new Part.File("surat.pdf", "application/pdf", Bytes.utf8("%PDF")),
                new Part.Text(Part.Role.BODY, "Air mengalir lagi."),
                new Part.Text(Part.Role.TICKET_MARK, "SGP-2026-000041"));

        assertThat(message.subject()).contains("Jawaban");
        assertThat(message.body()).isEqualTo("Yth. Bapak\n\nAir mengalir lagi.\n\nSGP-2026-000041");
        assertThat(message.files()).hasSize(1);
    }

    @Test
    void showsNeitherWordsNorRecipient() {
        assertThat(message(new Part.Text(Part.Role.BODY, "Air mengalir lagi.")).toString())
                .doesNotContain("Air", "62811");
    }

    @Test
    void refusesAMessageWithoutWords() {
        assertThatThrownBy(() -> message(new Part.Text(Part.Role.SUBJECT, "Jawaban")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no text");
    }

    @Test
    void refusesTwoSubjects() {
        Part subject = new Part.Text(Part.Role.SUBJECT, "Jawaban");

        assertThatThrownBy(() -> message(subject, subject, new Part.Text(Part.Role.BODY, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than one subject");
    }

    @ParameterizedTest
    @EnumSource(Part.Role.class)
    void refusesWordsThatCannotBeSentAsTheyAre(Part.Role role) {
        for (String text : List.of("", " \n", "a\0b", "a\rb", "a\u001Bb", "\uD83D")) {
            assertThatThrownBy(() -> new Part.Text(role, text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesASubjectOfTwoLines() {
        assertThatThrownBy(() -> new Part.Text(Part.Role.SUBJECT, "Jawaban\nBcc: semua@contoh.go.id"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Part.Text(Part.Role.BODY, "dua\nbaris").text()).isEqualTo("dua\nbaris");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../surat.pdf", "a\\b", "a\r\nb", " "})
    void refusesAFileNameThatIsAPathOrBreaksALine(String name) {
        assertThatThrownBy(() -> new Part.File(name, "application/pdf", Bytes.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
