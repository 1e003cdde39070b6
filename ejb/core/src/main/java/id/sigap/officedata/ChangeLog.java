package id.sigap.officedata;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Json;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who changed what from what to what. The log holds the words; the ledger gets a row of the act with keyed hashes of them, so
 * that a word changed here afterwards is found.
 */
@ApplicationScoped
public class ChangeLog {
    /** Rows a page. */
    public static final int PAGE = 50;

    private static final int LONGEST_REASON = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Ledger ledger;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    /**
     * @param kind such as {@code agency}; with the act it makes the ledger's act, {@code agency.changed}
     * @param before null where it was not there
     * @param after null where it is gone
     * @param reason null where none is asked for
     */
    public Change record(
            String kind, String subject, String act, String person, Object before, Object after, String reason) {
        String was = before == null ? null : Json.write(before);
        String is = after == null ? null : Json.write(after);
        Change change = new Change(clock.now(), person, kind, subject, act, was, is, reason);
        entities.persist(change);
        Map<String, Object> data = new HashMap<>(Map.of("subject", subject, "change", change.id()));
        hash(data, "before", was);
        hash(data, "after", is);
        hash(data, "reason", reason);
        ledger.record(kind + "." + act, person, null, data);
        return change;
    }

    private void hash(Map<String, Object> data, String name, String text) {
        if (text != null) {
            data.put(name, vault.lookupKey("change", text));
        }
    }

    /**
     * One page, newest first, and one row more where there is another page.
     *
     * @param subject null for all of the kind
     * @param below the id of the last row seen; null for the first page
     */
    public List<Change> of(String kind, String subject, Long below) {
        TypedQuery<Change> query = entities.createQuery(
                "from Change c where c.kind = :kind" + (subject == null ? "" : " and c.subject = :subject")
                        + (below == null ? "" : " and c.id < :below") + " order by c.id desc",
                Change.class);
        query.setParameter("kind", kind);
        if (subject != null) {
            query.setParameter("subject", subject);
        }
        if (below != null) {
            query.setParameter("below", below);
        }
        return query.setMaxResults(PAGE + 1).getResultList();
    }

    /** @throws Refusal where a reason is missing or too long */
    public static String requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("Sebutkan alasannya; alasan tersimpan dalam riwayat perubahan.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("Alasan terlalu panjang; paling panjang " + LONGEST_REASON + " karakter.");
        }
        return reason.strip();
    }
}
