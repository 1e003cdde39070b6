package id.sigap.web.moves;

import id.sigap.process.migration.Element;
import id.sigap.process.migration.Fault;
import id.sigap.process.migration.Step;
import id.sigap.web.People;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the calls on moving cases take and answer, as {@code docs/api.md} has it. */
public final class Shapes {
    private Shapes() {}

    /** A plan with how far it is. */
    public record Migration(
            String id,
            int from,
            int to,
            String note,
            long version,
            String state,
            People.Person plannedBy,
            Instant plannedAt,
            Instant checkedAt,
            People.Person startedBy,
            Instant startedAt,
            Instant endedAt,
            int total,
            Map<String, Integer> counts) {}

    /** A list of plans. */
    public record Migrations(List<Migration> items) {}

    /** A plan with its lines and what is wrong with them. */
    public record Plan(Migration migration, List<Step> steps, List<Fault> faults) {}

    /** Where a case can stand in a process of one release, and how many do. */
    public record Place(String id, String name, String kind, int standing) {}

    /** A process that both releases have. */
    public record Both(String key, String name, boolean changed, List<Place> from, Collection<Element> to) {}

    /** What the engine proposes. */
    public record Proposal(int from, int to, List<Both> processes, List<Step> steps, List<Fault> faults) {}

    /** A case of a plan; of a restricted one that the reader may not see only what was foreseen and what became of it. */
    public record Case(String ticket, String foreseen, String result, String reason, Instant endedAt) {}

    /** A page of cases; {@code next} is absent on the last. */
    public record Cases(List<Case> items, String next) {}

    /** Body of a new or changed plan. */
    public record Wish(Integer from, Integer to, List<Step> steps, String note) {}

    /** Body of asking what is wrong with a mapping. */
    public record Mapping(Integer from, Integer to, List<Step> steps) {}

    /** What is wrong with it. */
    public record Faults(List<Fault> faults) {}

    /** A case that was run through a draft; of a restricted one that the reader may not see only the verdict. */
    public record Replayed(String ticket, String verdict, String endedThen, String endedNow, List<String> notes) {}

    /** A replay with how far it is. */
    public record Replay(
            String id,
            String draft,
            long version,
            boolean current,
            String state,
            int wanted,
            int total,
            int done,
            People.Person askedBy,
            Instant askedAt,
            Instant endedAt,
            String problem,
            List<Replayed> cases) {}

    /** A list of replays. */
    public record Replays(List<Replay> items) {}
}
