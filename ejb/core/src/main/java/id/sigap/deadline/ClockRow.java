package id.sigap.deadline;

import id.sigap.deadline.calendar.ClockLimit;
import id.sigap.deadline.calendar.ClockRule;
import id.sigap.deadline.calendar.ClockUnit;
import id.sigap.officedata.Registered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A rule of a clock as it is stored, with its legal source beside it. */
@Entity
@Table(name = "clock_rule")
public class ClockRow implements Registered {
    @Id
    private String id;

    private String label;

    @Column(name = "started_by")
    private String trigger;

    private int amount;
    private String unit;

    @Column(name = "warn_amount")
    private Integer warnAmount;

    @Column(name = "warn_unit")
    private String warnUnit;

    private String extension;
    private boolean pausable;
    private String actor;
    private String source;
    private String certainty;

    @Version
    private long version;

    protected ClockRow() {}

    ClockRow(String id) {
        this.id = id;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("label", label);
        fields.put("trigger", trigger);
        fields.put("amount", String.valueOf(amount));
        fields.put("unit", unit);
        fields.put("warn_amount", warnAmount == null ? "" : warnAmount.toString());
        fields.put("warn_unit", warnUnit == null ? "" : warnUnit);
        fields.put("extension", extension == null ? "" : extension);
        fields.put("pausable", pausable ? "Y" : "N");
        fields.put("actor", actor);
        fields.put("source", source);
        fields.put("certainty", certainty);
        return fields;
    }

    @Override
    public void accept(Map<String, String> fields) {
        take(ClockRules.rule(fields));
    }

    private void take(ClockRule rule) {
        label = rule.label();
        trigger = rule.trigger();
        amount = rule.limit().amount();
        unit = rule.limit().unit().name();
        warnAmount = rule.warning().map(ClockLimit::amount).orElse(null);
        warnUnit = rule.warning().map(limit -> limit.unit().name()).orElse(null);
        extension = rule.extension().orElse(null);
        pausable = rule.pausable();
        actor = rule.actor();
        source = rule.source();
        certainty = rule.certainty().name();
    }

    ClockRule rule() {
        return new ClockRule(
                id,
                label,
                trigger,
                new ClockLimit(amount, ClockUnit.valueOf(unit)),
                Optional.ofNullable(warnAmount).map(most -> new ClockLimit(most, ClockUnit.valueOf(warnUnit))),
                Optional.ofNullable(extension),
                pausable,
                actor,
                source,
                ClockRule.Certainty.valueOf(certainty));
    }

    static Map<String, String> fieldsOf(ClockRule rule) {
        ClockRow row = new ClockRow(rule.id());
        row.take(rule);
        return row.fields();
    }
}
