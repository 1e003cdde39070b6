package id.sigap.web.cases;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.web.cases.Shapes.Earlier;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a message stands in the conversation once its citizen edited it. */
class EditedPlaceTest {
    private static final Instant FIRST = Instant.parse("2026-11-28T21:26:00Z");

    @Test
    void staysWhereItsFirstWordsWereSaid() {
        List<Earlier> versions = List.of(at(FIRST.plusSeconds(120)), at(FIRST), at(FIRST.plusSeconds(60)));

        assertThat(ConversationView.said(FIRST.plusSeconds(360), versions)).isEqualTo(FIRST);
    }

    @Test
    void isItsOwnTimeWhereNobodyEditedIt() {
        assertThat(ConversationView.said(FIRST, List.of())).isEqualTo(FIRST);
    }

    private static Earlier at(Instant when) {
        return new Earlier(when, "Lampu jalan mati");
    }
}
