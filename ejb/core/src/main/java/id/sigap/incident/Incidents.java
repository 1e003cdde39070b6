package id.sigap.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Notes;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a named person must take. The same trouble opens one incident, not one each time it is seen. */
@ApplicationScoped
public class Incidents {
    /** In UTF-16 units, of three bytes each at most. */
    private static final int MOST_SEALED = 230;

    private static final int LONGEST_KEY = 150;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Notes notes;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    public void open(String kind, Complaint complaint, String key, String what) {
        open(kind, complaint.id(), complaint.ticket(), key(kind, key), what);
    }

    /** @param subject what it is about where there is no complaint, such as {@code delivery 17} */
    public void openWithoutCase(String kind, String subject, String key, String what) {
        open(kind, null, subject, key(kind, key), what);
    }

    /** Opens what is told once for ever, also when it was resolved since; {@code subject} names it. */
    public void openOnce(String kind, String subject, String what) {
        boolean told = !entities.createQuery(
                        "select i.id from Incident i where i.kind = :kind and i.subject = :subject", Long.class)
                .setParameter("kind", kind)
                .setParameter("subject", Incident.cut(subject))
                .getResultList()
                .isEmpty();
        if (!told) {
            openWithoutCase(kind, subject, subject, what);
        }
    }

    /** What is too long for its column is cut, and ends with its own hash so that two stay two. */
    private static String key(String kind, String key) {
        String full = kind + ":" + key;
        if (full.length() <= LONGEST_KEY) {
            return full;
        }
        String hash = sha256(full);
        return full.substring(0, LONGEST_KEY - hash.length()) + hash;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void open(String kind, Long complaintId, String subject, String openKey, String what) {
        boolean known = !entities.createQuery("select i.id from Incident i where i.openKey = :key", Long.class)
                .setParameter("key", openKey)
                .getResultList()
                .isEmpty();
        if (known) {
            return;
        }
        entities.persist(new Incident(kind, complaintId, subject, what, openKey, clock.now()));
        ledger.record(
                "incident.opened",
                Ledger.SYSTEM,
                complaintId == null ? null : subject,
                Map.of("kind", kind, "key", openKey));
    }

    public List<Incident> open() {
        return entities.createQuery("from Incident i where i.resolvedAt is null order by i.since", Incident.class)
                .setMaxResults(200)
                .getResultList();
    }

    public Incident take(long id, String person) {
        Incident incident = unresolved(id);
        if (incident.takenBy().filter(taker -> !taker.equals(person)).isPresent()) {
            throw Refusal.conflict(
                    "taken", "Insiden ini sudah diambil " + incident.takenBy().get() + ".");
        }
        incident.take(person, clock.now());
        ledger.record("incident.taken", person, ticketOf(incident), Map.of("kind", incident.kind(), "incident", id));
        return incident;
    }

    /** Unresolved incidents that this person took. */
    public List<Incident> takenBy(String person) {
        return entities.createQuery(
                        "from Incident i where i.resolvedAt is null and i.takenBy = :person order by i.id",
                        Incident.class)
                .setParameter("person", person)
                .getResultList();
    }

    /** Gives an incident that somebody took to somebody else. */
    public void handOver(long id, String by, String from, String to) {
        Incident incident = entities.find(Incident.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (incident == null
                || incident.resolvedAt().isPresent()
                || incident.takenBy().filter(from::equals).isEmpty()) {
            return;
        }
        incident.take(to, clock.now());
        ledger.record(
                "incident.handed-over",
                by,
                ticketOf(incident),
                Map.of("kind", incident.kind(), "incident", id, "from", from, "to", to));
    }

    public Incident resolve(long id, String person, String note) {
        Incident incident = unresolved(id);
        if (note == null || note.isBlank()) {
            throw Refusal.invalid("Tulis apa yang sudah dilakukan, agar insiden ini dapat ditutup.");
        }
        Optional<Complaint> complaint = incident.complaintId().map(of -> entities.find(Complaint.class, of));
        complaint.ifPresent(found -> notes.add(found, person, "Insiden selesai: " + note));
        incident.resolve(complaint.isPresent() ? "dicatat pada aduan" : closed(note), clock.now());
        ledger.record("incident.resolved", person, ticketOf(incident), Map.of("kind", incident.kind(), "incident", id));
        return incident;
    }

    /** What is written of an incident without a case, cut to what its column holds once it is sealed. */
    private String closed(String note) {
        String kept = note.length() > MOST_SEALED ? note.substring(0, MOST_SEALED) : note;
        return Base64.getEncoder().encodeToString(vault.intakeKey().seal("incident", kept));
    }

    /** Closes by itself what is no longer so. */
    public void settled(String kind, String key) {
        settled(kind, key, Ledger.SYSTEM, "Selesai dengan sendirinya.");
    }

    /** Closes what somebody settled where it came from. */
    public void settled(String kind, String key, String person, String note) {
        entities.createQuery("from Incident i where i.openKey = :key", Incident.class)
                .setParameter("key", key(kind, key))
                .getResultList()
                .forEach(incident -> {
                    incident.resolve(note, clock.now());
                    ledger.record(
                            "incident.resolved",
                            person,
                            ticketOf(incident),
                            Map.of("kind", kind, "incident", incident.id()));
                });
    }

    public Optional<Incident> find(long id) {
        return Optional.ofNullable(entities.find(Incident.class, id));
    }

    /** What whoever asks for an incident is told that is not there, or not for them. */
    public static Refusal unknown(long id) {
        return Refusal.notFound("Insiden " + id + " tidak ada.");
    }

    private Incident unresolved(long id) {
        Incident incident = entities.find(Incident.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (incident == null) {
            throw unknown(id);
        }
        if (incident.resolvedAt().isPresent()) {
            throw Refusal.conflict("resolved", "Insiden ini sudah diselesaikan.");
        }
        return incident;
    }

    private static String ticketOf(Incident incident) {
        return incident.complaintId().isPresent() ? incident.subject() : null;
    }
}
