package id.sigap.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.foundation.Refusal;
import id.sigap.harness.CoreInMemory;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What auditors keep has bounds, each for oneself. */
class SavedQueriesTest {
    private static final Map<String, String> ASK = Map.of("act", "wording.approved");

    private final CoreInMemory core = new CoreInMemory();
    private final SavedQueries queries = core.get(SavedQueries.class);

    @BeforeEach
    void oneHundredAreKept() {
        core.run(() -> {
            for (int i = 0; i < 100; i++) {
                queries.save("auditor1", "Pencarian " + i, i % 2 == 0, ASK);
            }
        });
    }

    private UUID save(String person, String name) {
        return core.act(() -> queries.save(person, name, false, ASK)).id();
    }

    @Test
    void keepsNoMoreThanAHundredOfOnePersonUntilOneIsDeleted() {
        assertThatThrownBy(() -> save("auditor1", "Satu lagi"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("100");
        assertThat(core.rows("select id from history_query")).hasSize(100);

        UUID one = core.act(() -> queries.seenBy("auditor1")).get(0).id();
        core.run(() -> queries.delete("auditor1", one));

        assertThat(save("auditor1", "Satu lagi")).isNotNull();
    }

    @Test
    void countsEachPersonsOwnAlone() {
        assertThat(save("auditor2", "Pencarian 1")).isNotNull();
        assertThat(core.act(() -> queries.seenBy("auditor2")))
                .as("the own one and what is shared")
                .hasSize(51);
    }
}
