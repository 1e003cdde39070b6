package id.sigap.forwarding;

import id.sigap.agency.Agency;
import id.sigap.complaint.Complaint;
import id.sigap.foundation.Settings;
import id.sigap.foundation.Vault;
import id.sigap.reply.Notices;
import id.sigap.wording.template.Placeholder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Writes to an agency that has no accounts, with a link to answer by. The link holds a random word of which only a keyed hash
 * is stored; it answers this forwarding alone, once, and not after its time.
 */
@ApplicationScoped
class MailForwarding {
    /** How long an answer link stays good after the deadline it was sent with. */
    private static final Duration LINK_GRACE = Duration.ofDays(14);

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Notices notices;

    @Inject
    Vault vault;

    /** @return why nothing could be written; empty where the letter is on its way */
    Optional<String> queue(Complaint complaint, Forwarding forwarding, Agency agency, String due) {
        if (agency.address().isEmpty()) {
            return Optional.of("alamat surelnya belum diisi");
        }
        String token = newToken();
        forwarding.linked(
                vault.lookupKey("answer link", token), forwarding.dueAt().plus(LINK_GRACE));
        boolean queued = notices.mail(
                complaint,
                "agency",
                "AGENCY_REQUEST",
                agency.address().get(),
                agency.name(),
                Map.of(
                        Placeholder.AGENCY.key(),
                        agency.name(),
                        Placeholder.DUE.key(),
                        due,
                        Placeholder.TRACKING_LINK.key(),
                        Settings.publicUrl() + "/jawab/" + token));
        return queued ? Optional.empty() : Optional.of("kantor belum punya kanal surel");
    }

    private static String newToken() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
