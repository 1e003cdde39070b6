package id.sigap.process.release;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Drafts of administrators: drawn, saved by themselves, locked by whoever edits, thrown away. Each act is one transaction. */
@ApplicationScoped
public class Drafts {
    /** How long an edit lock lasts unless it is renewed. */
    public static final Duration LOCK = Duration.ofMinutes(5);

    private static final int LONGEST_NOTE = 1000;
    private static final int QUARTER = 900;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Releases releases;

    @Inject
    SetCheck check;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** What a save left behind. */
    public record Saved(Draft draft, Findings findings) {}

    /** Open ones, the newest first. */
    public List<Draft> open() {
        return entities.createQuery("from ProcessDraft d where d.state = 'open' order by d.createdAt desc", Draft.class)
                .getResultList();
    }

    /** Whoever saved content into these drafts, by draft. */
    public Map<UUID, List<String>> authors(Collection<Draft> drafts) {
        Map<UUID, List<String>> authors = new HashMap<>();
        if (!drafts.isEmpty()) {
            entities.createQuery(
                            "from ProcessDraftAuthor a where a.id.draft in :drafts order by a.id.person",
                            DraftAuthor.class)
                    .setParameter("drafts", drafts.stream().map(Draft::id).toList())
                    .getResultList()
                    .forEach(author -> authors.computeIfAbsent(author.draft(), draft -> new ArrayList<>())
                            .add(author.person()));
        }
        return authors;
    }

    /** @throws Refusal 404 where there is no such draft of this key */
    public Draft get(String key, String id) {
        return uuid(id).map(uuid -> entities.find(Draft.class, uuid))
                .filter(draft -> draft.key().equals(key))
                .orElseThrow(() -> unknown(key, id));
    }

