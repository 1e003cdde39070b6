package id.sigap.process;

import id.sigap.foundation.UnitOfWork;
import id.sigap.officedata.OfficeTable;
import id.sigap.officedata.TableRead;
import id.sigap.triage.TopicRegister;
import id.sigap.triage.Triage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** The triage with the topics in force. */
@ApplicationScoped
public class TriageDesk {
    @Inject
    TopicRegister topics;

    @Inject
    UnitOfWork work;

    private volatile Triage triage;

    void read(@Observes TableRead news) {
        if (news.table() == OfficeTable.TOPIC) {
            triage = topics.triage();
        }
    }

    public Triage triage() {
        Triage known = triage;
        return known == null ? work.call(topics::triage) : known;
    }
}
