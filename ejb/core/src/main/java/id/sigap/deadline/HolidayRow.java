package id.sigap.deadline;

import id.sigap.deadline.calendar.Holiday;
import id.sigap.officedata.Registered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** A holiday as it is stored. */
@Entity
@Table(name = "holiday")
public class HolidayRow implements Registered {
    @Id
    @Column(name = "free_day")
    private LocalDate day;

    private String name;
    private String kind;
    private String decree;
    private String certainty;

    @Version
    private long version;

    protected HolidayRow() {}

    HolidayRow(LocalDate day) {
        this.day = day;
    }

    @Override
    public String key() {
        return day.toString();
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("date", day.toString());
        fields.put("name", name);
        fields.put("kind", kind);
        fields.put("decree", decree);
        fields.put("certainty", certainty);
        return fields;
    }

    @Override
    public void accept(Map<String, String> fields) {
        name = fields.get("name");
        kind = fields.get("kind");
        decree = fields.get("decree");
        certainty = fields.get("certainty");
    }

    Holiday holiday() {
        return new Holiday(day, name, Holiday.Kind.valueOf(kind), decree, certainty);
    }
}