    /** The same, locked for the rest of the transaction. */
    Draft locked(String key, String id) {
        Draft draft = get(key, id);
        entities.refresh(draft, LockModeType.PESSIMISTIC_WRITE);
        return draft;
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refusal unknown(String key, String id) {
        return Refusal.notFound("Draf " + id + " dari \"" + key + "\" tidak ada.");
    }

    /** Begins a draft; a key that the set does not know makes a new file of it. */
    public Saved create(String key, String xml, String note, Draft.Origin origin, String person) {
        SetCheck.Upload upload = check.read(key, xml);
        requireKind(key, upload);
        Draft draft = new Draft(key, upload.file().kind(), origin, releases.newest(), note(note), clock.now());
        Findings findings = findings(draft.file(), upload.content());
        draft.write(upload.content(), findings, clock.now());
        entities.persist(draft);
        entities.flush();
        author(draft, person);
        Map<String, Object> data = data(draft);
        data.put("kind", draft.kind());
        data.put("base", draft.base());
        data.put("origin", draft.origin());
        ledger.record("draft.created", person, null, data);
        return new Saved(draft, findings);
    }

    private void requireKind(String key, SetCheck.Upload upload) {
        releases.files(releases.newest()).stream()
                .filter(file -> file.key().equals(key)
                        && !file.kind().equals(upload.file().kind().code()))
                .findFirst()
                .ifPresent(file -> {
                    throw Refusal.invalid("\"" + key + "\" adalah "
                            + (file.kind().equals("process") ? "diagram proses" : "tabel keputusan")
                            + "; berkas jenis lain tidak dapat menggantikannya.");
                });
    }

    /**
     * Saves.
     *
     * @param ifVersion the version that the caller saw; null where they did not say, which is refused
     * @param note null where it stays
     */
    public Saved save(String key, String id, Long ifVersion, String xml, String note, String person) {
        SetCheck.Upload upload = check.read(key, xml);
        Draft draft = locked(key, id);
        requireOpen(draft);
        requireFree(draft, person);
        if (ifVersion == null || ifVersion != draft.version()) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "stale-version",
                    "Draf ini sudah disimpan orang lain atau di jendela lain sejak Anda membukanya (versi "
                            + draft.version() + "). Muat ulang, lalu ulangi perubahan Anda.");
        }
        if (!upload.file().kind().code().equals(draft.kind())) {
            throw Refusal.invalid("Draf ini " + (draft.kind().equals("process") ? "diagram proses" : "tabel keputusan")
                    + "; berkas jenis lain tidak dapat menggantikannya.");
        }
        if (note != null) {
            draft.note(note(note));
        }
        draft.lock(person, clock.now().plus(LOCK));
        Findings findings = findings(draft.file(), upload.content());
        if (!ModelSet.sha256(upload.content()).equals(draft.sha256())) {
            draft.write(upload.content(), findings, clock.now());
            if (author(draft, person)) {
                ledger.record("draft.saved", person, null, data(draft));
            }
        }
        return new Saved(draft, findings);
    }

    /** @return whether this is the person's first save in this quarter of an hour */
    private boolean author(Draft draft, String person) {
        long quarter = clock.now().getEpochSecond() / QUARTER;
        DraftAuthor known = entities.find(DraftAuthor.class, new DraftAuthor.Key(draft.id(), person));
        if (known == null) {
            entities.persist(new DraftAuthor(draft.id(), person, quarter));
            return true;
        }
        return known.savesIn(quarter);
    }

    /** What is to be said of a file in the newest set. */
    public Findings findings(String key, String xml) {
        SetCheck.Upload upload = check.read(key, xml);
        return findings(upload.file().fileName(key), upload.content());
    }

    private Findings findings(String file, byte[] content) {
        return check.check(releases.set(releases.newest()).with(file, content)).forAuthorOf(file);
    }

    /** What is to be said of a draft in the newest set now. */
    public Findings findings(Draft draft) {
        return findings(draft.file(), draft.content());
    }

    /** @throws Refusal 404 where there is no such draft */
    public Draft get(UUID id) {
        return Optional.ofNullable(entities.find(Draft.class, id)).orElseThrow(() -> unknown("?", id.toString()));
    }

    /**
     * The newest set with this draft and others laid over it, as a release of them would be.
     *
     * @param with ids of further open drafts
     * @throws Refusal 409 {@code findings} while it has an error, {@code draft-closed} where one is not open
     */
    public ModelSet proposed(Draft draft, List<String> with) {
        requireOpen(draft);
        ModelSet set = releases.set(releases.newest()).with(draft.file(), draft.content());
        for (String other : with) {
            Draft more = uuid(other).map(id -> entities.find(Draft.class, id)).orElseThrow(() -> unknown("?", other));
            requireOpen(more);
            set = set.with(more.file(), more.content());
        }
        Findings findings = check.check(set);
        if (findings.errors() > 0) {
            throw EngineRefusals.withErrors(findings);
        }
        return set;
    }

    /** Takes or renews the edit lock. */
    public Draft lock(String key, String id, boolean force, String person) {
        Draft draft = locked(key, id);
        requireOpen(draft);
        Instant now = clock.now();
        Optional<Draft.Lock> other =
                draft.lock(now).filter(lock -> !lock.holder().equals(person));
        if (other.isPresent()) {
            if (!force) {
                throw heldBy(other.get());
            }
            ledger.record(
                    "draft.lock-taken",
                    person,
                    null,
                    Map.of(
                            "draft",
                            draft.id().toString(),
                            "key",
                            key,
                            "from",
                            other.get().holder()));
        }
        draft.lock(person, now.plus(LOCK));
        return draft;
    }

    /** Gives the lock back; nothing happens where the caller has none. */
    public Draft unlock(String key, String id, String person) {
        Draft draft = locked(key, id);
        if (draft.lock(clock.now()).filter(lock -> lock.holder().equals(person)).isPresent()) {
            draft.unlock();
        }
        return draft;
    }

    /** Throws a draft away; it stays in the database with the reason. */
    public Draft discard(String key, String id, String reason, String person) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_NOTE) {
            throw Refusal.invalid("Tulis alasan draf ini dibuang, paling panjang " + LONGEST_NOTE + " huruf.");
        }
        Draft draft = locked(key, id);
        requireOpen(draft);
        requireFree(draft, person);
        discard(draft, reason.strip(), person);
        return draft;
    }

    void discard(Draft draft, String reason, String person) {
        draft.discard(reason);
        ledger.record("draft.discarded", person, null, data(draft));
    }

    private void requireFree(Draft draft, String person) {
        draft.lock(clock.now()).filter(lock -> !lock.holder().equals(person)).ifPresent(lock -> {
            throw heldBy(lock);
        });
    }

    private static Refusal heldBy(Draft.Lock lock) {
        return Refusal.conflict(
                        "locked",
                        "Draf ini sedang disunting " + lock.holder() + "; tunggu sampai dilepas, atau ambil alih.")
                .with("holder", lock.holder())
                .with("until", lock.until().toString());
    }

    static void requireOpen(Draft draft) {
        if (!draft.open()) {
            String what = draft.releaseNumber()
                    .map(number -> "sudah dirilis sebagai rilis " + number)
                    .orElse("sudah dibuang");
            throw Refusal.conflict("draft-closed", "Draf ini " + what + "; mulai draf baru.")
                    .with("state", draft.state());
        }
    }

    static Map<String, Object> data(Draft draft) {
        Map<String, Object> data = new HashMap<>();
        data.put("draft", draft.id().toString());
        data.put("key", draft.key());
        data.put("sha256", draft.sha256());
        return data;
    }

    /** @throws Refusal where it is too long; a draft may be without */
    private static String note(String text) {
        String note = text == null ? "" : text.strip();
        if (note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("Catatan paling panjang " + LONGEST_NOTE + " huruf.");
        }
        return note;
    }
}
