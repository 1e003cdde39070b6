package id.sigap.web.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.sigap.connector.api.Constraints;
import id.sigap.web.Labels.Label;
import id.sigap.web.People.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The shapes of {@code docs/api.md}; absent members are left out. */
public final class Shapes {
    private Shapes() {}

    public record ChannelShape(String id, String platform, String label) {}

    public record DeadlineShape(
            String id, String rule, String label, Instant dueAt, Instant warnAt, String state, String source) {}

    public record Row(
            String ticket,
            long version,
            ChannelShape channel,
            String author,
            String excerpt,
            String state,
            String stateLabel,
            Label category,
            Label topic,
            Label agency,
            Label urgency,
            boolean emergency,
            boolean restricted,
            Person holder,
            boolean parked,
            Instant receivedAt,
            Instant lastMessageAt,
            DeadlineShape deadline) {}

    public record Action(String id, String label, boolean primary) {}

    public record AttachmentShape(String id, String name, String type, long size, String url) {}

    public record Earlier(Instant at, String text) {}

    public record Entry(
            String id,
            String kind,
            Instant at,
            Person by,
            String byLabel,
            String text,
            @JsonProperty("public") boolean isPublic,
            List<AttachmentShape> attachments,
            Instant deletedAt,
            Instant editedAt,
            List<Earlier> earlier,
            String delivery,
            String deliveryLabel) {}

    /** @param attachment the id of the file, where the part is one */
    public record PartShape(String kind, String text, String attachment) {}

    /** The same answer as the citizen of a merged case gets it; without ticket and parts where that case is hidden. */
    public record CopyShape(String ticket, List<PartShape> parts) {}

    public record Mend(String label, String text) {}

    public record CheckShape(String rule, String severity, String message, Mend mend) {}

    public record Risk(int level, String reason) {}

    public record ApprovalShape(Person by, Instant at, String act, String note) {}

    public record WordingShape(
            int version,
            int round,
            String kind,
            String target,
            String state,
            Person author,
            String text,
            List<PartShape> parts,
            List<CopyShape> copies,
            String sha256,
            List<CheckShape> checks,
            Instant createdAt,
            Risk risk,
            List<ApprovalShape> approvals) {}

    public record ForwardingShape(
            String id,
            String ticket,
            Label agency,
            String how,
            String state,
            String note,
            Instant sentAt,
            Person by,
            Instant dueAt,
            String answer,
            Instant answeredAt,
            String answeredBy,
            String excerpt,
            Carriage carriage) {
        /** For an agency whose part ended before the words that the excerpt shows. */
        public ForwardingShape withoutExcerpt() {
            return new ForwardingShape(
                    id,
                    ticket,
                    agency,
                    how,
                    state,
                    note,
                    sentAt,
                    by,
                    dueAt,
                    answer,
                    answeredAt,
                    answeredBy,
                    null,
                    carriage);
        }
    }

    /**
     * How far a forwarding came on its way to another office's system.
     *
     * @param number the report's there; null while none is known
     * @param sheet address of what a person enters there by hand, to which {@code /csv} and {@code /page} are added; null
     *     where none does
     */
    public record Carriage(Label state, String number, String sheet) {}

    public record StepShape(
            String formKey,
            String name,
            String taskId,
            String instruction,
            List<Label> outcomes,
            List<String> groups) {}

    public record Citizen(
            String name, String handle, String contact, boolean anonymous, boolean secret, String location) {}

    public record Lease(int number, Instant until) {}

    public record Candidate(Label topic, double score) {}

    public record Proposal(
            Label category, Label topic, Label agency, Label urgency, List<String> why, List<Candidate> candidates) {}

    /** @param reasons {@code text, person, place}: why it may be the same matter told on another channel */
    public record Similar(
            String ticket,
            String excerpt,
            String state,
            String stateLabel,
            Instant receivedAt,
            double score,
            List<String> reasons) {}

    public record Merged(String ticket, String excerpt) {}

    /** @param severity {@code info, warning} or {@code blocking} */
    public record NoticeShape(String code, String severity, String text, String english) {
        static NoticeShape of(Constraints.Notice notice) {
            return new NoticeShape(
                    notice.code(),
                    notice.severity().name().toLowerCase(Locale.ROOT),
                    notice.text().id(),
                    notice.text().en());
        }
    }

    /** What the platform allows of one kind of answer now; absent members mean that there is no limit. */
    public record TargetRules(
            Integer maxLength,
            Long maxFileBytes,
            Instant closesAt,
            Integer remaining,
            boolean sendable,
            List<NoticeShape> notices) {}

    /** The answering window's timer has warned: until when, and how else the citizen can be answered. */
    public record ClosingShape(Instant closesAt, String fallback, String label) {}

    /**
     * @param away whether the connector is not deployed now
     * @param paused whether the channel was paused: what is to be sent waits
     */
    public record ConstraintsShape(
            String unit,
            @JsonProperty("public") TargetRules publicly,
            @JsonProperty("private") TargetRules privately,
            ClosingShape closing,
            boolean away,
            boolean paused) {}

    public record Present(Person who, String doing) {}

    public record Diagram(int release, List<String> done, List<String> active) {}

    public record TimelineEntry(Instant at, String act, String label, String about, String by) {}

    /**
     * A person's delivery that waits: what to do, and the outbox row that {@code delivered} names.
     *
     * @param toAgency to be entered into another office's system, whose number {@code delivered} tells
     */
    public record HandOver(UUID outbox, String text, String instruction, boolean toAgency) {}

    /** A whole case; the row's members come first. */
    public record Case(
            String ticket,
            long version,
            ChannelShape channel,
            String author,
            String excerpt,
            String state,
            String stateLabel,
            Label category,
            Label topic,
            Label agency,
            Label urgency,
            boolean emergency,
            boolean restricted,
            Person holder,
            boolean parked,
            Instant receivedAt,
            Instant lastMessageAt,
            DeadlineShape deadline,
            StepShape step,
            Citizen citizen,
            Lease lease,
            int round,
            Label outcome,
            Proposal proposal,
            List<Entry> entries,
            List<AttachmentShape> files,
            List<WordingShape> wordings,
            List<ForwardingShape> forwardings,
            List<DeadlineShape> deadlines,
            List<Similar> similar,
            List<Merged> merged,
            String mergedInto,
            ConstraintsShape constraints,
            List<Present> present,
            Diagram diagram,
            List<TimelineEntry> timeline,
            List<HandOver> handOvers,
            List<Action> actions) {}
}
