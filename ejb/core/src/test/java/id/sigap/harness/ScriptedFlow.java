package id.sigap.harness;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.foundation.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that stands where the test puts it and remembers what it was told. */
public final class ScriptedFlow implements CaseFlow {
    private Step at = Step.COORDINATE;
    private boolean listening = true;
    private final List<String> heard = new ArrayList<>();

    /** From now on every case stands at this step. */
    public void at(Step step) {
        at = step;
    }

    /** Nothing waits for a signal. */
    public void deaf() {
        listening = false;
    }

    /** What was brought, oldest first: {@code begin}, a step's form key, a signal's message name. */
    public List<String> heard() {
        return heard;
    }

    /** A case that tells of {@code racun} cannot begin. */
    @Override
    public void begin(Complaint complaint, Map<String, ?> answers) {
        if (complaint.excerpt().contains("racun")) {
            throw new IllegalStateException("This case is poison.");
        }
        heard.add("begin");
    }

    @Override
    public List<OpenStep> open(Complaint complaint) {
        return List.of(new OpenStep("task", at.formKey(), at.name(), "", List.of(), List.of()));
    }

    @Override
    public boolean isAt(Complaint complaint, Step step) {
        return at == step;
    }

    @Override
    public void require(Complaint complaint, Step step) {
        if (at != step) {
            throw Refusal.conflict("wrong-step", "The case is at " + at + ".");
        }
    }

    @Override
    public void complete(Complaint complaint, Step step, Map<String, ?> answers) {
        require(complaint, step);
        heard.add(step.formKey());
    }

    @Override
    public void completeTask(Complaint complaint, String taskId, Map<String, ?> answers) {
        heard.add(taskId);
    }

    /** Danger is what the word {@code kebakaran} tells of. */
    @Override
    public boolean tellsOfDanger(String words) {
        return words.contains("kebakaran");
    }

    /** Personal data take two people. */
    @Override
    public Risk risk(Map<String, ?> facts) {
        return new Risk(Boolean.TRUE.equals(facts.get("personalData")) ? 2 : 1, "Menurut tabel.");
    }

    @Override
    public boolean signal(Complaint complaint, Signal signal, Map<String, ?> answers) {
        heard.add(signal.messageName());
        return listening;
    }

    @Override
    public Place place(Complaint complaint) {
        return new Place(1, List.of(), List.of());
    }

    @Override
    public List<Passage> passages(Complaint complaint) {
        return List.of();
    }

    @Override
    public List<WaitingStep> waitingFor(Collection<String> groups) {
        return List.of();
    }

    @Override
    public Optional<String> ticketOf(String taskId) {
        return Optional.empty();
    }
}
