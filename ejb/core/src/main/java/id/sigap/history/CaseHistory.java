package id.sigap.history;

import id.sigap.complaint.CaseFlow.Passage;
import id.sigap.complaint.Complaint;
import id.sigap.deadline.Deadline;
import id.sigap.ledger.LedgerEntry;
import id.sigap.wording.Approval;
import id.sigap.wording.Letter;
import id.sigap.wording.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that is kept of one case, each list with the earliest first. Texts are opened: whoever gets it has been let in.
 *
 * @param passages  the steps on the diagrams
 * @param entries   the ledger's rows of the case without its readings
 * @param cut       true where the case has more rows than {@link id.sigap.ledger.LedgerQuery#OF_CASE} and the oldest are left out
 * @param readings  who read it when
 * @param versions  every wording
 * @param sendings  every letter on its way out, to citizens, agencies and staff
 */
public record CaseHistory(
        Complaint complaint,
        List<Passage> passages,
        List<LedgerEntry> entries,
        boolean cut,
        List<Reading> readings,
        List<Version> versions,
        List<Sending> sendings,
        List<Deadline> deadlines) {

    /** @param purpose of a restricted case's reading; empty for those whose work it is */
    public record Reading(Instant at, String person, Optional<String> purpose) {}

    /** A wording with what was said of it. */
    public record Version(Wording wording, Wording.Content content, List<Said> said) {}

    /** @param note words of the person, or the reason that was picked */
    public record Said(Approval approval, Optional<String> note) {}

    /**
     * A letter.
     *
     * @param version  the wording it carries; empty for a released template
     * @param template code and version of the template; empty for a wording
     * @param letter   the exact parts that went out, in their order
     * @param sha256   over the letter, as approvals bind it
     * @param keyed    HMAC-SHA-256 of it under the case's key: what the ledger's rows of this letter say
     * @param bound    whether the letter as stored still has this hash
     * @param traces   what happened to it: queued, sending, sent, delivered, read, failed
     */
    public record Sending(
            UUID id,
            String kind,
            String channel,
            String state,
            int round,
            Optional<Integer> version,
            Optional<String> template,
            Letter letter,
            String sha256,
            String keyed,
            boolean bound,
            Optional<String> nativeId,
            Instant createdAt,
            List<Trace> traces) {}

    public record Trace(Instant at, String act, String actor, long entry) {}
}
