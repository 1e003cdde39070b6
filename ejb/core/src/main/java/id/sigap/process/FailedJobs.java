package id.sigap.process;

import id.sigap.foundation.Refusal;
import id.sigap.ledger.Ledger;
import id.sigap.masking.PersonalDataMasker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Steps that the process could not do by itself and gave up after its retries, for an administrator who lets it try again. */
@ApplicationScoped
public class FailedJobs {
    private static final int MOST = 200;
    private static final int RETRIES = 3;
    private static final int LONGEST_CAUSE = 300;

    @Inject
    EngineHost host;

    @Inject
    Ledger ledger;

    private final PersonalDataMasker masker = new PersonalDataMasker();

    /**
     * One step that failed.
     *
     * @param ticket the case's; empty where its process is gone
     * @param step the id of the step on the diagram
     * @param stepName what the diagram calls it, else its id
     * @param process the key of the diagram it stands on
     * @param processName what the diagram is called, else its key
     * @param since when it gave up, or became due
     * @param cause the first line of what went wrong, masked; never a stack trace
     */
    public record FailedJob(
            String id,
            Optional<String> ticket,
            String step,
            String stepName,
            String process,
            String processName,
            Instant since,
            String cause) {}

    public List<FailedJob> all() {
        return engine().getManagementService().createJobQuery().noRetriesLeft().listPage(0, MOST).stream()
                .map(this::shape)
                .toList();
    }

    /** Gives the step its retries back; it runs at once. Expects to run inside one unit of work. */
    public void retry(String id, String person) {
        Job job = engine().getManagementService()
                .createJobQuery()
                .jobId(id)
                .noRetriesLeft()
                .singleResult();
        if (job == null) {
            throw Refusal.notFound("Langkah itu tidak ada, atau sudah berjalan lagi.");
        }
        engine().getManagementService().setJobRetries(id, RETRIES);
        ledger.record("job.retried", person, ticket(job).orElse(null), Map.of("job", id, "step", step(job)));
    }

    private FailedJob shape(Job job) {
        String step = step(job);
        String process = job.getProcessDefinitionKey() == null ? "" : job.getProcessDefinitionKey();
        return new FailedJob(
                job.getId(),
                ticket(job),
                step,
                name(job, step),
                process,
                name(job, process),
                since(job),
                cause(job.getExceptionMessage()));
    }

    private Optional<String> ticket(Job job) {
        return job.getProcessInstanceId() == null
                ? Optional.empty()
                : Optional.ofNullable(engine().getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .singleResult())
                        .map(ProcessInstance::getBusinessKey);
    }

    private String step(Job job) {
        return job.getJobDefinitionId() == null
                ? ""
                : Optional.ofNullable(engine().getManagementService()
                                .createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult())
                        .map(JobDefinition::getActivityId)
                        .orElse("");
    }

    private String name(Job job, String element) {
        return job.getProcessDefinitionId() == null
                ? element
                : Optional.ofNullable(engine().getRepositoryService()
                                .getBpmnModelInstance(job.getProcessDefinitionId())
                                .<ModelElementInstance>getModelElementById(element))
                        .map(one -> one.getAttributeValue("name"))
                        .filter(name -> !name.isBlank())
                        .orElse(element);
    }

    private Instant since(Job job) {
        return engine().getRuntimeService().createIncidentQuery().configuration(job.getId()).list().stream()
                .map(Incident::getIncidentTimestamp)
                .findFirst()
                .orElse(job.getDuedate() == null ? job.getCreateTime() : job.getDuedate())
                .toInstant();
    }

    private String cause(String message) {
        String line = message == null
                ? "Sebabnya tidak tercatat; lihat log server."
                : message.lines().findFirst().orElse("").strip();
        String masked = masker.mask(line).text();
        return masked.length() > LONGEST_CAUSE ? masked.substring(0, LONGEST_CAUSE) + "…" : masked;
    }

    private ProcessEngine engine() {
        return host.engine();
    }
}
