package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.wording.Approval;
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
    @Inject
    WordingStore wordings;

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
        return row.fromWording() ? wordingObjection(complaint, row, key) : templateObjection(row, letter);
    }

    private Optional<String> wordingObjection(Complaint complaint, OutboxRow row, CaseKey key) {
        Wording wording = wordings.find(row.wordingId().orElseThrow()).orElse(null);
        if (wording == null || !wording.is("approved")) {
            return Optional.of("not-approved");
        }
        String stored;
        try {
            stored = wording.content(key).letter().sha256();
        } catch (IllegalStateException e) {
            return Optional.of("wording-changed");
        }
        if (!stored.equals(row.sha256()) || !wording.sha256().equals(row.sha256())) {
            return Optional.of("wording-changed");
        }
        long people = wordings.approvalsOf(wording).stream()
                .filter(Approval::binds)
                .filter(approval -> approval.sha256().equals(row.sha256()))
                .map(Approval::person)
                .filter(person -> !person.equals(wording.author()))
                .distinct()
                .count();
        if (people < Math.max(1, wording.riskLevel())) {
            return Optional.of("not-approved");
        }
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
