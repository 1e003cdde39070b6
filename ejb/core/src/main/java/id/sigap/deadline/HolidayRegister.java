package id.sigap.deadline;

import id.sigap.deadline.calendar.Holiday;
import id.sigap.officedata.Fault;
import id.sigap.officedata.OfficeTable;
import id.sigap.officedata.Register;
import id.sigap.officedata.Registered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The days on which the office does not work, as administrators keep them; deadlines that run are computed again. */
@ApplicationScoped
public class HolidayRegister extends Register {
    private static final List<String> COLUMNS = List.of("date", "name", "kind", "decree", "certainty");
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    @Override
    public String name() {
        return "holidays";
    }

    @Override
    public OfficeTable table() {
        return OfficeTable.HOLIDAY;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    protected Map<String, String> aliases() {
        return Map.of("tanggal", "date", "nama", "name", "jenis", "kind", "dasar", "decree");
    }

    @Override
    protected Map<String, String> defaults() {
        return Map.of("date", "", "name", "", "kind", "LIBUR_NASIONAL", "decree", "", "certainty", "");
    }

    @Override
    protected Map<String, String> normal(Map<String, String> fields) {
        Map<String, String> normal = new LinkedHashMap<>(fields);
        normal.computeIfPresent("kind", (column, kind) -> kind.toUpperCase(Locale.ROOT));
        return normal;
    }

    @Override
    protected List<Fault> check(Map<String, String> fields, Map<String, Map<String, String>> all) {
        return faults(fields);
    }

    static List<Fault> faults(Map<String, String> fields) {
        List<Fault> faults = new ArrayList<>();
        Optional<LocalDate> day = day(fields.get("date"));
        if (day.isEmpty()) {
            faults.add(new Fault(
                    "date",
                    "\"" + fields.get("date") + "\" bukan tanggal; tulis tahun-bulan-hari seperti 2027-03-10."));
        } else if (day.get().isBefore(FIRST) || day.get().isAfter(LAST)) {
            faults.add(new Fault("date", "Tanggal " + day.get() + " di luar 2020 sampai 2099; periksa tahunnya."));
        }
        text(faults, fields, "name", "Nama hari libur", 200, true);
        text(faults, fields, "decree", "Dasar (SKB atau keputusan)", 300, true);
        text(faults, fields, "certainty", "Keterangan sumber", 200, false);
        if (Stream.of(Holiday.Kind.values()).noneMatch(kind -> kind.name().equals(fields.get("kind")))) {
            faults.add(new Fault(
                    "kind",
                    "Jenis \"" + fields.get("kind") + "\" tidak dikenal; pilih LIBUR_NASIONAL atau CUTI_BERSAMA."));
        }
        return faults;
    }

    private static void text(
            List<Fault> faults, Map<String, String> fields, String column, String label, int most, boolean needed) {
        String text = fields.get(column);
        if (needed && text.isBlank()) {
            faults.add(new Fault(column, label + " belum diisi."));
        } else if (text.length() > most) {
            faults.add(new Fault(column, label + " terlalu panjang; paling panjang " + most + " karakter."));
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    protected List<Fault> uses(String key) {
        return List.of();
    }

    @Override
    protected Registered create(String key) {
        return new HolidayRow(LocalDate.parse(key));
    }

    @Override
    protected Class<HolidayRow> type() {
        return HolidayRow.class;
    }

    @Override
    protected Object id(String key) {
        return day(key).orElse(null);
    }

    @Override
    public List<HolidayRow> rows() {
        return entities.createQuery("from HolidayRow h order by h.day", HolidayRow.class)
                .getResultList();
    }
}
