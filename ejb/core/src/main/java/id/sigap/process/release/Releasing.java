package id.sigap.process.release;

import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The acts that bring a set into force: a release by a person who wrote nothing of it, and going back to an earlier set. */
@ApplicationScoped
public class Releasing {
    private static final int LONGEST_NOTE = 1000;

    @Inject
    Releases releases;

    @Inject
    Drafts drafts;

    @Inject
    SetCheck check;

    @Inject
    ReleaseTurn turn;

    @Inject
    Deploying deploying;

    @Inject
    Ledger ledger;

    @Inject
    UnitOfWork work;

    /**
     * What is to be released.
     *
     * @param key of the first draft
     * @param draft its id
     * @param with ids of further drafts of the same release
     * @param ifVersion the version of the first draft that the caller looked at; null where they did not say
     */
    public record Wish(String key, String draft, List<String> with, Long ifVersion, String note) {
        public Wish {
            with = with == null ? List.of() : List.copyOf(with);
        }
    }

    /**
     * Releases drafts together; asked again by the same person it answers the same. Not to be called in a transaction.
     *
     * @return the number of the release
     */
    public int release(Wish wish, String person) {
        requireNote(wish.note());
        check.askForGroups();
        return EngineRefusals.told(() -> work.call(() -> inTurn(wish, person)));
    }

    private int inTurn(Wish wish, String person) {
        turn.await();
        List<Draft> all = drafts(wish);
        Draft first = all.get(0);
        if (first.releaser().filter(person::equals).isPresent()) {
            return first.releaseNumber().orElseThrow();
        }
        all.forEach(Drafts::requireOpen);
        requireVersion(first, wish.ifVersion());
        requireAnotherPerson(all, person);
        ModelSet now = releases.set(releases.newest());
        requireFresh(all, now);
        ModelSet next = now;
        for (Draft draft : all) {
            next = next.with(draft.file(), draft.content());
        }
        requireChange(now, next);
        requireGroups();
        requireNoErrors(check.check(next));
        Release release =
                deploying.deploy(next, new Release.Words(title(all), wish.note().strip(), person, null));
        for (Draft draft : all) {
            draft.release(person, release.number());
            Map<String, Object> data = Drafts.data(draft);
            data.put("release", release.number());
            ledger.record("draft.released", person, null, data);
        }
        return release.number();
    }

    /** Locks them in the order of their ids; the first of the wish comes first. */
    private List<Draft> drafts(Wish wish) {
        Set<String> ids = new HashSet<>(wish.with());
        ids.remove(wish.draft());
        List<Draft> all = new ArrayList<>();
        Draft first = drafts.get(wish.key(), wish.draft());
        for (Draft other : drafts.open()) {
            if (ids.remove(other.id().toString())) {
                all.add(other);
            }
        }
        if (!ids.isEmpty()) {
            throw Refusal.invalid("Draf yang hendak ikut dirilis tidak ada atau sudah selesai: "
                    + String.join(", ", ids.stream().limit(5).sorted().toList()) + ".");
        }
        all.add(0, first);
        if (all.stream().map(Draft::key).distinct().count() < all.size()) {
            throw Refusal.invalid("Dua draf dari berkas yang sama tidak dapat dirilis bersama; pilih salah satu.");
        }
        all.stream()
                .sorted(java.util.Comparator.comparing(Draft::id))
                .forEach(draft -> drafts.locked(draft.key(), draft.id().toString()));
        return all;
    }

    private static void requireVersion(Draft draft, Long seen) {
        if (seen != null && seen != draft.version()) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "stale-version",
                    "Draf ini berubah sejak Anda memeriksanya (sekarang versi " + draft.version()
                            + "). Muat ulang dan periksa perbedaannya lagi.");
        }
    }

    private void requireAnotherPerson(List<Draft> all, String person) {
        Map<UUID, List<String>> authors = drafts.authors(all);
        for (Draft draft : all) {
            if (authors.getOrDefault(draft.id(), List.of()).contains(person)) {
                throw Refusal.notAllowed("Anda ikut menulis draf \"" + draft.key()
                        + "\"; yang merilisnya harus administrator lain yang tidak ikut menulis.");
            }
        }
    }

    private void requireFresh(List<Draft> all, ModelSet now) {
        for (Draft draft : all) {
            if (!releases.set(draft.base()).sha256(draft.key()).equals(now.sha256(draft.key()))) {
                throw Refusal.conflict(
                                "stale-base",
                                "Draf \"" + draft.key() + "\" digambar dari rilis " + draft.base()
                                        + ", sedangkan berkas itu sudah berubah sejak itu (sekarang rilis "
                                        + releases.newest() + "). Gambar ulang dari rilis terbaru.")
                        .with("key", draft.key())
                        .with("base", draft.base())
                        .with("newest", releases.newest());
            }
        }
    }

    private static void requireChange(ModelSet now, ModelSet next) {
        if (now.sha256().equals(next.sha256())) {
            throw Refusal.conflict("unchanged", "Isinya sama dengan rilis terbaru; tidak ada yang dirilis.");
        }
    }

    private void requireGroups() {
        if (!check.groupsKnown()) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE,
                    "directory-away",
                    "Keycloak tidak menjawab, sehingga tidak dapat dipastikan bahwa peran dan instansi dalam diagram ada."
                            + " Rilis ditunda; coba lagi setelah Keycloak kembali.");
        }
    }

    private static void requireNoErrors(Findings findings) {
        if (findings.errors() > 0) {
            throw EngineRefusals.withErrors(findings);
        }
    }

    private void requireNote(String note) {
        if (note == null || note.isBlank() || note.length() > LONGEST_NOTE) {
            throw Refusal.invalid(
                    "Tulis catatan rilis: apa yang berubah dan mengapa, paling panjang " + LONGEST_NOTE + " huruf.");
        }
    }

    private String title(List<Draft> all) {
        return all.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(Draft draft) {
        return id.sigap.process.engine.ModelFile.read(draft.key(), draft.content())
                .name(draft.key());
    }

    /**
     * Deploys an earlier set again as the next release, in one act of one person. Not to be called in a transaction. Goes on
     * while Keycloak is away: the set was in force before.
     *
     * @return the number of the new release
     */
    public int rollBack(int to, String note, String person) {
        requireNote(note);
        return EngineRefusals.told(() -> work.call(() -> backInTurn(to, note, person)));
    }

    private int backInTurn(int to, String note, String person) {
        turn.await();
        int newest = releases.newest();
        if (releases.find(to).isEmpty()) {
            throw Refusal.notFound("Rilis " + to + " tidak ada; yang terbaru rilis " + newest + ".");
        }
        ModelSet earlier = releases.set(to);
        requireChange(releases.set(newest), earlier);
        requireNoErrors(check.check(earlier));
        return deploying
                .deploy(earlier, new Release.Words("Kembali ke rilis " + to, note.strip(), person, to))
                .number();
    }
}
