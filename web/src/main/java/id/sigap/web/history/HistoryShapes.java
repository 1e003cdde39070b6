package id.sigap.web.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import id.sigap.process.history.Durations;
import id.sigap.web.Labels.Label;
import id.sigap.web.People.Person;
import id.sigap.web.cases.Shapes.ChannelShape;
import id.sigap.web.cases.Shapes.PartShape;
import id.sigap.web.cases.Shapes.WordingShape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The shapes of {@code docs/api.md} for the history; absent members are left out. */
public final class HistoryShapes {
    private HistoryShapes() {}

    /** @param state {@code kept, missed, running, paused}; what is due and still running is missed */
    public record Clock(String rule, String label, String state, Instant dueAt) {}

    public record Act(long entry, Instant at, String act, String label, Person by) {}

    /** @param excerpt masked; absent of a restricted case */
    public record Row(
            String ticket,
            ChannelShape channel,
            String excerpt,
            String state,
            String stateLabel,
            Label category,
            Label topic,
            Label agency,
            boolean emergency,
            boolean restricted,
            Instant receivedAt,
            Instant closedAt,
            Label outcome,
            Integer release,
            List<Clock> clocks,
            Act act) {}

    /**
     * A page.
     *
     * @param lookedBack how far back was looked where the page is not full and there is more to look through
     * @param people whom the role that was asked for stands for today
     */
    public record Page(List<Row> items, String next, Instant lookedBack, List<Person> people) {}

    public record Step(
            int release,
            String process,
            String element,
            String name,
            String type,
            Instant from,
            Instant until,
            long seconds,
            boolean left) {}

    public record Line(
            long entry,
            Instant at,
            String act,
            String label,
            Person by,
            @JsonRawValue String data) {}

    public record Reading(Instant at, Person by, String purpose) {}

    public record Trace(long entry, Instant at, String act, String label, Person by) {}

    public record Sending(
            UUID id,
            String kind,
            ChannelShape channel,
            String state,
            int round,
            Integer version,
            String template,
            List<PartShape> parts,
            String sha256,
            String keyed,
            boolean bound,
            String nativeId,
            Instant createdAt,
            List<Trace> traces) {}

    /** One case. */
    public record Case(
            Row row,
            List<Step> steps,
            List<Line> timeline,
            boolean cut,
            List<Reading> readings,
            List<WordingShape> wordings,
            List<Sending> sendings) {}

    /** @param lookedAt of so many passes at most, the newest */
    public record Heat(String process, int release, int lookedAt, List<Durations.Step> steps) {}

    /** What a form of questions chooses from. */
    public record Choices(
            List<Label> acts,
            List<Label> channels,
            List<Label> rules,
            List<Label> outcomes,
            List<Integer> releases,
            List<Person> people) {}

    /** A saved question. */
    public record Saved(
            UUID id,
            String name,
            boolean shared,
            boolean mine,
            Person owner,
            Map<String, String> ask,
            Instant changedAt) {}
}
