package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.wording.Letter;
import id.sigap.wording.Templates;
import id.sigap.wording.Wording;
import id.sigap.wording.WordingStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The last look before a message leaves, in the transaction that commits <em>sending</em>: what was approved is what is sent,
 * under the claim it was approved under, once a round. Reads everything anew from the database.
 */
@ApplicationScoped
public class Guard {
    /** Of a receipt that waited so long that the answer went out first. */
    static final String OVERTAKEN = "overtaken";

    @Inject
    WordingStore wordings;

    @Inject
    Complaints complaints;

    @Inject
    Outbox outbox;

    @Inject
    Enclosures enclosures;

    @Inject
    Templates templates;

    @Inject
    Vault vault;

    /** @return why it must not be sent (a stable code), or empty where it may */
    Optional<String> objection(Complaint complaint, OutboxRow row) {
        CaseKey key = complaint.key(vault);
        Letter letter;
        try {
            letter = row.content(key).letter();
        } catch (IllegalStateException e) {
            return Optional.of("content-changed");
        }
        if (!letter.sha256().equals(row.sha256())) {
            return Optional.of("content-changed");
        }
        if (!letter.channel().equals(row.channelId())) {
            return Optional.of("channel-changed");
        }
        if (enclosures.of(letter).isEmpty()) {
            return Optional.of("attachment-changed");
        }
        if (row.kind().equals("agency") && !outbox.stillForwarded(row)) {
            return Optional.of("forwarding-ended");
        }
        if (row.kind().equals("ack") && row.round() == complaint.round() && complaint.roundAnswered()) {
            return Optional.of(OVERTAKEN);
        }
        return row.fromWording() ? wordingObjection(complaint, row) : templateObjection(row, letter);
    }

    private Optional<String> wordingObjection(Complaint complaint, OutboxRow row) {
        Wording wording = wordings.find(row.wordingId().orElseThrow()).orElse(null);
        boolean copy = wording != null && wording.complaintId() != complaint.id();
        if (wording == null || !wording.is(copy ? "sent" : "approved")) {
            return Optional.of("not-approved");
        }
        Complaint owner = copy ? complaints.find(wording.complaintId()).orElseThrow() : complaint;
        Wording.Content stored;
        try {
            stored = wording.content(owner.key(vault));
        } catch (IllegalStateException e) {
            return Optional.of("wording-changed");
        }
        Optional<String> letter =
                (copy ? stored.copyFor(complaint.id()) : Optional.of(stored.letter())).map(Letter::sha256);
        if (!stored.sha256().equals(wording.sha256())
                || letter.filter(row.sha256()::equals).isEmpty()) {
            return Optional.of("wording-changed");
        }
        if (wordings.peopleBehind(wording, wording.sha256()) < wording.peopleNeeded()) {
            return Optional.of("not-approved");
        }
        return copy ? copyObjection(complaint, row, owner) : ownObjection(complaint, row);
    }

    private Optional<String> copyObjection(Complaint complaint, OutboxRow row, Complaint owner) {
        boolean stillMerged = complaints.mergedInto(owner.id()).stream().anyMatch(one -> one.id() == complaint.id());
        if (!stillMerged) {
            return Optional.of("parted");
        }
        return row.round() != complaint.round() || complaint.roundAnswered()
                ? Optional.of("round-answered")
                : Optional.empty();
    }

    private Optional<String> ownObjection(Complaint complaint, OutboxRow row) {
        if (complaint.closedAt().isPresent()) {
            return Optional.of("case-closed");
        }
        if (row.claimNumber() != complaint.claimNumber()) {
            return Optional.of("holder-changed");
        }
        if (row.isAnswer() && (row.round() != complaint.round() || complaint.roundAnswered())) {
            return Optional.of("round-answered");
        }
        return Optional.empty();
    }

    private Optional<String> templateObjection(OutboxRow row, Letter letter) {
        return templates.rendersAs(row.templateCode().orElseThrow(), row.templateVersion(), letter)
                ? Optional.empty()
                : Optional.of("template-mismatch");
    }
}
