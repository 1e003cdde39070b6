package id.sigap.process.replay;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.ledger.Ledger;
import id.sigap.process.release.Draft;
import id.sigap.process.release.Drafts;
import id.sigap.process.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks for replays and finds them. */
@ApplicationScoped
public class Replays {
    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final int MOST_AT_ONCE = 3;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Drafts drafts;

    @Inject
    Releases releases;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /**
     * Asks for one; the workers do it. Where one of this draft is under way already, that one is given.
     *
     * @param cases how many of the cases that ended last; null for 50
     * @param with further drafts of the same release
     * @throws Refusal 409 {@code findings} while the set has an error
     */
    public Replay ask(String key, String id, Integer cases, List<String> with, String person) {
        int wanted = cases == null ? USUAL : cases;
        if (wanted < 1 || wanted > MOST) {
            throw Refusal.invalid(
                    "Banyaknya aduan yang diputar ulang harus 1 sampai " + MOST + "; Anda meminta " + wanted + ".");
        }
        Draft draft = drafts.get(key, id);
        List<String> others =
                with == null ? List.of() : with.stream().distinct().toList();
        drafts.proposed(draft, others);
        List<Replay> open = entities.createQuery(
                        "from Replay r where r.state in ('waiting', 'running') order by r.askedAt", Replay.class)
                .getResultList();
        Optional<Replay> same = open.stream()
                .filter(one -> one.draft().equals(draft.id())
                        && one.draftVersion() == draft.version()
                        && one.with().equals(others)
                        && one.wanted() == wanted)
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (open.size() >= MOST_AT_ONCE) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE,
                    "busy",
                    "Sedang ada " + open.size() + " putar ulang lain; tunggu sampai salah satunya selesai.");
        }
        Replay replay = new Replay(draft.id(), draft.version(), others, releases.newest(), wanted, person, clock.now());
        entities.persist(replay);
        record("replay.asked", person, replay, Map.of("cases", wanted));
        return replay;
    }

    /** @throws Refusal 404 */
    public Replay get(String id) {
        try {
            return Optional.ofNullable(entities.find(Replay.class, UUID.fromString(id)))
                    .orElseThrow(() -> unknown(id));
        } catch (IllegalArgumentException e) {
            throw unknown(id);
        }
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound("Putar ulang \"" + id + "\" tidak ada.");
    }

    /** The last one of a draft. */
    public Optional<Replay> last(String draft) {
        try {
            return entities.createQuery("from Replay r where r.draft = :draft order by r.askedAt desc", Replay.class)
                    .setParameter("draft", UUID.fromString(draft))
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the draft is still as it was run. */
    public boolean current(Replay replay) {
        Draft draft = entities.find(Draft.class, replay.draft());
        return draft != null && draft.version() == replay.draftVersion() && releases.newest() == replay.base();
    }

    /** Its cases so far, those that differ first. */
    public List<ReplayCase> cases(Replay replay) {
        return entities.createQuery(
                        "from ReplayCase c where c.id.replay = :id order by"
                                + " case c.verdict when 'fails' then 0 when 'elsewhere' then 1 when 'longer' then 2 else 3 end,"
                                + " c.id.place",
                        ReplayCase.class)
                .setParameter("id", replay.id())
                .getResultList();
    }

    void record(String act, String person, Replay replay, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("replay", replay.id().toString());
        data.put("draft", replay.draft().toString());
        data.put("version", replay.draftVersion());
        data.put("base", replay.base());
        ledger.record(act, person, null, data);
    }
}
