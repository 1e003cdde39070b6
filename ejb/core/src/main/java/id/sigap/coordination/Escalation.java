package id.sigap.coordination;

import id.sigap.complaint.Complaint;
import id.sigap.deadline.Clocks;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.DataPack;
import id.sigap.foundation.Offices;
import id.sigap.identity.Directory;
import id.sigap.identity.Person;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.reply.Notices;
import id.sigap.wording.template.Placeholder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Climbs the ladders: reminds, escalates, and where nobody is found opens an incident that somebody must take. */
@ApplicationScoped
public class Escalation {
    @Inject
    DataPack data;

    @Inject
    Clocks clocks;

    @Inject
    Directory directory;

    @Inject
    Forwardings forwardings;

    @Inject
    Notices notices;

    @Inject
    Calls calls;

    @Inject
    Offices offices;

    @Inject
    Incidents incidents;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    private Map<String, Ladder> ladders;

    @PostConstruct
    void load() {
        try (Reader csv = data.open("ladders.csv")) {
            ladders = Ladder.read(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("The ladders cannot be read.", e);
        }
    }

    /** When the first rung of this ladder is due, for a wait that begins now. */
    public Optional<Instant> firstRung(Complaint complaint, String ladder) {
        return Optional.ofNullable(ladders.get(ladder)).map(found -> at(found, 0, clock.now()));
    }

    /** The ladders that exist, each with whom its last rung tells ({@code nobody} where it only ends the wait). */
    public Map<String, String> lastRungs() {
        Map<String, String> last = new TreeMap<>();
        ladders.forEach((name, ladder) ->
                last.put(name, ladder.rungs().get(ladder.rungs().size() - 1).who()));
        return last;
    }

    /** The business clock's now, at which a wait begins. */
    public Instant now() {
        return clock.now();
    }

    private Instant at(Ladder ladder, int rung, Instant begun) {
        return clocks.calendar()
                .after(ladder.rungs().get(rung).after(), begun, List.of())
                .instant();
    }

    /**
     * Tells the person on a rung.
     *
     * @param rung counted from 0
     * @param begun when the wait began
     * @return when the next rung is due; empty where this was the last one
     */
    public Optional<Instant> climb(Complaint complaint, String name, int rung, Instant begun) {
        Ladder ladder = ladders.get(name);
        if (ladder == null || rung >= ladder.rungs().size()) {
            return Optional.empty();
        }
        Ladder.Rung step = ladder.rungs().get(rung);
        boolean last = rung + 1 == ladder.rungs().size();
        ledger.record(
                "case.escalated",
                Ledger.SYSTEM,
                complaint.ticket(),
                Map.of("ladder", name, "rung", rung + 1, "who", step.who()));
        Instant next = last ? clock.now() : at(ladder, rung + 1, begun);
        tell(complaint, step, name + ":" + complaint.ticket(), next);
        if (last && !step.who().equals("nobody")) {
            incidents.open(
                    "overdue",
                    complaint,
                    name + ":" + complaint.ticket(),
                    step.note() + ": aduan " + complaint.ticket() + ".");
        }
        return last ? Optional.empty() : Optional.of(next);
    }

    /** @param next when the rung after this one is due: what a reminder asks the citizen to keep */
    private void tell(Complaint complaint, Ladder.Rung step, String key, Instant next) {
        switch (step.who()) {
            case "nobody" -> {}
            case "citizen" ->
                notices.send(
                        complaint,
                        "notice",
                        "QUESTION_REMINDER",
                        Map.of(Placeholder.DUE.key(), Placeholder.due(next, offices.zone(), offices.zoneName())));
            default -> {
                List<Person> people = people(complaint, step.who());
                if (people.isEmpty()) {
                    incidents.open(
                            "no-person",
                            complaint,
                            step.who() + ":" + key,
                            step.note() + ": aduan " + complaint.ticket() + ", tetapi tidak ada orang untuk peran "
                                    + step.who() + ".");
                }
                people.forEach(person -> calls.remind(complaint, person));
            }
        }
    }

    private List<Person> people(Complaint complaint, String who) {
        return switch (who) {
            case "operators" -> calls.deskOf(complaint);
            case "approvers" -> directory.approvers();
            case "officers" -> agencyOf(complaint).map(directory::officers).orElse(List.of());
            case "agency-head" -> agencyOf(complaint).map(directory::heads).orElse(List.of());
            case "office-head" -> directory.officeHeads();
            default -> List.of();
        };
    }

    private Optional<String> agencyOf(Complaint complaint) {
        return forwardings.open(complaint.id()).map(Forwarding::agency);
    }
}
