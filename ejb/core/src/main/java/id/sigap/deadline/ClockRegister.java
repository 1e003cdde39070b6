package id.sigap.deadline;

import id.sigap.officedata.Fault;
import id.sigap.officedata.OfficeTable;
import id.sigap.officedata.Register;
import id.sigap.officedata.Registered;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clocks as administrators keep them, each with its source; deadlines that run are computed again. */
@ApplicationScoped
public class ClockRegister extends Register {
    private static final List<String> COLUMNS = List.of(
            "id",
            "label",
            "trigger",
            "amount",
            "unit",
            "warn_amount",
            "warn_unit",
            "extension",
            "pausable",
            "actor",
            "source",
            "certainty");

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public OfficeTable table() {
        return OfficeTable.CLOCK;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    protected Map<String, String> aliases() {
        return Map.of();
    }

    @Override
    protected Map<String, String> defaults() {
        Map<String, String> fields = new LinkedHashMap<>();
        COLUMNS.forEach(column -> fields.put(column, ""));
        fields.put("unit", "HK");
        fields.put("pausable", "N");
        fields.put("certainty", "TO_VERIFY");
        return fields;
    }

    @Override
    protected Map<String, String> normal(Map<String, String> given) {
        Map<String, String> fields = new LinkedHashMap<>(given);
        for (String column : List.of("id", "unit", "warn_unit", "extension", "pausable", "certainty")) {
            fields.computeIfPresent(column, (name, code) -> code.toUpperCase(Locale.ROOT));
        }
        return fields;
    }

    @Override
    protected List<Fault> check(Map<String, String> fields, Map<String, Map<String, String>> all) {
        return ClockRules.check(fields, all);
    }

    /** A clock is named by decision tables, by topics and by what ran once: it stays. */
    @Override
    protected List<Fault> uses(String key) {
        return List.of(
                new Fault(
                        "id",
                        "Tenggat tidak dihapus: tabel keputusan dan aduan lama menyebutnya. Ubah batasnya bila aturan berubah."));
    }

    @Override
    protected Registered create(String key) {
        return new ClockRow(key);
    }

    @Override
    protected Class<ClockRow> type() {
        return ClockRow.class;
    }

    @Override
    protected Object id(String key) {
        return key;
    }

    @Override
    public List<ClockRow> rows() {
        return entities.createQuery("from ClockRow c order by c.id", ClockRow.class)
                .getResultList();
    }
}
