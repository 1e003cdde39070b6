package id.sigap.dossier;

import java.time.Instant;
import java.util.List;

/**
 * Everything about one case as {@code perkara.json} has it; absent members are left out. Codes stand beside the office's words.
 *
 * @param version {@code full} or {@code public}
 */
public record CaseFile(
        String version,
        String office,
        String zone,
        Instant madeAt,
        String ticket,
        Facts facts,
        Citizen citizen,
        List<Said> conversation,
        List<Wording> wordings,
        List<Forwarding> forwardings,
        List<Clock> deadlines,
        List<Act> timeline,
        Place diagram,
        List<Attached> attachments,
        List<String> merged) {
    /** The version with everything. */
    public static final String FULL = "full";
    /** The version with personal data blackened. */
    public static final String PUBLIC = "public";

    /** The same with other attachments. */
    CaseFile with(List<Attached> others) {
        return new CaseFile(
                version,
                office,
                zone,
                madeAt,
                ticket,
                facts,
                citizen,
                conversation,
                wordings,
                forwardings,
                deadlines,
                timeline,
                diagram,
                others,
                merged);
    }

    public record Word(String code, String label) {}

    /** An officer. In a public version the user name is absent and the name a number. */
    public record Officer(String username, String name) {}

    public record Facts(
            String channel,
            Instant receivedAt,
            Instant answeredAt,
            Instant closedAt,
            String state,
            Word category,
            Word topic,
            Word agency,
            Word urgency,
            boolean emergency,
            boolean restricted,
            Word outcome,
            int rounds,
            Integer rating,
            String mergedInto) {}

    /** Who complained; of an anonymous citizen no more than that. */
    public record Citizen(
            String name, String handle, String contact, String location, boolean anonymous, boolean secret) {}

    public record Earlier(Instant at, String text) {}

    /** @param kind {@code citizen, office, notice, outside, agency} or {@code note} */
    public record Said(
            String kind,
            String label,
            Instant at,
            Officer by,
            boolean isPublic,
            String text,
            Instant deletedAt,
            List<Earlier> earlier,
            String delivery) {

        /** Whether the citizen deleted it; what the office said and somebody deleted on its platform stays said. */
        boolean takenBack() {
            return deletedAt != null && kind.equals("citizen");
        }
    }

    public record Part(String role, String text) {}

    public record Approval(Officer by, Instant at, String act, String note) {}

    /** @param sha256 over channel, target and parts: what the approvals bind */
    public record Wording(
            int version,
            int round,
            String kind,
            String target,
            String state,
            Officer author,
            Instant createdAt,
            String channel,
            List<Part> parts,
            String sha256,
            List<Approval> approvals) {}

    /** @param answeredBy user name, {@code link} or {@code mail} */
    public record Forwarding(
            Word agency,
            String how,
            String state,
            Instant sentAt,
            Officer by,
            String note,
            Instant dueAt,
            String answer,
            Instant answeredAt,
            String answeredBy) {}

    /** A clock. @param source the legal source of its rule */
    public record Clock(String rule, String label, String source, Instant startedAt, Instant dueAt, String state) {}

    /** @param entry id of the ledger entry; absent in a public version */
    public record Act(Long entry, Instant at, String act, String label, Officer by) {}

    /** Where the case stands in the diagram of its release. */
    public record Place(int release, List<String> done, List<String> active) {}

    /**
     * A file of the case.
     *
     * @param path inside the dossier; absent where the file is not in it
     * @param sha256 of the bytes, in hex; absent in a public version
     */
    public record Attached(String id, String name, String type, long size, String sha256, String path) {
        Attached hashed(String hash) {
            return new Attached(id, name, type, size, hash, path);
        }
    }
}
