package id.sigap.complaint;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Words among the desk, kept with the case; no citizen and no agency sees them. */
@ApplicationScoped
public class Notes {
    /** In UTF-16 units. */
    private static final int LONGEST = 10_000;

    @Inject
    Complaints complaints;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    /**
     * Adds a note.
     *
     * @param person user name of its author
     * @throws Refusal where it is empty or too long
     */
    public void add(Complaint complaint, String person, String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid("Catatan masih kosong.");
        }
        if (text.length() > LONGEST) {
            throw Refusal.invalid("Catatan terlalu panjang; paling panjang " + LONGEST + " karakter.");
        }
        Instant now = clock.now();
        complaints.add(new Message(
                complaint,
                Message.Kind.NOTE,
                null,
                null,
                person,
                false,
                complaint.key(vault),
                Message.Content.of(text.strip()),
                "",
                now,
                now));
    }
}
