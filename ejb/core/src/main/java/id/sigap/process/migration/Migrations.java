package id.sigap.process.migration;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The acts on plans: drawn by one administrator, tried, started by another, stopped and gone on with by anybody but the first. */
@ApplicationScoped
public class Migrations {
    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_STEPS = 1000;
    private static final int LONGEST_WORD = 200;
    private static final int MOST_SHOWN = 50;
    private static final int PAGE = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Routes routes;

    @Inject
    Roster roster;

    @Inject
    Ledger ledger;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    /**
     * What an administrator draws.
     *
     * @param steps null for what the engine proposes
     */
    public record Wish(int from, int to, List<Step> steps, String note) {}

    /** How many cases of a plan stand how, by {@code goes, stays, waiting, moved, left, gone}. */
    public record Counts(int total, Map<String, Integer> by) {}

    /** The newest first. */
    public List<CaseMigration> all() {
        return entities.createQuery("from CaseMigration m order by m.plannedAt desc", CaseMigration.class)
                .setMaxResults(MOST_SHOWN)
                .getResultList();
    }

    /** @throws Refusal 404 */
    public CaseMigration get(String id) {
        return uuid(id).map(found -> entities.find(CaseMigration.class, found)).orElseThrow(() -> unknown(id));
    }

    private CaseMigration locked(String id) {
        return uuid(id).map(found -> entities.find(CaseMigration.class, found, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> unknown(id));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound("Rencana pemindahan \"" + id + "\" tidak ada.");
    }

    public Counts counts(CaseMigration migration) {
        return counts(List.of(migration)).get(migration.id());
    }

    /** By plan. */
    public Map<UUID, Counts> counts(List<CaseMigration> migrations) {
        List<UUID> ids = migrations.stream().map(CaseMigration::id).toList();
        Map<UUID, List<Object[]>> rows = entities.createQuery(
                        "select c.id.migration, c.result, c.foreseen, count(c) from MigratedCase c"
                                + " where c.id.migration in :ids group by c.id.migration, c.result, c.foreseen",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.groupingBy(row -> (UUID) row[0]));
        return ids.stream().collect(Collectors.toMap(id -> id, id -> counted(rows.getOrDefault(id, List.of()))));
    }

    private static Counts counted(List<Object[]> rows) {
        Map<String, Integer> by = new TreeMap<>();
        int total = 0;
        for (Object[] row : rows) {
            int count = ((Number) row[3]).intValue();
            total += count;
            by.merge((String) row[1], count, Integer::sum);
            by.merge(row[2] == null ? "unseen" : (String) row[2], count, Integer::sum);
        }
        return new Counts(total, by);
    }

    /**
     * A page of its cases in the order of their numbers.
     *
     * @param which {@code goes, stays, waiting, moved, left, gone}, or null for all
     * @param after the last case of the page before, or 0
     */
    public List<MigratedCase> cases(CaseMigration migration, String which, long after) {
        String only = which == null ? "" : " and (c.result = :which or c.foreseen = :which)";
        TypedQuery<MigratedCase> query = entities.createQuery(
                        "from MigratedCase c where c.id.migration = :id and c.id.complaint > :after" + only
                                + " order by c.id.complaint",
                        MigratedCase.class)
                .setParameter("id", migration.id())
                .setParameter("after", after)
                .setMaxResults(PAGE);
        return (which == null ? query : query.setParameter("which", which)).getResultList();
    }

    /** Keeps a new plan, also one with faults; not to be called in a transaction. */
    public CaseMigration plan(Wish wish, String person) {
        requireNote(wish.note());
        return work.call(() -> {
            List<Step> steps = wish.steps() == null ? routes.proposal(wish.from(), wish.to()) : checked(wish.steps());
            routes.between(wish.from(), wish.to());
            CaseMigration migration =
                    new CaseMigration(wish.from(), wish.to(), steps, wish.note().strip(), person, clock.now());
            entities.persist(migration);
            record("migration.planned", person, migration, Map.of("steps", steps.size()));
            return migration;
        });
    }

    /** Another mapping, by whoever drew the first, before it is started. */
    public CaseMigration change(String id, Long seen, List<Step> steps, String note, String person) {
        CaseMigration migration = locked(id);
        if (!migration.plannedBy().equals(person)) {
            throw Refusal.notAllowed("Rencana ini dibuat " + migration.plannedBy()
                    + "; buat rencana sendiri bila pemetaannya hendak diubah.");
        }
        requireState(migration, "diubah", "planned", "checked");
        requireVersion(migration, seen);
        migration.change(
                steps == null ? migration.steps() : checked(steps),
                note == null ? migration.note() : requireNote(note).strip());
        roster.clear(migration);
        record(
                "migration.changed",
                person,
                migration,
                Map.of("steps", migration.steps().size()));
        return migration;
    }

    private static void requireVersion(CaseMigration migration, Long seen) {
        if (seen != null && seen != migration.version()) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "stale-version",
                    "Rencana ini sudah berubah (sekarang versi " + migration.version() + "); muat ulang dahulu.");
        }
    }

    /** @throws Refusal where a line lacks a word */
    public static List<Step> checked(List<Step> steps) {
        if (steps == null
                || steps.size() > MOST_STEPS
                || steps.stream()
                        .anyMatch(step ->
                                step == null || !word(step.process()) || !word(step.from()) || !word(step.to()))) {
            throw Refusal.invalid("Setiap baris pemetaan menyebut proses, elemen asal dan elemen tujuan; paling banyak "
                    + MOST_STEPS + " baris.");
        }
        return steps;
    }

    private static boolean word(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_WORD;
    }

    /** Begins the dry run: every case is tried and left as it is. Not to be called in a transaction. */
    public CaseMigration check(String id, String person) {
        requireNoFaults(work.call(() -> get(id)));
        return work.call(() -> {
            CaseMigration migration = locked(id);
            requireState(migration, "diuji coba", "planned", "checked");
            requireFree();
            migration.check();
            roster.clear(migration);
            roster.fill(migration);
            record("migration.check-begun", person, migration, Map.of());
            return migration;
        });
    }

    /**
     * Begins, or goes on after a stop; by another administrator than who drew the plan. Not to be called in a transaction.
     *
     * @param seen the version that this administrator looked at
     */
    public CaseMigration start(String id, Long seen, String person) {
        requireNoFaults(work.call(() -> get(id)));
        return work.call(() -> {
            CaseMigration migration = locked(id);
            if (migration.plannedBy().equals(person)) {
                throw Refusal.notAllowed("Rencana ini Anda buat sendiri; yang memulainya harus administrator lain.");
            }
            if (seen == null) {
                throw Refusal.of(
                        Refusal.Kind.CHALLENGE,
                        "if-match-expected",
                        "Sebutkan versi rencana yang Anda lihat di kepala If-Match, agar yang dimulai rencana yang Anda periksa.");
            }
            requireVersion(migration, seen);
            if (migration.state().equals("planned")) {
                throw Refusal.conflict(
                        "not-checked", "Rencana ini belum diuji coba; jalankan uji coba dahulu dan periksa hasilnya.");
            }
            requireState(migration, "dimulai", "checked", "stopped");
            requireFree();
            boolean first = migration.startedAt().isEmpty();
            if (first) {
                roster.again(migration);
            }
            migration.start(person, clock.now());
            roster.fill(migration);
            record(first ? "migration.started" : "migration.resumed", person, migration, Map.of());
            return migration;
        });
    }

    /** Stops after the case that is moving now. */
    public CaseMigration stop(String id, String person) {
        CaseMigration migration = locked(id);
        requireState(migration, "dihentikan", "checking", "running");
        migration.stop();
        record("migration.stopped", person, migration, Map.of());
        return migration;
    }

    private void requireNoFaults(CaseMigration migration) {
        List<Fault> faults = routes.faults(migration.from(), migration.to(), migration.steps());
        if (!faults.isEmpty()) {
            throw Refusal.conflict(
                            "faults",
                            "Rencana ini belum dapat dipakai: ada " + faults.size() + " kesalahan. Yang pertama: "
                                    + faults.get(0).message())
                    .with("faults", faults);
        }
    }

    private void requireFree() {
        entities.createQuery("from CaseMigration m where m.slot is not null", CaseMigration.class)
                .getResultStream()
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.conflict(
                                    "busy",
                                    "Pemindahan dari rilis " + other.from() + " ke rilis " + other.to()
                                            + " sedang berjalan; tunggu sampai selesai atau hentikan dahulu.")
                            .with("migration", other.id().toString());
                });
    }

    private static void requireState(CaseMigration migration, String act, String... allowed) {
        if (!List.of(allowed).contains(migration.state())) {
            throw Refusal.conflict(
                            "wrong-state",
                            "Rencana ini " + words(migration.state()) + "; belum atau tidak lagi dapat " + act + ".")
                    .with("state", migration.state());
        }
    }

    private static String words(String state) {
        return switch (state) {
            case "checking" -> "sedang diuji coba";
            case "checked" -> "sudah diuji coba";
            case "running" -> "sedang berjalan";
            case "stopped" -> "dihentikan";
            case "done" -> "sudah selesai";
            default -> "belum diuji coba";
        };
    }

    private static String requireNote(String note) {
        if (note == null || note.isBlank() || note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("Tulis alasan pemindahan, paling panjang " + LONGEST_NOTE + " huruf.");
        }
        return note;
    }

    void record(String act, String person, CaseMigration migration, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("migration", migration.id().toString());
        data.put("from", migration.from());
        data.put("to", migration.to());
        data.put("version", migration.version());
        ledger.record(act, person, null, data);
    }
}
