package id.sigap.reply;

import id.sigap.complaint.Complaint;
import java.util.UUID;

/**
 * A letter to an agency was refused for good: it certainly did not arrive. Told in the transaction that records it.
 *
 * @param complaint locked
 * @param outbox the letter
 * @param code why, for people who look into it
 */
public record LetterRefused(Complaint complaint, UUID outbox, String code) {}
