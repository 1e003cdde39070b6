package id.sigap.officedata;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.sigap.foundation.Refusal;
import id.sigap.officedata.ImportPlan.Added;
import id.sigap.officedata.ImportPlan.Changed;
import id.sigap.officedata.ImportPlan.Difference;
import id.sigap.officedata.Sheet.Line;
import id.sigap.officedata.Sheet.LineFault;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One table that administrators keep. A feature says what its columns are and what is wrong with a row; here is how a row is
 * added, changed, removed, imported and exported. Every change is logged with before and after, and moves the table's counter
 * on; whoever calls asks {@link OfficeTables#refresh()} after the commit. Each act expects to run inside one unit of work.
 */
public abstract class Register {
    private static final int MOST_ERRORS = 200;

    @PersistenceContext
    protected EntityManager entities;

    @Inject
    Revisions revisions;

    @Inject
    ChangeLog changes;

    /** The address and the file name of the register, such as {@code agencies}. */
    public abstract String name();

    public abstract OfficeTable table();

    /** In the order of the file; the first is the key. */
    public abstract List<String> columns();

    /** What other files call the columns. */
    protected abstract Map<String, String> aliases();

    /** A new row's fields where a file does not name them. */
    protected abstract Map<String, String> defaults();

    /** Brings what people type into the one form in which it is kept; called before the check. */
    protected abstract Map<String, String> normal(Map<String, String> fields);

    /**
     * What is wrong with a row.
     *
     * @param all every row of the register as it would be afterwards, by key, this one among them
     */
    protected abstract List<Fault> check(Map<String, String> fields, Map<String, Map<String, String>> all);

    /** Why the row must stay; empty where nothing needs it. */
    protected abstract List<Fault> uses(String key);

    protected abstract Registered create(String key);

    protected abstract Class<? extends Registered> type();

    /** All rows, in the order in which they are shown. */
    public abstract List<? extends Registered> rows();

    protected abstract Object id(String key);

    public long revision() {
        return revisions.of(table()).revision();
    }

    /** Fills a register that was never filled, as it came with the office's data pack; nothing is logged. */
    public void fill(List<Map<String, String>> rows) {
        TableRevision revision = revisions.lock(table());
        if (revision.revision() > 0) {
            return;
        }
        for (Map<String, String> row : rows) {
            Map<String, String> fields = new LinkedHashMap<>(defaults());
            fields.putAll(row);
            Registered created = create(normal(fields).get(keyColumn()));
            created.accept(normal(fields));
            entities.persist(created);
        }
        revision.changed(null);
        revision.applied(revision.revision());
    }

    public Registered add(String person, Map<String, String> given) {
        TableRevision revision = revisions.lock(table());
        Map<String, Map<String, String>> all = all();
        Map<String, String> fields = merged(defaults(), given);
        String key = fields.get(keyColumn());
        if (all.containsKey(key)) {
            throw Refusal.conflict("exists", "\"" + key + "\" sudah ada; buka barisnya untuk mengubahnya.");
        }
        all.put(key, fields);
        Fault.requireNone(check(fields, all));
        return store(revision, person, "added", create(key), fields, true);
    }

    /** @param ifVersion the version that the person saw */
    public Registered change(String person, String key, Long ifVersion, Map<String, String> given) {
        TableRevision revision = revisions.lock(table());
        Registered row = get(key);
        requireVersion(row, ifVersion);
        Map<String, String> fields = merged(row.fields(), given);
        if (!fields.get(keyColumn()).equals(key)) {
            throw Refusal.invalid("Kode \"" + key + "\" tidak dapat diganti; tambahkan baris baru.");
        }
        if (fields.equals(row.fields())) {
            return row;
        }
        Map<String, Map<String, String>> all = all();
        all.put(key, fields);
        Fault.requireNone(check(fields, all));
        return store(revision, person, "changed", row, fields, false);
    }

    public void remove(String person, String key, Long ifVersion) {
        TableRevision revision = revisions.lock(table());
        Registered row = get(key);
        requireVersion(row, ifVersion);
        List<Fault> uses = uses(key);
        if (!uses.isEmpty()) {
            throw Refusal.conflict("in-use", uses.get(0).message()).with("faults", uses);
        }
        revision.changed(changes.record(table().code(), key, "removed", person, row.fields(), null, null)
                .id());
        entities.remove(row);
    }

    private Registered store(
            TableRevision revision,
            String person,
            String act,
            Registered row,
            Map<String, String> fields,
            boolean fresh) {
        Map<String, String> before = fresh ? null : row.fields();
        row.accept(fields);
        if (fresh) {
            entities.persist(row);
        }
        entities.flush();
        revision.changed(changes.record(table().code(), row.key(), act, person, before, row.fields(), null)
                .id());
        return row;
    }

    private static void requireVersion(Registered row, Long ifVersion) {
        if (ifVersion == null) {
            throw Refusal.of(
                    Refusal.Kind.CHALLENGE,
                    "if-match-expected",
                    "Sebutkan versi yang Anda lihat di kepala If-Match, agar perubahan orang lain tidak tertimpa.");
        }
        if (row.version() != ifVersion) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "stale-version",
                    "\"" + row.key() + "\" sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu coba lagi.");
        }
    }

    public Registered get(String key) {
        Object id = id(key);
        Registered row = id == null ? null : entities.find(type(), id);
        if (row == null) {
            throw Refusal.notFound("\"" + key + "\" tidak ada di daftar ini.");
        }
        return row;
    }

    private Map<String, Map<String, String>> all() {
        return rows().stream()
                .collect(Collectors.toMap(Registered::key, Registered::fields, (one, two) -> one, TreeMap::new));
    }

    private Map<String, String> merged(Map<String, String> before, Map<String, String> given) {
        Map<String, String> fields = new LinkedHashMap<>();
        columns().forEach(column -> {
            String value = given.get(column);
            fields.put(column, value == null ? before.getOrDefault(column, "") : value.strip());
        });
        return normal(fields);
    }

    private String keyColumn() {
        return columns().get(0);
    }

    /** What the file would change; nothing is written. */
    public ImportPlan plan(byte[] file) {
        return plan(sheet(file), revision(), all());
    }

    private Sheet sheet(byte[] file) {
        return Sheet.read(file, columns(), aliases());
    }

    /**
     * Takes the file in, as a whole or not at all.
     *
     * @param ifRevision the revision of the plan that the person saw
     */
    public ImportPlan take(byte[] file, Long ifRevision, String person) {
        TableRevision revision = revisions.lock(table());
        Sheet sheet = sheet(file);
        ImportPlan plan = plan(sheet, revision.revision(), all());
        if (ifRevision == null || ifRevision != plan.revision()) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "stale-version",
                    "Daftar ini berubah sejak pratinjau dibuat. Buat pratinjau lagi, lalu terapkan.");
        }
        if (!plan.errors().isEmpty()) {
            throw Refusal.invalid("Berkas masih memuat kesalahan; tidak ada yang diterapkan.")
                    .with("errors", plan.errors());
        }
        Map<String, Registered> rows = new TreeMap<>();
        rows().forEach(row -> rows.put(row.key(), row));
        for (Added added : plan.added()) {
            store(revision, person, "added", create(added.key()), added.fields(), true);
        }
        for (Changed changed : plan.changed()) {
            Registered row = rows.get(changed.key());
            Map<String, String> fields = new LinkedHashMap<>(row.fields());
            changed.fields().forEach(one -> fields.put(one.field(), one.after()));
            store(revision, person, "changed", row, fields, false);
        }
        return plan;
    }

    private ImportPlan plan(Sheet sheet, long revision, Map<String, Map<String, String>> before) {
        Map<String, Map<String, String>> after = new TreeMap<>(before);
        Map<String, Line> lines = new LinkedHashMap<>();
        List<LineFault> errors = new ArrayList<>(sheet.faults());
        for (Line line : sheet.lines()) {
            String typed = line.fields().getOrDefault(keyColumn(), "");
            Map<String, String> fields = merged(before.getOrDefault(keyOf(line.fields()), defaults()), line.fields());
            String key = fields.get(keyColumn());
            if (key.isBlank()) {
                errors.add(new LineFault(line.number(), keyColumn(), "Kolom \"" + keyColumn() + "\" kosong."));
            } else if (lines.containsKey(key)) {
                errors.add(new LineFault(
                        line.number(),
                        keyColumn(),
                        "\"" + typed + "\" sudah ada di baris " + lines.get(key).number() + "."));
            } else {
                lines.put(key, line);
                after.put(key, fields);
            }
        }
        List<Added> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        int unchanged = 0;
        for (Map.Entry<String, Line> entry : lines.entrySet()) {
            String key = entry.getKey();
            long number = entry.getValue().number();
            Map<String, String> fields = after.get(key);
            if (!before.containsKey(key)) {
                added.add(new Added(number, key, fields));
            } else if (before.get(key).equals(fields)) {
                unchanged++;
                continue;
            } else {
                changed.add(new Changed(number, key, differences(before.get(key), fields)));
            }
            check(fields, after).forEach(fault -> errors.add(new LineFault(number, fault.field(), fault.message())));
        }
        List<String> missing =
                before.keySet().stream().filter(key -> !lines.containsKey(key)).toList();
        return new ImportPlan(
                revision,
                added,
                changed,
                unchanged,
                missing,
                sheet.ignored(),
                errors.subList(0, Math.min(MOST_ERRORS, errors.size())));
    }

    private String keyOf(Map<String, String> fields) {
        return merged(defaults(), fields).get(keyColumn());
    }

    private static List<Difference> differences(Map<String, String> before, Map<String, String> after) {
        return after.keySet().stream()
                .filter(field -> !Objects.equals(before.getOrDefault(field, ""), after.get(field)))
                .map(field -> new Difference(field, before.getOrDefault(field, ""), after.get(field)))
                .toList();
    }

    /** The register as a file that can be imported again. */
    public String csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns());
            rows().forEach(row -> csv.writeRecord(columns().stream()
                    .map(column -> Formulas.neutral(row.fields().getOrDefault(column, "")))
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
