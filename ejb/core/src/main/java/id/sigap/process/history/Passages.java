package id.sigap.process.history;

import id.sigap.complaint.CaseFlow.Passage;
import id.sigap.process.EngineHost;
import id.sigap.process.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;

/** The steps that one case came through, on the diagrams of the releases it ran on. */
@ApplicationScoped
public class Passages {
    /** Steps of one case at most; the newest processes of a case come first. */
    static final int MOST = 2_000;

    @Inject
    EngineHost host;

    @Inject
    Releases releases;

    /** The earliest first. Called phases bear the ticket too, and so do later processes of a case that was reopened. */
    public List<Passage> of(String ticket) {
        HistoryService history = host.engine().getHistoryService();
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(ticket)
                .orderByProcessInstanceStartTime()
                .desc()
                .list()
                .stream()
                .flatMap(process ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(process.getId())
                                .list()
                                .stream())
                .limit(MOST)
                .map(this::passage)
                .sorted(Comparator.comparing(Passage::from)
                        .thenComparing(passage -> passage.until().orElse(java.time.Instant.MAX)))
                .toList();
    }

    private Passage passage(HistoricActivityInstance step) {
        return new Passage(
                releases.ofDefinition(step.getProcessDefinitionId()),
                step.getProcessDefinitionKey(),
                step.getActivityId(),
                step.getActivityName() == null || step.getActivityName().isBlank()
                        ? step.getActivityId()
                        : step.getActivityName(),
                step.getActivityType(),
                step.getStartTime().toInstant(),
                Optional.ofNullable(step.getEndTime()).map(Date::toInstant),
                step.isCanceled());
    }
}
