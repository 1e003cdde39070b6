package id.sigap.complaint;

import id.sigap.foundation.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a case: a lease that ends after a quarter of an hour without an act of the holder, read at the next act. Its
 * number grows with each change of holder. While a wording waits for approval or for sending the case is parked: nobody
 * claims it and the lease does not run.
 */
@Embeddable
class Claim {
    /** How long a claim lasts without an act of its holder. */
    static final Duration LEASE = Duration.ofMinutes(15);

    private String holder;

    @Column(name = "claim_number")
    private int number;

    @Column(name = "lease_until")
    private Instant until;

    private boolean parked;

    protected Claim() {}

    /** Nobody's. */
    static Claim none() {
        return new Claim();
    }

    Optional<String> holderAt(Instant now) {
        return holder != null && (parked || until.isAfter(now)) ? Optional.of(holder) : Optional.empty();
    }

    /** Taking what one holds already extends the lease. */
    void take(String ticket, String person, Instant now) {
        Optional<String> current = holderAt(now);
        if (current.isPresent() && !current.get().equals(person)) {
            throw heldByAnother(ticket, current.get());
        }
        if (!parked && !person.equals(holder)) {
            changeTo(person);
        }
        extend(now);
    }

    void require(String ticket, String person, Instant now) {
        String current = holderAt(now)
                .orElseThrow(() -> Refusal.conflict(
                        "not-held",
                        "Aduan " + ticket + " tidak sedang Anda pegang (masa pegang berakhir). Ambil dahulu."));
        if (!current.equals(person)) {
            throw heldByAnother(ticket, current);
        }
    }

    private Refusal heldByAnother(String ticket, String current) {
        return Refusal.conflict("held-by-another", "Aduan " + ticket + " sedang dipegang " + current + ".")
                .with("holder", current)
                .with("leaseUntil", until == null ? null : until.toString());
    }

    /** @param person null where nobody holds it from now on */
    void changeTo(String person) {
        holder = person;
        number++;
        until = null;
        parked = false;
    }

    void extend(Instant now) {
        until = now.plus(LEASE);
    }

    void park() {
        parked = true;
    }

    /** Ends the parking; the holder's lease starts anew. */
    void unpark(Instant now) {
        parked = false;
        if (holder != null) {
            extend(now);
        }
    }

    /** Whoever claimed last, also after the lease ended; null where nobody did. */
    String lastHolder() {
        return holder;
    }

    int number() {
        return number;
    }

    Optional<Instant> until() {
        return Optional.ofNullable(parked ? null : until);
    }

    boolean parked() {
        return parked;
    }
}
