package id.sigap.deadline;

import id.sigap.deadline.calendar.ClockCatalog;
import id.sigap.deadline.calendar.ClockRule;
import id.sigap.deadline.calendar.Holiday;
import id.sigap.deadline.calendar.WorkingCalendar;
import id.sigap.foundation.DataPack;
import id.sigap.foundation.Offices;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;

/** The rules and the calendar in force. */
@ApplicationScoped
public class Clocks {
    @Inject
    Offices offices;

    @Inject
    DataPack data;

    private ClockCatalog catalog;
    private WorkingCalendar calendar;

    @PostConstruct
    void load() {
        try (Reader rules = data.open("clocks.csv");
                Reader holidays = data.open("holidays_id.csv")) {
            catalog = ClockCatalog.read(rules);
            List<Holiday> days = Holiday.read(holidays);
            calendar = new WorkingCalendar(offices.zone(), days);
        } catch (IOException e) {
            throw new UncheckedIOException("The clock rules or the holidays cannot be read.", e);
        }
    }

    public ClockRule rule(String id) {
        return catalog.rule(id);
    }

    public boolean knows(String id) {
        return catalog.find(id).isPresent();
    }

    public WorkingCalendar calendar() {
        return calendar;
    }
}
