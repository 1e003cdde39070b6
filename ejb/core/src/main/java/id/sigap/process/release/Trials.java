package id.sigap.process.release;

import id.sigap.foundation.Refusal;
import id.sigap.process.TriageDesk;
import id.sigap.process.engine.DiagramRefused;
import id.sigap.process.engine.ModelFile;
import id.sigap.process.engine.TableTrial;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries a draft table on a message or on values, without touching the engine: two at a time, two seconds each. */
@ApplicationScoped
public class Trials {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int AT_ONCE = 2;
    private static final int MOST_INPUTS = 100;
    private static final int LONGEST_TEXT = 10_000;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/sigap-workers")
    ManagedExecutorService threads;

    @Inject
    SetCheck check;

    @Inject
    TriageDesk triage;

    private final Semaphore places = new Semaphore(AT_ONCE);

    @PostConstruct
    void warmUp() {
        TableTrial.warmUp();
    }

    /**
     * What came of a trial.
     *
     * @param facts what the table was told
     */
    public record Outcome(Map<String, Object> facts, List<String> matched, List<Map<String, Object>> outputs) {}

    /**
     * Tries a table.
     *
     * @param text a citizen's message, read by the triage as any other; or null
     * @param inputs values by name; or null where there is a text
     */
    public Outcome run(String key, String xml, String text, Map<String, Object> inputs) {
        SetCheck.Upload upload = check.read(key, xml);
        if (upload.file().kind() != ModelFile.Kind.DECISION) {
            throw Refusal.invalid("Yang dapat dicoba hanya tabel keputusan; \"" + key + "\" diagram proses.");
        }
        Map<String, Object> facts = facts(text, inputs);
        TableTrial.Decided decided = decide(key, new TableTrial(key, upload.content()), facts);
        return new Outcome(facts, decided.matched(), decided.outputs());
    }

    private Map<String, Object> facts(String text, Map<String, Object> inputs) {
        if (text != null && text.length() <= LONGEST_TEXT) {
            return triage.triage().read(text).facts().variables();
        }
        if (text != null
                || inputs == null
                || inputs.size() > MOST_INPUTS
                || !inputs.values().stream().allMatch(Trials::plain)) {
            throw Refusal.invalid("Isi pesan untuk dicoba (paling panjang " + LONGEST_TEXT
                    + " huruf), atau nilai masukan berupa teks, angka, atau benar/salah (paling banyak " + MOST_INPUTS
                    + ").");
        }
        return inputs;
    }

    private static boolean plain(Object value) {
        return value == null
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof String text && text.length() <= LONGEST_TEXT;
    }

    private TableTrial.Decided decide(String key, TableTrial trial, Map<String, Object> facts) {
        if (!places.tryAcquire()) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE, "busy", "Sedang ada dua percobaan lain; coba lagi dalam beberapa detik.");
        }
        Future<TableTrial.Decided> running;
        try {
            running = threads.submit(() -> {
                // a managed thread may have none, and the engine looks for its parts through this one
                Thread.currentThread().setContextClassLoader(Trials.class.getClassLoader());
                try {
                    return trial.run(facts, LIMIT);
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            throw e;
        }
        try {
            return running.get(LIMIT.toMillis() + 200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            throw tooSlow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooSlow();
        } catch (ExecutionException e) {
            throw refused(key, e.getCause());
        }
    }

    private static Refusal tooSlow() {
        return Refusal.of(
                Refusal.Kind.INVALID,
                "too-slow",
                "Tabel ini belum selesai dihitung dalam " + LIMIT.toSeconds() + " detik; sederhanakan isinya.");
    }

    private static RuntimeException refused(String key, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TableTrial.TooSlow) {
                return tooSlow();
            }
            if (cause instanceof DiagramRefused refused) {
                Findings findings = Findings.of(key, refused);
                return Refusal.of(
                                Refusal.Kind.INVALID,
                                "findings",
                                "Tabel ini belum dapat dicoba: "
                                        + findings.all().get(0).message())
                        .with("findings", findings.all());
            }
        }
        if (failure instanceof RuntimeException problem) {
            Findings.Found found = new Findings.Found(
                    "not-evaluated", "", "error", "Tabel tidak dapat dihitung: " + problem.getMessage(), key);
            return Refusal.of(Refusal.Kind.INVALID, "findings", found.message()).with("findings", List.of(found));
        }
        return new IllegalStateException("The trial of " + key + " failed", failure);
    }
}
