package id.sigap.officedata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a file would change, and what comes out of a file that went in. */
class RegisterTest {
    private final Register desks = new Desks(List.of(
            new Desk(Map.of("code", "A", "name", "Meja A", "floor", "1")),
            new Desk(Map.of("code", "B", "name", "Meja B", "floor", "2")),
            new Desk(Map.of("code", "C", "name", "=2+3", "floor", "3"))));

    @Test
    void aPlanTellsWhatIsNewWhatIsAnotherAndWhatTheFileDoesNotName() {
        ImportPlan plan = plan("code,name\na,Meja A\nB,Meja Besar\nD,Meja D\n");

        assertThat(plan.errors()).isEmpty();
        assertThat(plan.unchanged()).isEqualTo(1);
        assertThat(plan.changed())
                .containsExactly(new ImportPlan.Changed(
                        3, "B", List.of(new ImportPlan.Difference("name", "Meja B", "Meja Besar"))));
        assertThat(plan.added()).extracting(ImportPlan.Added::key).containsExactly("D");
        assertThat(plan.added().get(0).fields()).containsEntry("floor", "0");
        assertThat(plan.missing()).containsExactly("C");
    }

    @Test
    void aColumnThatTheFileLacksKeepsWhatIsThere() {
        assertThat(plan("code,name\nB,Meja B\n").unchanged()).isEqualTo(1);
    }

    @Test
    void aPlanNamesTheLineOfEachError() {
        ImportPlan plan = plan("code,name\nA,\nB,x\nB,y\n,z\n");

        assertThat(plan.errors())
                .extracting(Sheet.LineFault::line, Sheet.LineFault::column)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(2L, "name"),
                        org.assertj.core.groups.Tuple.tuple(4L, "code"),
                        org.assertj.core.groups.Tuple.tuple(5L, "code"));
    }

    @Test
    void whatGoesOutComesInUnchangedThoughNoCellBeginsAFormula() {
        String csv = desks.csv();

        assertThat(csv).contains("'=2+3");
        ImportPlan plan = plan(csv);
        assertThat(plan.unchanged()).isEqualTo(3);
        assertThat(plan.errors()).isEmpty();
    }

    private ImportPlan plan(String csv) {
        return desks.plan(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Desk implements Registered {
        private final Map<String, String> fields = new LinkedHashMap<>();

        Desk(Map<String, String> fields) {
            this.fields.putAll(fields);
        }

        @Override
        public String key() {
            return fields.get("code");
        }

        @Override
        public long version() {
            return 0;
        }

        @Override
        public Map<String, String> fields() {
            return fields;
        }

        @Override
        public void accept(Map<String, String> given) {
            fields.putAll(given);
        }
    }

    private static final class Desks extends Register {
        private final List<Desk> rows;

        Desks(List<Desk> rows) {
            this.rows = rows;
        }

        @Override
        public String name() {
            return "desks";
        }

        @Override
        public OfficeTable table() {
            return OfficeTable.AGENCY;
        }

        @Override
        public long revision() {
            return 1;
        }

        @Override
        public List<String> columns() {
            return List.of("code", "name", "floor");
        }

        @Override
        protected Map<String, String> aliases() {
            return Map.of();
        }

        @Override
        protected Map<String, String> defaults() {
            return Map.of("code", "", "name", "", "floor", "0");
        }

        @Override
        protected Map<String, String> normal(Map<String, String> fields) {
            Map<String, String> normal = new LinkedHashMap<>(fields);
            normal.computeIfPresent("code", (name, code) -> code.toUpperCase(java.util.Locale.ROOT));
            return normal;
        }

        @Override
        protected List<Fault> check(Map<String, String> fields, Map<String, Map<String, String>> all) {
            return fields.get("name").isBlank() ? List.of(new Fault("name", "Nama belum diisi.")) : List.of();
        }

        @Override
        protected List<Fault> uses(String key) {
            return List.of();
        }

        @Override
        protected Registered create(String key) {
            return new Desk(Map.of("code", key));
        }

        @Override
        protected Class<Desk> type() {
            return Desk.class;
        }

        @Override
        protected Object id(String key) {
            return key;
        }

        @Override
        public List<Desk> rows() {
            return rows;
        }
    }
}
