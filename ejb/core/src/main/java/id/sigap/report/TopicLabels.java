package id.sigap.report;

import id.sigap.foundation.UnitOfWork;
import id.sigap.officedata.OfficeTable;
import id.sigap.officedata.TableRead;
import id.sigap.triage.TopicRegister;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the routing topics are called, also those that are no longer active. */
@ApplicationScoped
public class TopicLabels {
    @Inject
    TopicRegister topics;

    @Inject
    UnitOfWork work;

    private volatile Map<String, String> labels;

    void read(@Observes TableRead news) {
        if (news.table() == OfficeTable.TOPIC) {
            labels = load();
        }
    }

    private Map<String, String> load() {
        Map<String, String> read = new LinkedHashMap<>();
        topics.rows().forEach(topic -> read.put(topic.key(), topic.label()));
        return Collections.unmodifiableMap(read);
    }

    /** Label by code, in the order of the table. */
    public Map<String, String> all() {
        Map<String, String> known = labels;
        return known == null ? work.call(this::load) : known;
    }

    public String label(String code) {
        return all().getOrDefault(code, code);
    }
}
