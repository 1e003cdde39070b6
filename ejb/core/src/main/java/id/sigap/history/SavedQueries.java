package id.sigap.history;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Json;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Refusal;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps auditors' questions: each sees their own and the shared ones, and changes their own. */
@ApplicationScoped
public class SavedQueries {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ASK = 4_000;
    private static final int MOST = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Offices offices;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** One's own and the shared ones, by name. */
    public List<SavedQuery> seenBy(String person) {
        return entities.createQuery(
                        "from SavedQuery q where q.owner = :person or q.shared = true order by q.name, q.owner",
                        SavedQuery.class)
                .setParameter("person", person)
                .getResultList();
    }

    /** @param ask by the names of {@link HistoryAsk#NAMES} */
    public SavedQuery save(String person, String name, boolean shared, Map<String, String> ask) {
        String title = name(name);
        HistoryAsk.of(ask, offices.zone());
        if (Json.write(ask).length() > LONGEST_ASK) {
            throw Refusal.invalid("Saringan pencarian terlalu panjang untuk disimpan; paling panjang " + LONGEST_ASK
                    + " huruf seluruhnya.");
        }
        List<SavedQuery> own = entities.createQuery("from SavedQuery q where q.owner = :person", SavedQuery.class)
                .setParameter("person", person)
                .getResultList();
        if (own.size() >= MOST) {
            throw Refusal.invalid("Anda sudah menyimpan " + MOST + " pencarian; hapus satu dahulu.");
        }
        requireFree(own, title, null);
        SavedQuery query = new SavedQuery(person, title, shared, ask, clock.now());
        entities.persist(query);
        record("query.saved", person, query);
        return query;
    }

    public SavedQuery change(String person, UUID id, String name, boolean shared) {
        SavedQuery query = own(person, id);
        String title = name(name);
        requireFree(
                entities.createQuery("from SavedQuery q where q.owner = :person", SavedQuery.class)
                        .setParameter("person", person)
                        .getResultList(),
                title,
                id);
        query.change(title, shared, clock.now());
        record("query.changed", person, query);
        return query;
    }

    public void delete(String person, UUID id) {
        SavedQuery query = own(person, id);
        entities.remove(query);
        record("query.deleted", person, query);
    }

    private SavedQuery own(String person, UUID id) {
        SavedQuery query = entities.find(SavedQuery.class, id);
        if (query == null || !query.owner().equals(person) && !query.shared()) {
            throw Refusal.notFound("Pencarian tersimpan itu tidak ada, atau sudah dihapus.");
        }
        if (!query.owner().equals(person)) {
            throw Refusal.notAllowed("Pencarian \"" + query.name() + "\" milik " + query.owner()
                    + "; hanya pemiliknya yang dapat mengubahnya. Simpan salinan Anda sendiri.");
        }
        return query;
    }

    private static void requireFree(List<SavedQuery> own, String name, UUID but) {
        if (own.stream()
                .anyMatch(query ->
                        query.name().equalsIgnoreCase(name) && !query.id().equals(but))) {
            throw Refusal.conflict("exists", "Anda sudah punya pencarian bernama \"" + name + "\"; pilih nama lain.");
        }
    }

    private static String name(String name) {
        String title = name == null ? "" : name.strip();
        if (title.isEmpty() || title.length() > LONGEST_NAME) {
            throw Refusal.invalid("Nama pencarian harus 1 sampai " + LONGEST_NAME + " huruf.");
        }
        return title;
    }

    private void record(String act, String person, SavedQuery query) {
        ledger.record(act, person, null, Map.of("query", query.id().toString(), "shared", query.shared()));
    }
}
