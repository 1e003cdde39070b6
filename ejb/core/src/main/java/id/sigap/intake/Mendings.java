package id.sigap.intake;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.RawDelivery;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dead letters mended by a person: what is in one is shown as text, changed, and tried again. What its platform sent stays
 * kept, as does each version between; channel, key and attributes stay what they are. Each expects to run inside one unit of
 * work.
 */
@ApplicationScoped
public class Mendings {
    private static final int MOST = 100;
    private static final int LONGEST_REASON = 1000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    DeadLetters letters;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** @param version how often it was mended so far: what {@link #mend} wants to be told */
    public record Editable(String text, String contentType, int version) {
        /** Shows no content. */
        @Override
        public String toString() {
            return "Editable[version " + version + "]";
        }
    }

    public record Mended(Mending mending, String reason, Delivery delivery) {
        /** Shows no reason. */
        @Override
        public String toString() {
            return "Mended[" + mending.deliveryId() + "]";
        }
    }

    /** The content as a text; that somebody looked is recorded. */
    public Editable text(long id, String person) {
        Delivery delivery = dead(entities.find(Delivery.class, id), id);
        Editable found = new Editable(
                MendedText.of(content(delivery).body()), content(delivery).contentType(), times(id));
        ledger.record("delivery.read", person, null, Map.of("delivery", id));
        return found;
    }

    /**
     * Puts another content in the place of what a dead letter holds, and lets the intake try it again.
     *
     * @param seen the version that was changed; null where the caller named none
     */
    public void mend(long id, String person, Integer seen, String text, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("Tulis apa yang diperbaiki pada kiriman ini dan mengapa, paling panjang "
                    + LONGEST_REASON + " karakter.");
        }
        if (text == null || text.isBlank()) {
            throw Refusal.invalid("Isi kiriman tidak boleh kosong; yang tidak diperlukan dapat dikesampingkan.");
        }
        Delivery delivery = dead(entities.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE), id);
        int times = times(id);
        requireVersion(id, times, seen);
        RawDelivery before = content(delivery);
        Bytes after = MendedText.changed(before.body(), text);
        CaseKey key = vault.intakeKey();
        entities.persist(new Mending(delivery, times + 1, clock.now(), person, reason.strip(), key));
        delivery.mended(
                new RawDelivery(
                        before.key(), before.contentType(), before.attributes(), after, before.receivedAt(), ""),
                key);
        ledger.record(
                "delivery.mended",
                person,
                null,
                Map.of(
                        "delivery", id,
                        "number", times + 1,
                        "before", keyed(before.body()),
                        "after", keyed(after),
                        "reason", vault.lookupKey("mending", reason.strip())));
        letters.retry(id, person);
    }

    private String keyed(Bytes content) {
        return vault.lookupKey("delivery", content.sha256());
    }

    private static void requireVersion(long id, int times, Integer seen) {
        if (seen == null) {
            throw Refusal.of(
                    Refusal.Kind.CHALLENGE,
                    "if-match-expected",
                    "Sebutkan versi yang Anda lihat di kepala If-Match, agar perubahan orang lain tidak tertimpa.");
        }
        if (times != seen) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "stale-version",
                    "Kiriman " + id + " sudah diperbaiki orang lain sejak Anda membukanya. Salin perbaikan Anda,"
                            + " muat ulang, lalu coba lagi.");
        }
    }

    private RawDelivery content(Delivery delivery) {
        CaseKey key = vault.intakeKey();
        RawDelivery raw;
        try {
            raw = delivery.raw(key);
        } catch (RuntimeException e) {
            throw MendedText.notMendable("Segel kiriman ini tidak dapat dibuka.");
        }
        if (raw.attributes().containsKey(Intake.POINTS_AT)) {
            throw MendedText.notMendable("Kiriman ini hanya rujukan ke isi yang ada di platformnya.");
        }
        return raw;
    }

    private static Delivery dead(Delivery delivery, long id) {
        if (delivery == null) {
            throw Refusal.notFound("Kiriman " + id + " tidak ada.");
        }
        if (!delivery.isDead()) {
            throw Refusal.conflict(
                    "letter-settled",
                    "Kiriman " + id + " sudah terbaca atau dikesampingkan; isinya tidak diubah lagi.");
        }
        return delivery;
    }

    private int times(long id) {
        return entities.createQuery("select count(m) from Mending m where m.deliveryId = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult()
                .intValue();
    }

    /** What its platform sent, of a delivery that was mended since; that somebody looked is recorded. */
    public RawDelivery original(long id, String person) {
        Delivery delivery = entities.find(Delivery.class, id);
        RawDelivery first = first(id)
                .map(mending -> mending.before(delivery, vault.intakeKey()))
                .orElseThrow(() -> Refusal.notFound("Kiriman " + id + " tidak ada, atau tidak pernah diperbaiki."));
        ledger.record("delivery.read", person, null, Map.of("delivery", id));
        return first;
    }

    private Optional<Mending> first(long id) {
        return entities.createQuery("from Mending m where m.deliveryId = :id and m.number = 1", Mending.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** How this delivery was mended so far, the first time first. */
    public List<Mended> of(long id) {
        return entities.createQuery("from Mending m where m.deliveryId = :id order by m.number", Mending.class)
                .setParameter("id", id)
                .getResultStream()
                .map(this::told)
                .toList();
    }

    /** What was mended last in the whole office, the newest first; at most 100. */
    public List<Mended> newest() {
        return entities.createQuery("from Mending m order by m.id desc", Mending.class)
                .setMaxResults(MOST)
                .getResultStream()
                .map(this::told)
                .toList();
    }

    private Mended told(Mending mending) {
        return new Mended(
                mending, mending.reason(vault.intakeKey()), entities.find(Delivery.class, mending.deliveryId()));
    }

    /** The body under which its platform knows this delivery, whatever a person made of it since. */
    Bytes asSent(Delivery delivery) {
        CaseKey key = vault.intakeKey();
        return first(delivery.id())
                .map(mending -> mending.before(delivery, key))
                .orElseGet(() -> delivery.raw(key))
                .body();
    }

    /** Who mended this delivery last; empty for one that is as its platform sent it. */
    Optional<String> mender(long id) {
        return entities.createQuery(
                        "select m.mendedBy from Mending m where m.deliveryId = :id order by m.number desc",
                        String.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
