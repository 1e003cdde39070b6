package id.sigap.deadline;

import id.sigap.deadline.calendar.ClockCatalog;
import id.sigap.deadline.calendar.ClockRule;
import id.sigap.deadline.calendar.Holiday;
import id.sigap.deadline.calendar.WorkingCalendar;
import id.sigap.foundation.DataPack;
import id.sigap.foundation.Offices;
import id.sigap.foundation.UnitOfWork;
import id.sigap.officedata.OfficeTable;
import id.sigap.officedata.TableRead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The rules and the calendar in force. */
@ApplicationScoped
public class Clocks {
    @Inject
    Offices offices;

    @Inject
    DataPack data;

    @Inject
    ClockRegister rules;

    @Inject
    HolidayRegister holidays;

    @Inject
    UnitOfWork work;

    private volatile ClockCatalog catalog;
    private volatile WorkingCalendar calendar;

    void read(@Observes TableRead news) {
        if (news.table() == OfficeTable.CLOCK) {
            catalog = readCatalog();
        } else if (news.table() == OfficeTable.HOLIDAY) {
            calendar = readCalendar();
        }
    }

    private ClockCatalog readCatalog() {
        return new ClockCatalog(rules.rows().stream().map(ClockRow::rule).toList());
    }

    private WorkingCalendar readCalendar() {
        return new WorkingCalendar(
                offices.zone(),
                holidays.rows().stream().map(HolidayRow::holiday).toList());
    }

    /** Fills both tables, where they never were, from the office's data pack; without one, from the example's. */
    public void fillFromPack() {
        try (Reader clocks = data.open("clocks.csv");
                Reader days = data.open("holidays_id.csv")) {
            List<Map<String, String>> clockRows = ClockCatalog.read(clocks).all().stream()
                    .map(ClockRow::fieldsOf)
                    .toList();
            List<Map<String, String>> dayRows =
                    Holiday.read(days).stream().map(Clocks::fields).toList();
            rules.fill(clockRows);
            holidays.fill(dayRows);
        } catch (IOException e) {
            throw new UncheckedIOException("The clock rules or the holidays cannot be read.", e);
        }
    }

    private static Map<String, String> fields(Holiday day) {
        return Map.of(
                "date", day.date().toString(),
                "name", day.name(),
                "kind", day.kind().name(),
                "decree", day.decree(),
                "certainty", day.certainty());
    }

    public ClockRule rule(String id) {
        return catalog().rule(id);
    }

    /** In the order of the table. */
    public List<ClockRule> all() {
        return catalog().all();
    }

    public boolean knows(String id) {
        return catalog().find(id).isPresent();
    }

    private ClockCatalog catalog() {
        ClockCatalog known = catalog;
        return known == null ? work.call(this::readCatalog) : known;
    }

    public WorkingCalendar calendar() {
        WorkingCalendar known = calendar;
        return known == null ? work.call(this::readCalendar) : known;
    }
}
