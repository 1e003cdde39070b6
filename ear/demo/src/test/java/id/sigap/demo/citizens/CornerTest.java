package id.sigap.demo.citizens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class CornerTest {
    /** Remembers what was done; its answers are put in by the test. */
    private static final class Noted implements Way {
        private final List<String> done = new ArrayList<>();
        private final Map<String, List<String>> answers = new ConcurrentHashMap<>();

        @Override
        public String write(String citizen, String text) {
            done.add("write " + text);
            return "id" + done.size();
        }

        @Override
        public List<String> answers(String citizen, String id) {
            return answers.getOrDefault(id, List.of());
        }

        @Override
        public void edit(String citizen, String id, String text) {
            done.add("edit " + id + " " + text);
        }

        @Override
        public void delete(String citizen, String id) {
            done.add("delete " + id);
        }
    }

    private final Noted way = new Noted();
    private final Corner chat = Corner.chat("obrolan", "Obrolan", "Obrolan.", way, Corner.Can.EDIT);
    private final Corner wall = Corner.wall("dinding", "Dinding", "Dinding.", way);

    @Test
    void showsAnswersOfAChatOnceInTheOrderInWhichTheyCame() {
        chat.write("siti", "Air mati");
        way.answers.put("id1", List.of("Kami periksa."));
        chat.sees("siti");
        chat.write("siti", "Terima kasih");
        way.answers.put("id1", List.of("Kami periksa.", "Sudah menyala."));

        assertThat(chat.sees("siti"))
                .extracting(Entry::text)
                .containsExactly("Air mati", "Kami periksa.", "Terima kasih", "Sudah menyala.");
        assertThat(chat.sees("siti")).hasSize(4);
    }

    @Test
    void showsAnswersBelowEachPostOfAWall() {
        wall.write("siti", "Air mati");
        wall.write("siti", "Lampu mati");
        way.answers.put("id2", List.of("Sudah menyala."));

        assertThat(wall.sees("siti"))
                .filteredOn(Entry::fromOffice)
                .singleElement()
                .satisfies(answer -> assertThat(answer.id()).isEqualTo("id2"));
    }

    @Test
    void keepsCitizensApart() {
        chat.write("siti", "Air mati");

        assertThat(chat.sees("andi")).isEmpty();
        assertThatThrownBy(() -> chat.edit("andi", "id1", "Bukan punya saya"))
                .hasMessage("Tulisan itu tidak ada lagi.");
    }

    @Test
    void changesAndTakesBackWhatTheCitizenWrote() {
        chat.write("siti", "Air mti");
        chat.edit("siti", "id1", "Air mati");
        assertThat(chat.sees("siti"))
                .singleElement()
                .satisfies(e -> assertThat(e.text()).isEqualTo("Air mati"));

        chat.delete("siti", "id1");

        assertThat(chat.sees("siti"))
                .singleElement()
                .satisfies(e -> assertThat(e.deleted()).isTrue());
        assertThat(way.done).containsExactly("write Air mti", "edit id1 Air mati", "delete id1");
    }
}
