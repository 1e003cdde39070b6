package id.sigap.web.models;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.sigap.process.release.Findings.Found;
import id.sigap.web.People;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the calls on models take and answer, as {@code docs/api.md} has it. */
public final class Shapes {
    private Shapes() {}

    /** Somebody edits. */
    public record Lock(People.Person by, Instant until) {}

    /** A draft without its content. */
    public record Draft(
            String id,
            String key,
            String kind,
            String note,
            int base,
            String origin,
            List<People.Person> authors,
            Instant createdAt,
            Instant changedAt,
            long version,
            String state,
            Lock lock,
            int errors,
            int warnings) {}

    /** A draft with what was found in it. */
    public record Saved(String draft, @JsonUnwrapped Draft shape, List<Found> findings) {}

    /** A draft with all of it. */
    public record Opened(@JsonUnwrapped Draft shape, String xml, List<Found> findings) {}

    /** A list of drafts. */
    public record Drafts(List<Draft> items) {}

    /** A diagram or table of a release. */
    public record File(String key, String name, String kind, boolean changed) {}

    /** A release. */
    public record Release(
            int number,
            String name,
            String note,
            Instant releasedAt,
            People.Person releasedBy,
            List<People.Person> authors,
            Integer rollbackOf,
            List<File> files,
            int running) {}

    /** A list of releases. */
    public record Releases(List<Release> items) {}

    /** What was found in a file that nobody saved. */
    public record Checked(List<Found> findings) {}

    /** A release by its number. */
    public record Version(int version) {}

    /** Body of a new draft. */
    public record NewDraft(String xml, String note, String origin) {}

    /** Body of a save. */
    public record Save(String xml, String note) {}

    /** Body of a lock. */
    public record TakeLock(Boolean force) {}

    /** Body of throwing away. */
    public record Reason(String reason) {}

    /** Body of a check. */
    public record Xml(String xml) {}

    /** Body of a trial. */
    public record Trial(String xml, String text, Map<String, Object> inputs) {}

    /** Body of a release. */
    public record Wish(String note, List<String> with) {}

    /** Body of asking for a replay. */
    public record Replay(Integer cases, List<String> with) {}

    /** A replay that was asked for. */
    public record Asked(String id) {}

    /** Body of a roll-back. */
    public record Back(Integer release, String note) {}
}
