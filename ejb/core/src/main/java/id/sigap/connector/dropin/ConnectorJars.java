package id.sigap.connector.dropin;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the office knows of jars that were dropped in, and what it decided. A jar runs with the server's rights whatever is
 * decided here: refusing it keeps Sigap from using it, removing it from the folder keeps it out. Each act expects to run inside
 * one unit of work.
 */
@ApplicationScoped
public class ConnectorJars {
    public static final String ARRIVED = "connector-arrived";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Incidents incidents;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** The newest 500, newest first. */
    public List<ConnectorJar> all() {
        return entities.createQuery("from ConnectorJar j order by j.announcedAt desc, j.id desc", ConnectorJar.class)
                .setMaxResults(500)
                .getResultList();
    }

    /** What was decided about these contents, by SHA-256; those that were never announced are missing. */
    public Map<String, String> states(Set<String> sha256) {
        return entities.createQuery("from ConnectorJar j where j.sha256 in :sha256", ConnectorJar.class)
                .setParameter("sha256", sha256)
                .getResultStream()
                .collect(Collectors.toUnmodifiableMap(ConnectorJar::sha256, ConnectorJar::state));
    }

    /** The content that was accepted last under this name of a file. */
    public Optional<ConnectorJar> accepted(String fileName) {
        return entities
                .createQuery(
                        "from ConnectorJar j where j.fileName = :name and j.state = 'accepted' order by j.decidedAt desc",
                        ConnectorJar.class)
                .setParameter("name", fileName)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** What it takes the place of, and which channels stand still. */
    private String replaces(JarFile file, Set<String> connectors) {
        String version = accepted(file.name())
                .map(before ->
                        " Berkas ini menggantikan versi " + before.version().orElse("yang sudah diterima") + ".")
                .orElse("");
        List<String> channels = connectors.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select c.label from Channel c where c.connector in :ids and c.active = true order by c.id",
                                String.class)
                        .setParameter("ids", connectors)
                        .setMaxResults(10)
                        .getResultList();
        return channels.isEmpty()
                ? version
                : version + " Sampai diputuskan, kanal ini berhenti: " + String.join(", ", channels) + ".";
    }

    /**
     * A content that was never seen before: an administrator is to look at it.
     *
     * @param connectors ids that came from a file of this name until now
     */
    public void announce(JarFile file, Set<String> connectors) {
        boolean known = !entities.createQuery("select j.id from ConnectorJar j where j.sha256 = :sha256", Long.class)
                .setParameter("sha256", file.sha256())
                .getResultList()
                .isEmpty();
        if (known) {
            return;
        }
        ConnectorJar jar = new ConnectorJar(file, clock.now());
        entities.persist(jar);
        ledger.record("connector.announced", Ledger.SYSTEM, null, data(jar));
        incidents.openWithoutCase(
                ARRIVED,
                "connector jar " + jar.id(),
                jar.sha256(),
                "Konektor baru diletakkan di server: " + file.name() + " (" + file.size() + " bita), SHA-256 "
                        + file.sha256()
                        + "." + replaces(file, connectors)
                        + " Konektor ini belum dipakai. Cocokkan SHA-256 dengan yang diumumkan pembuatnya, lalu terima atau tolak di halaman Konektor.");
    }

    /** From now on this content is used. */
    public ConnectorJar accept(long id, String person) {
        return decide(id, "accepted", person, "Diterima oleh " + person + ".");
    }

    /** From now on this content is not used. */
    public ConnectorJar refuse(long id, String person) {
        return decide(id, "refused", person, "Ditolak oleh " + person + ".");
    }

    private ConnectorJar decide(long id, String decision, String person, String note) {
        ConnectorJar jar = entities.find(ConnectorJar.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (jar == null) {
            throw Refusal.notFound("Berkas konektor " + id + " tidak ada.");
        }
        if (jar.state().equals(decision)) {
            throw Refusal.conflict(
                    "decided",
                    "Berkas konektor " + jar.fileName() + " sudah "
                            + (decision.equals("accepted") ? "diterima" : "ditolak") + " oleh "
                            + jar.decidedBy().orElse("") + ".");
        }
        jar.decide(decision, person, clock.now());
        ledger.record("connector." + decision, person, null, data(jar));
        incidents.settled(ARRIVED, jar.sha256(), person, note);
        return jar;
    }

    private static Map<String, Object> data(ConnectorJar jar) {
        return Map.of("jar", jar.id(), "sha256", jar.sha256());
    }
}
